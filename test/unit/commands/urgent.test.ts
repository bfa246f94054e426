import { describe, expect, test } from "vitest";
import { commandHouse, content, mapPeople } from "../../support/command-house.ts";

const ME = "234567890123456789";

/** Everywhere something can be typed, with what it is called there. */
const CRIES: readonly [path: string, option: string, more: object][] = [
  ["sleep tips", "about", {}],
  ["sleep tonight", "bedtime", {}],
  ["cautions", "with", {}],
  ["cautions", "place", {}],
  ["reminder set", "zone", { bedtime: "22:30" }],
];

describe("somebody in danger", () => {
  test.each(CRIES)("in /%s %s reads whom to call first, by the country they chose", async (path, option, more) => {
    const people = mapPeople();
    await people.chooseCountry(ME, "DE");
    const { text } = await commandHouse({}, { people }).type(path, { ...more, [option]: "I want to die" });

    expect(text).toMatch(/^### I'm glad you are here\n## 0800 111 0 111 \(Telefonseelsorge\)\n.*\n## 112\n/);
    expect(text).toContain("Numbers: Germany");
  });

  test.each(CRIES)(
    "in /%s %s without a country reads what holds anywhere, and can choose one",
    async (path, option, more) => {
      const people = mapPeople();
      const house = commandHouse({}, { people });
      const { text, controls } = await house.type(path, { ...more, [option]: "took too many pills" });
      expect(text).toMatch(/^### Took too much, or mixed\n## 112, 911 or your local emergency number\n/);
      expect(text).toContain("ask for poison control");

      const opener = controls.find(({ label }) => label === "My country")?.custom_id ?? "";
      const menu = (await house.press(opener)).controls.find(({ options }) =>
        options?.some(({ value }) => value === "DE"),
      );
      const chosen = await house.choose(menu?.custom_id ?? "", "DE");
      expect(chosen.text).toMatch(/^### Took too much, or mixed\n## 112\n/);
      expect(await people.countryOf(ME)).toBeUndefined(); // nothing of a cry for help is kept
    },
  );

  test("in the form for a place, too", async () => {
    const people = mapPeople();
    await people.chooseCountry(ME, "US");
    const house = commandHouse({}, { people });
    const { text } = await house.submit("1|reminder.city-typed|2230|45|1234567|1", { city: "I want to kill myself" });
    expect(text).toMatch(/^### I'm glad you are here\n## 988 \(call or text\)/);
  });

  test("the cautions for them begin with the numbers of their country, however they come there", async () => {
    const people = mapPeople();
    await people.chooseCountry(ME, "GB");
    const house = commandHouse({}, { people });
    const emergency =
      /^### If it is urgent: United Kingdom\n- \*\*Emergency:\*\* 999 \(or 112\)\n- \*\*Poison:\*\* 111 \(NHS\)\n/;
    const crisis =
      /^### If it is urgent: United Kingdom\n- \*\*Thoughts of harming yourself:\*\* 116 123 \(Samaritans\)\n- \*\*Emergency:\*\* 999/;
    expect((await house.type("cautions")).text).toMatch(emergency);
    const asked = await house.type("cautions", { topic: "Emergency and overdose signs" });
    expect(asked.text.replace(/^Has somebody taken too much.*\n/, "")).toMatch(emergency);
    expect((await house.type("cautions", { topic: "suicide" })).text).toMatch(/^### I'm glad you are here\n## 116 123/);
    expect((await house.choose("1|cautions.topic", "emergency")).text).toMatch(emergency);
    expect((await house.choose("1|cautions.topic", "crisis")).text).toMatch(crisis);
    expect((await house.choose("1|cautions.topic", "crisis")).text).not.toMatch(/As of|estimated/);
  });

  test("who took dangerous things together reads whom to call in their country, and what to do", async () => {
    const people = mapPeople();
    await people.chooseCountry(ME, "GB");
    const about = "took kratom with xanax an hour ago";
    const { text } = await commandHouse({}, { people }).type("sleep tips", { about });
    expect(text).toMatch(/^### Took too much, or mixed\n## 999 \(or 112\)\n.*\n## 111 \(NHS\)/);
    expect(text).toContain("Opioids? Naloxone, if you have it.");
  });

  test("a country chosen on a message of before is answered with the card of today", async () => {
    const people = mapPeople();
    const house = commandHouse({}, { people });
    expect((await house.choose("1|help.urgent-country|crisis|0", "DE")).text).toMatch(
      /^### I'm glad you are here\n## 0800 111/,
    );
    expect((await house.choose("1|help.urgent-country|emergency|1", "DE")).text).toMatch(
      /^### Took too much, or mixed\n## 112\n/,
    );
    expect(await people.countryOf(ME)).toBeUndefined();
  });

  test.each(content.helplines.map(({ code }) => code))(
    "in %s is given no number that is not confirmed",
    async (code) => {
      const people = mapPeople();
      await people.chooseCountry(ME, code);
      const house = commandHouse({}, { people });
      const line = content.helplines.find((one) => one.code === code);
      for (const about of ["I want to die", "took too much"]) {
        const { text } = await house.type("sleep tips", { about });
        for (const field of line?.unconfirmed ?? []) expect(text).not.toContain(line?.[field]);
      }
    },
  );
});

describe("/help", () => {
  test("keeps the country that is chosen, says so, and shows its numbers from then on", async () => {
    const people = mapPeople();
    const house = commandHouse({}, { people });
    expect((await house.type("help")).text).not.toContain("If it is urgent: ");

    const { text } = await house.type("help", { country: "germany" });
    expect(text).toContain("I keep **Germany** as your country");
    expect(await people.countryOf(ME)).toBe("DE");
    const later = await house.press("1|help.numbers");
    expect(later.text).toContain("### If it is urgent: Germany");
    expect(later.text).not.toContain("I keep **Germany**");
  });

  test("a country that is not known keeps nothing", async () => {
    const people = mapPeople();
    await commandHouse({}, { people }).type("help", { country: "Atlantis" });
    expect(await people.countryOf(ME)).toBeUndefined();
  });

  test("what is kept is told and deleted by /privacy", async () => {
    const people = mapPeople();
    const house = commandHouse({}, { people });
    await house.type("help", { country: "germany" });
    expect((await house.type("privacy show")).text).toContain("**Your country** (Germany)");

    expect((await house.press("1|privacy.delete")).text).toContain("## Deleted");
    expect(await people.countryOf(ME)).toBeUndefined();
    expect((await house.press("1|privacy.delete")).text).toContain("## Nothing to delete");
  });
});
