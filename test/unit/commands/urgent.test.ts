import { describe, expect, test } from "vitest";
import { commandHouse, content, mapPeople } from "../../support/command-house.ts";
import { controlsIn } from "../../support/read-card.ts";

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
    const { text, cards } = await commandHouse({}, { people }).type(path, { ...more, [option]: "I want to die" });

    expect(text).toMatch(/^### If it is urgent: Germany\n- \*\*Thoughts of harming yourself:\*\* /);
    expect(text).toContain("112");
    expect(controlsIn(cards[0] as never).some(({ custom_id }) => custom_id.includes("urgent-country"))).toBe(false);
  });

  test.each(CRIES)(
    "in /%s %s without a country reads what holds anywhere, and can choose one",
    async (path, option, more) => {
      const people = mapPeople();
      const house = commandHouse({}, { people });
      const { text, controls } = await house.type(path, { ...more, [option]: "took too many pills" });
      expect(text).toMatch(/^### If it is urgent\n- \*\*Emergency:\*\* your local emergency number/);
      expect(text).toContain("ask for poison control");

      const menus = controls.filter(({ custom_id }) => custom_id.includes("urgent-country"));
      expect(
        menus
          .flatMap(({ options }) => options ?? [])
          .map(({ value }) => value)
          .toSorted(),
      ).toEqual(content.helplines.map(({ code }) => code).toSorted());
      const chosen = await house.choose(menus[0]?.custom_id ?? "", "DE");
      expect(chosen.text).toMatch(/^### If it is urgent: Germany/);
      expect(await people.countryOf(ME)).toBeUndefined(); // nothing of a cry for help is kept
    },
  );

  test("in the form for a place, too", async () => {
    const people = mapPeople();
    await people.chooseCountry(ME, "US");
    const house = commandHouse({}, { people });
    const { text } = await house.submit("1|reminder.city-typed|2230|45|1234567|1", { city: "I want to kill myself" });
    expect(text).toMatch(/^### If it is urgent: United States/);
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
        const numbers = text.split("### ")[1] ?? "";
        for (const field of line?.unconfirmed ?? []) {
          const number = line?.[field as "poison"];
          if (number && ![line.emergency].includes(number)) expect(numbers).not.toContain(number);
        }
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
    const later = await house.type("help");
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
