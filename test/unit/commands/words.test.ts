import { describe, expect, test } from "vitest";
import { writeSource } from "../../../src/discord/draw/source.ts";
import { commandHouse, content, english } from "../../support/command-house.ts";

describe("/help", () => {
  test("says what the bot does, what it is not, whom to call, and where to report", async () => {
    const { text } = await commandHouse().type("help");
    for (const part of [
      "/sleep tips",
      "/cautions",
      "/reminder set",
      "/privacy",
      "not a doctor",
      "CBT-I",
      "Poison",
      "911",
    ])
      expect(text).toContain(part);
    expect(text).toContain("Tell whoever runs this bot");
  });

  test("names the address for reports when there is one", async () => {
    const { text } = await commandHouse({}, { supportUrl: "https://example.org/support" }).type("help");
    expect(text).toContain("https://example.org/support");
  });

  test("names the address of the privacy policy when there is one", async () => {
    const privacyUrl = "https://example.org/privacy";
    expect((await commandHouse({}, { privacyUrl }).type("help")).text).toContain(`privacy policy: ${privacyUrl}`);
    expect((await commandHouse().type("help")).text).not.toContain("privacy policy");
  });

  test.each(content.helplines.map(({ country, asOf }) => [country, asOf] as const))(
    "%s: every line says something, and as of when",
    async (country, asOf) => {
      const { text } = await commandHouse().type("help", { country });
      expect(text.startsWith(`### If it is urgent: ${country}`)).toBe(true); // asked for by name: nothing before it
      expect(text).toContain(`As of ${asOf}`);
      expect(text).toContain("**Crisis lines by country:** [findahelpline.com](https://findahelpline.com)");
      expect(text).not.toMatch(/null|undefined|[ \t]$/m);
    },
  );

  test("a country that is not known still says whom to call", async () => {
    const { text } = await commandHouse().type("help", { country: "Atlantis" });
    for (const part of ["112", "911", "poison control"]) expect(text).toContain(part);
  });
});

describe("/sleep tips", () => {
  test("words that fit no topic are not repeated, and topics that exist are offered", async () => {
    const { text } = await commandHouse().type("sleep tips", { about: "zzzzz" });
    expect(text).toContain("Nothing on that yet");
    expect(text).toContain("**Caffeine**");
    expect(text).not.toContain("zzzzz");
  });

  test("words that fit no topic lead on: to topics by name, and to tips without any", async () => {
    for (const about of ["asdf", "purple elephant", "bicycle"]) {
      const { text } = await commandHouse().type("sleep tips", { about });
      expect(text, about).toMatch(/\*\*Caffeine\*\*.*Try `\/sleep tips about:`.*leave `about` out/s);
    }
  });

  test("words of somebody in danger are answered with help, for them alone, before any tip", async () => {
    const urgent = [
      "i overdsed on my pills",
      "i wnat to die, my phone keeps me awake",
      "took too many sleeping pills",
      "i am suicidl",
    ];
    for (const about of urgent) {
      const { text, cards } = await commandHouse().type("sleep tips", { about });
      expect(text, about).toMatch(/^### .*\n## (?:112, 911 or your local emergency number|\d)/);
      expect(text, about).not.toContain("Why it works");
      expect((cards[0]?.flags ?? 0) & 64, about).toBe(64);
    }
  });

  test("the hour is the person's own only where they alone see it", async () => {
    const find = async () => {
      throw new Error("not to be called for what everybody sees");
    };
    const open = await commandHouse({ find }, { now: "2026-03-12T09:00:00Z" }).type(
      "sleep tips",
      {},
      { guildLocale: "ja" },
    );
    expect(open.text).toContain("For this evening"); // 18:00 in Tokyo
    const alone = await commandHouse({}, { now: "2026-03-12T09:00:00Z" }).type("sleep tips", { private: true });
    expect(alone.text).toContain("For this evening"); // nothing known: simply this evening
  });

  test("what somebody else presses is shown to them alone, and the first page stays", async () => {
    const house = commandHouse();
    const page = await house.type("sleep tips", {}, { userId: "11111111111111111" });
    const more = page.controls.find(({ label }) => label?.startsWith("Another"))?.custom_id ?? "";
    const [seen] = (await house.press(more, { userId: "22222222222222222" })).cards;
    expect((seen?.flags ?? 0) & 64).toBe(64);
    const [own] = (await house.press(more, { userId: "11111111111111111" })).cards;
    expect((own?.flags ?? 0) & 64).toBe(0);
  });
});

describe("/cautions", () => {
  test("shows the signs of an emergency first, whatever was asked for, and ends with where to get help", async () => {
    for (const { id } of content.cautionTopics) {
      const { text } = await commandHouse().choose("1|cautions.topic", id);
      const [whom, ...rest] = [...text.matchAll(/^### (.*)$/gm)].map(([, heading = ""]) => heading);
      const isUrgent = id === "crisis" || id === "emergency";
      expect(whom === "If it is urgent", id).toBe(isUrgent); // whom to call, then what to do
      expect(isUrgent ? rest[0] : whom).toContain(id === "crisis" ? "Thoughts of suicide" : "Emergency");
      expect(text).toMatch(/\*\*Where to get help:\*\*.*$/);
    }
  });

  test("words that fit no card are never taken for a word of safety", async () => {
    const { text } = await commandHouse().type("cautions", { topic: "zzzzz" });
    expect(text).toContain("does not mean it is safe");
    expect(text).not.toContain("zzzzz");
  });
});

test("every source is named with publisher and year, and its link is one that Discord reads whole", () => {
  for (const source of content.sources.values()) {
    const text = writeSource(english, source);
    expect(text).toContain(` — ${source.publisher}, ${source.year ?? "undated"}`);
    if (source.link) expect(text).toMatch(/^\[[^[\]]+\]\(https?:\/\/[^()\s]+\) — /);
  }
});
