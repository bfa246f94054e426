import { expect, test } from "vitest";
import { createPeople, StoredPerson } from "../../../src/preferences/people.ts";
import { openMapStore } from "../../../src/storage/core/map-store.ts";
import { createUserLocks } from "../../../src/storage/core/user-locks.ts";

function house(options: Parameters<typeof openMapStore>[0] = {}) {
  const store = openMapStore(options);
  const problems: unknown[] = [];
  const people = createPeople({
    rows: store.collection("people", StoredPerson),
    locks: createUserLocks(),
    onUnreadable: (error) => problems.push(error),
  });
  return { people, problems, raw: store.collection("people", StoredPerson) };
}

test("a country is kept until another is chosen or everything is deleted", async () => {
  const { people } = house();
  expect(await people.countryOf("1")).toBeUndefined();
  await people.chooseCountry("1", "DE");
  await people.chooseCountry("2", "US");
  await people.chooseCountry("1", "PT");
  expect(await people.countryOf("1")).toBe("PT");

  expect(await people.forget("1")).toBe(true);
  expect(await people.forget("1")).toBe(false);
  expect(await people.countryOf("1")).toBeUndefined();
  expect(await people.countryOf("2")).toBe("US");
});

test("whoever needs help gets it although the store fails", async () => {
  const failing = house({
    before: () => {
      throw new Error("disk");
    },
  });
  expect(await failing.people.countryOf("1")).toBeUndefined();
  expect(failing.problems).toHaveLength(1);
});
