import { expect, test } from "vitest";
import { z } from "zod";
import { createRecordCodec } from "../../../../src/storage/core/record-codec.ts";
import { InvalidRecordError } from "../../../../src/storage/core/store-errors.ts";

/** A schema that counts how often it looks at a night and at a note. */
function setUp(mostKept?: number) {
  const looks = { night: 0, note: 0 };
  const counting = (what: keyof typeof looks) => () => {
    looks[what] += 1;
    return true;
  };
  const Bedtime = z.strictObject({
    version: z.literal(1),
    nights: z.array(z.strictObject({ at: z.string().refine(counting("night")) })).max(3),
    note: z.string().refine(counting("note")).optional(),
    zone: z.string().min(1),
  });
  return { codec: createRecordCodec("bedtimes", Bedtime, mostKept), looks };
}

const TEXT = '{"version":1,"nights":[{"at":"22:30"}],"note":"late","zone":"Europe/Lisbon"}';

function found<T>(read: { kind: string; value?: T }): T {
  expect(read.kind).toBe("found");
  return read.value as T;
}

test("the same text of a key is looked at once", () => {
  const { codec, looks } = setUp();

  const first = found(codec.decode("42", TEXT));
  const second = found(codec.decode("42", TEXT));

  expect(second).toBe(first);
  expect(looks).toEqual({ night: 1, note: 1 });
});

test("another text of that key is looked at, whoever wrote it", () => {
  const { codec } = setUp();
  codec.decode("42", TEXT);

  expect(found(codec.decode("42", TEXT.replace("22:30", "23:00"))).nights).toEqual([{ at: "23:00" }]);
  expect(codec.decode("42", undefined)).toEqual({ kind: "absent" });
  expect(codec.decode("42", "{}").kind).toBe("unreadable");
  expect(codec.decode("42", 7)).toEqual({ kind: "unreadable", reason: "it is not text" });
  expect(found(codec.decode("42", TEXT)).nights).toEqual([{ at: "22:30" }]);
});

test("what was read cannot be changed, at any depth", () => {
  const { codec } = setUp();
  const value = found(codec.decode("42", TEXT));

  expect(() => value.nights.push({ at: "01:00" })).toThrow(TypeError);
  expect(() => Object.assign(value.nights[0] ?? {}, { at: "01:00" })).toThrow(TypeError);
  expect(() => Object.assign(value, { note: "x" })).toThrow(TypeError);
});

test("of a record that was read, only the fields that changed are looked at before it is written", () => {
  const { codec, looks } = setUp();
  const current = found(codec.decode("42", TEXT));

  const text = codec.encode("42", { ...current, note: "later" });

  expect(text).toBe(TEXT.replace("late", "later"));
  expect(looks).toEqual({ night: 1, note: 2 });
  expect(found(codec.decode("42", text)).note).toBe("later");
  expect(looks).toEqual({ night: 1, note: 2 });
});

test("of a list only the elements that were not in it before are looked at, and the list as a whole", () => {
  const { codec, looks } = setUp();
  const current = found(codec.decode("42", TEXT));

  const longer = { ...current, nights: [...current.nights, { at: "23:00" }] };
  const text = codec.encode("42", longer);

  expect(text).toBe(TEXT.replace("]", ',{"at":"23:00"}]'));
  expect(looks.night).toBe(2);
  expect(found(codec.decode("42", text)).nights).toEqual(longer.nights);
  expect(() => found(codec.decode("42", text)).nights.push({ at: "01:00" })).toThrow(TypeError);

  const wrong = { ...current, nights: [...current.nights, { at: 7 as unknown as string }] };
  expect(() => codec.encode("42", wrong)).toThrow(InvalidRecordError);
  const tooLong = { ...current, nights: Array.from({ length: 4 }, () => current.nights[0] ?? { at: "" }) };
  expect(() => codec.encode("42", tooLong)).toThrow(InvalidRecordError);
});

