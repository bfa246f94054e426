import { InteractionContextType } from "discord.js";
import { describe, expect, test } from "vitest";
import { drawTopic } from "../../../commands/cautions/topic.ts";
import { countWords, MOST_WORDS } from "../../../commands/cautions/with.ts";
import { cautionsFor } from "../../../src/content/choose/choose-cautions.ts";
import { helpFor } from "../../../src/content/choose/help.ts";
import { writeSource } from "../../../src/discord/ui/source.ts";
import { commandHouse, content, english } from "../../support/command-house.ts";
import { storedReminder } from "../../support/fake-reminders.ts";
import { controlsIn, textIn } from "../../support/read-card.ts";

describe("/help", () => {
  test("says in 120 words what the bot does, what it is not, and where to report; whom to call is a press away", async () => {
    const house = commandHouse();
    const { text, controls } = await house.type("help");
    for (const part of [
      "/sleep tips",
      "/cautions",
      "/reminder set",
      "/privacy",
      "not a doctor",
      "CBT-I",
      "No clinician has read my texts",
    ])
      expect(text).toContain(part);
    expect(text).toContain("Tell whoever runs me");
    expect(text.split(/\s+/).length).toBeLessThanOrEqual(120);
    expect(controls.map(({ label }) => label)).toEqual([
      "Try a tip",
      "Remind me nightly",
      "I'm awake now",
      "Emergency numbers",
    ]);
    const numbers = await house.press(controls[3]?.custom_id ?? "");
    for (const part of ["Poison", "911"]) expect(numbers.text).toContain(part);
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
  test("what was asked for comes first, in full, with the next two by their titles and sources behind a button", async () => {
    const house = commandHouse();
    const { text, controls, cards } = await house.type("sleep tips", { about: "my phone keeps me scrolling in bed" });
    expect(text).toMatch(
      /^### .+\n.+\n-# Why: .+\n-# (Strong|Moderate|Limited) evidence\n-# General advice, not a diagnosis\.$/,
    );
    expect(controls).toHaveLength(5);
    expect(controls.slice(2).map(({ label }) => label)).toEqual(["Sources", "Bad for months?", "Need help now?"]);
    expect((cards[0]?.flags ?? 0) & 64).toBe(0);
    const other = controls[1];
    const turned = await house.press(other?.custom_id ?? "");
    expect(turned.text.startsWith(`### ${other?.label}\n`)).toBe(true);
    const sources = await house.press(turned.controls.find(({ label }) => label === "Sources")?.custom_id ?? "");
    expect(sources.text).toMatch(new RegExp(`^### ${other?.label}\n.* evidence: .*\n- \\[`));
  });

  test("every tip is reached from every other by pressing on", async () => {
    const house = commandHouse();
    let page = await house.type("sleep tips", { about: "noise and a baby" });
    const seen = new Set<string>();
    for (let pressed = 0; pressed < 12; pressed++) {
      seen.add(page.text.split("\n")[0] ?? "");
      page = await house.press(page.controls[0]?.custom_id ?? "");
    }
    expect(seen.size).toBe(8); // as many as a button holds
  });

  test("words that nothing answers are not repeated, and lead on by buttons alone", async () => {
    for (const about of ["zzzzz", "asdf", "purple elephant", "hot dog recipe"]) {
      const { text, controls, cards } = await commandHouse().type("sleep tips", { about });
      expect(text, about).toMatch(/^I know about sleep, and have nothing on that\./);
      expect(text, about).not.toContain(about);
      const labels = controls.map(({ label }) => label);
      expect(labels.slice(-4), about).toEqual(["Try a tip", "I'm awake now", "Bad for months?", "Need help now?"]);
      expect((cards[0]?.flags ?? 0) & 64, about).toBe(64);
    }
  });

  test("what concerns nobody else is answered to whoever asked alone, and says so", async () => {
    for (const about of [
      "i feel so depressed i cant sleep",
      "panic attacks at night",
      "8 weeks pregnant and awake all night",
      "no sex drive since i sleep badly",
      "weed dreams",
    ]) {
      const { text, cards } = await commandHouse().type("sleep tips", { about });
      expect((cards[0]?.flags ?? 0) & 64, about).toBe(64);
      if (text.includes("General advice")) expect(text, about).toContain("-# Only you can see this answer.");
    }
  });

  test("who asks what to take is recommended nothing, alone, with somewhere to go", async () => {
    const house = commandHouse();
    const { text, controls, cards } = await house.type("sleep tips", { about: "what can i take to sleep" });
    expect(text).toContain("I recommend nothing to take");
    expect((cards[0]?.flags ?? 0) & 64).toBe(64);
    expect(controls.map(({ label }) => label)).toEqual([
      "Ask about a name",
      "What helps without it",
      "All cautions",
      "Bad for months?",
      "Need help now?",
    ]);
    const { form } = await house.press(controls[0]?.custom_id ?? "");
    expect(form?.custom_id).toBe("1|cautions.asked|1101112131415161718");
  });

  test("how much of something is answered with what is known of it, never with tips", async () => {
    const { text, cards } = await commandHouse().type("sleep tips", { about: "how many grams of kratom" });
    expect(text).toContain("kratom");
    expect(text).not.toContain("General advice");
    for (const { flags } of cards) expect(flags & 64).toBe(64);
  });

  test("while somebody types, topics come first, then the tips that answer what was typed so far", async () => {
    const house = commandHouse();
    expect((await house.suggest("sleep tips", "", "about")).choices).toHaveLength(25);
    const { choices } = await house.suggest("sleep tips", "noise from the street", "about");
    const titles = content.tips.map(({ title }) => title);
    const chosen = choices.find(({ name }) => titles.includes(name));
    const { text } = await house.type("sleep tips", { about: chosen?.value ?? "" });
    expect(text.startsWith(`### ${chosen?.name}\n`)).toBe(true);
    expect((await house.suggest("sleep tips", "noise ".repeat(20), "about")).choices).toEqual([]); // longer than a choice may be
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
      expect(text, about).not.toContain("Why: ");
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
    expect(alone.text).not.toContain("-# For "); // nothing is known, so nothing is presumed
    const reminded = commandHouse({ find: async () => storedReminder() }, { now: "2026-03-12T22:45:00Z" });
    const own = { context: InteractionContextType.BotDM }; // where nobody else reads along
    expect((await reminded.type("sleep tips", {}, own)).text).toContain("For the middle of the night"); // past 22:30
    expect((await reminded.type("sleep tips", {})).text).not.toContain("-# For ");
  });

  test("what somebody else presses is shown to them alone, and the first page stays", async () => {
    const house = commandHouse();
    const page = await house.type("sleep tips", {}, { userId: "11111111111111111" });
    const more = page.controls.find(({ label }) => label !== undefined)?.custom_id ?? "";
    const [seen] = (await house.press(more, { userId: "22222222222222222" })).cards;
    expect((seen?.flags ?? 0) & 64).toBe(64);
    const [own] = (await house.press(more, { userId: "11111111111111111" })).cards;
    expect((own?.flags ?? 0) & 64).toBe(0);
  });
});

describe("/cautions", () => {
  test("says in one line when to call, then answers, and has the emergency steps behind a button", async () => {
    for (const { id } of content.cautionTopics) {
      const { text, controls } = await commandHouse().choose("1|cautions.topic", id);
      if (id === "crisis" || id === "emergency") {
        expect(text, id).toMatch(/^### If it is urgent/); // whom to call, then what to do
        continue;
      }
      expect(text, id).toMatch(/^\*\*Hard to wake, slow breathing, a fit\? Call .*\*\*\n### /);
      expect(controls[0]?.label, id).toBe("Emergency steps");
      expect(text, id).toMatch(/\*\*Where to get help:\*\*.*$/);
    }
  });

  test("a topic is answered in 130 words, in 90 where it has one card, and what had no room is a button", async () => {
    const seen = new Set<string>();
    const read = (text: string) => {
      for (const { id, title } of content.cautions) if (text.includes(`: ${title}\n`)) seen.add(id);
    };
    for (const { id } of content.cautionTopics) {
      const house = commandHouse();
      const { text, controls } = await house.choose("1|cautions.topic", id);
      const most = cautionsFor(content, id).length > 1 ? MOST_WORDS.two : MOST_WORDS.one;
      expect(countWords(text), id).toBeLessThanOrEqual(most);
      read(text);
      for (const { custom_id } of controls)
        if (custom_id?.includes("cautions.card")) read((await house.press(custom_id)).text);
    }
    expect([...seen].sort()).toEqual(content.cautions.map(({ id }) => id).sort());
  });

  test("in every country the steps of an emergency stand below its numbers, and when to call is there or a press away", async () => {
    for (const { code, country } of content.helplines) {
      const shown = drawTopic(english, content, "emergency", helpFor(content, code));
      const text = textIn(shown);
      expect(text, country).toContain("1. Call the emergency number.");
      expect(
        text.includes("When to call") || controlsIn(shown).some(({ label }) => label === "When to call"),
        country,
      ).toBe(true);
      expect(countWords(text), country).toBeLessThanOrEqual(MOST_WORDS.two);
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