test("a field that is left out is as good as one that was never there", () => {
  const { codec } = setUp();
  const { note: _gone, ...current } = found(codec.decode("42", TEXT));

  const text = codec.encode("42", { ...current, note: undefined });

  expect(text).toBe('{"version":1,"nights":[{"at":"22:30"}],"zone":"Europe/Lisbon"}');
  expect(found(codec.decode("42", text))).toEqual(current);
});

test("a field changed in place after it was written changes nothing that is read", () => {
  const { codec } = setUp();
  const current = found(codec.decode("42", TEXT));
  const nights = [{ at: "23:00" }];
  const text = codec.encode("42", { ...current, nights });

  nights.push({ at: "01:00" });

  expect(found(codec.decode("42", text)).nights).toEqual([{ at: "23:00" }]);
});

test.each([
  ["a field that does not fit", { zone: "" }, "zone: too_small"],
  ["a field that JSON loses", { zone: undefined as unknown as string }, "zone: invalid_type"],
  ["a field too many", { nap: "13:00" }, "unrecognized_keys"],
])("refuses %s, whether or not the rest is known", (_name, wrong, reason) => {
  const { codec } = setUp();
  const known = found(codec.decode("42", TEXT));

  for (const key of ["42", "43"]) {
    expect(() => codec.encode(key, { ...known, ...wrong })).toThrow(InvalidRecordError);
    expect(() => codec.encode(key, { ...known, ...wrong })).toThrow(reason);
  }
  expect(() => codec.encode("42", { version: 1, nights: [], note: "x" } as unknown as typeof known)).toThrow("zone");
});

test("of many that go by, those with one text are looked at once, and none is remembered", () => {
  const { codec, looks } = setUp();

  const [first, second] = [found(codec.list(TEXT)), found(codec.list(TEXT))];
  expect(second).toBe(first);
  expect(() => first.nights.push({ at: "01:00" })).toThrow(TypeError);
  expect(codec.list(TEXT.replace("22:30", "23:00"))).toMatchObject({ value: { nights: [{ at: "23:00" }] } });
  expect([codec.list("{}").kind, codec.list(undefined).kind, codec.list(7).kind]).toEqual([
    "unreadable",
    "absent",
    "unreadable",
  ]);
  expect(looks.night).toBe(2);
  codec.decode("42", TEXT);
  expect(looks.night).toBe(3);
});

test("what cannot change is looked at once, and what can change each time", () => {
  const { codec, looks } = setUp();
  const fixed = found(codec.list(TEXT));
  for (const key of ["1", "2"]) expect(codec.encode(key, fixed)).toBe(TEXT);
  expect(looks.night).toBe(1);

  const nights = [{ at: "22:30" }];
  const loose = Object.freeze({ ...fixed, nights });
  codec.encode("3", loose);
  nights.push({ at: "23:00" });
  expect(codec.encode("4", loose)).toContain("23:00");
});

test("the longest unused is forgotten, and so is what is to be forgotten", () => {
  const { codec, looks } = setUp(2);
  for (const key of ["1", "2", "1", "3"]) codec.decode(key, TEXT);
  expect(looks.night).toBe(3);

  codec.decode("1", TEXT);
  expect(looks.night).toBe(3);
  codec.decode("2", TEXT);
  expect(looks.night).toBe(4);
  codec.forget("1");
  codec.decode("1", TEXT);
  expect(looks.night).toBe(5);
});

test("a schema that looks at the whole is always asked about the whole", () => {
  const Pair = z
    .strictObject({ from: z.int(), to: z.int() })
    .refine(({ from, to }) => from < to, "the wrong way round");
  const codec = createRecordCodec("pairs", Pair);
  const pair = found(codec.decode("1", '{"from":1,"to":2}'));

  expect(() => codec.encode("1", { ...pair, from: 3 })).toThrow(InvalidRecordError);
});
