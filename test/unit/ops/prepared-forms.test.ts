import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { takeOrMake } from "../../../src/content/load/prepared-forms.ts";
import { createPreparedForms, filesOf, type Source } from "../../../src/ops/prepared-forms.ts";
import { tempFolder } from "../../support/temp-folder.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const SOURCES: readonly Source[] = [
  ["lists/en.json", bytes('["help"]')],
  ["reader.ts", bytes("export const NEAR = 5;")],
];
const FORM = {
  words: new Map([["help", new Set([1, 2])]]),
  tables: { small: Uint8Array.of(1, 2, 3), wide: Uint32Array.of(70_000), weights: Int8Array.of(-5) },
  nothing: undefined,
};

function house() {
  const folder = join(tempFolder(), "made", "prepared");
  const open = (sources: readonly Source[] = SOURCES) => createPreparedForms(folder, () => sources);
  return { folder, open, file: join(folder, "form") };
}

test("what was kept is taken at a later start, and is equal to what was made", () => {
  const { open } = house();
  expect(open().take("form")).toBe(undefined);
  open().keep("form", FORM);
  expect(open().take("form")).toEqual(FORM);
  expect(open().take("another")).toBe(undefined);
});

test("what is taken holds on to no more than itself", () => {
  const { open } = house();
  open().keep("form", FORM);
  const { small, wide } = open().take<typeof FORM>("form")?.tables ?? FORM.tables;
  expect([small.buffer.byteLength, wide.buffer.byteLength]).toEqual([3, 4]);
});

test.each<[string, readonly Source[]]>([
  ["a file says something else", [["lists/en.json", bytes('["hulp"]')], SOURCES[1] as Source]],
  ["the code is another", [SOURCES[0] as Source, ["reader.ts", bytes("export const NEAR = 6;")]]],
  ["a file is gone", [SOURCES[0] as Source]],
  ["a file is new", [...SOURCES, ["lists/nl.json", bytes("[]")]]],
  ["a file has another name", [["lists/nl.json", bytes('["help"]')], SOURCES[1] as Source]],
  [
    "what stood in one file stands in two",
    [["lists/en.json", bytes('["he')], ["", bytes('lp"]')], SOURCES[1] as Source],
  ],
])("what was kept is not taken when %s", (_name, sources) => {
  const { open } = house();
  open().keep("form", FORM);
  expect(open(sources).take("form")).toBe(undefined);
});

test("what is damaged anywhere, cut off or empty is not taken, and is made anew", () => {
  const { open, file } = house();
  open().keep("form", FORM);
  const whole = readFileSync(file);
  for (let at = 0; at < whole.length; at++) {
    const damaged = Buffer.from(whole);
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    writeFileSync(file, damaged);
    expect(open().take("form"), `byte ${at}`).toBe(undefined);
  }
  writeFileSync(file, whole);
  for (const length of [whole.length - 1, 64, 40, 0]) {
    truncateSync(file, length);
    expect(open().take("form"), `${length} bytes`).toBe(undefined);
  }
  expect(takeOrMake(open(), "form", () => FORM)).toBe(FORM);
  expect(open().take("form")).toEqual(FORM);
});

test("what is kept for one Node is not taken by another", () => {
  const { open } = house();
  const { version } = process;
  open().keep("form", FORM);
  Object.defineProperty(process, "version", { value: "v99.0.0", configurable: true });
  try {
    expect(open().take("form")).toBe(undefined);
  } finally {
    Object.defineProperty(process, "version", { value: version, configurable: true });
  }
  expect(open().take("form")).toEqual(FORM);
});

test("what was made while a file changed is not kept: it may be of either", () => {
  const { folder } = house();
  let now = SOURCES;
  const forms = createPreparedForms(folder, () => now);
  now = [["lists/en.json", bytes("[]")], SOURCES[1] as Source];
  forms.keep("form", FORM);
  now = SOURCES;
  expect(createPreparedForms(folder, () => SOURCES).take("form")).toBe(undefined);
  expect(createPreparedForms(folder, () => [...SOURCES]).take("form")).toBe(undefined);
});

test("one form under the name of another is not taken for it", () => {
  const { open, folder, file } = house();
  open().keep("form", FORM);
  copyFileSync(file, join(folder, "another"));
  expect(open().take("another")).toBe(undefined);
});

test("files that cannot be read are no matter of what is kept: nothing is taken, nothing fails", () => {
  const { open, folder } = house();
  open().keep("form", FORM);
  const gone = () => {
    throw new Error("ENOENT: such as in a folder that an update has cleared away");
  };
  expect(takeOrMake(createPreparedForms(folder, gone), "form", () => "made")).toBe("made");

  let isGone = false;
  const forms = createPreparedForms(folder, () => (isGone ? gone() : SOURCES));
  isGone = true;
  expect(takeOrMake(forms, "later", () => "made with the first question")).toBe("made with the first question");
  expect(open().take("form")).toEqual(FORM);
});

test("where nothing can be written, all is made at each start, and nothing fails", () => {
  const file = join(tempFolder(), "a-file");
  writeFileSync(file, "");
  const forms = () => createPreparedForms(join(file, "below-a-file"), () => SOURCES);
  let made = 0;
  const make = () => {
    made++;
    return FORM;
  };
  expect([takeOrMake(forms(), "form", make), takeOrMake(forms(), "form", make)]).toEqual([FORM, FORM]);
  expect(made).toBe(2);
});

test("nothing half written is left behind", () => {
  const { open, folder } = house();
  for (let start = 0; start < 3; start++) open().keep("form", FORM);
  expect(readdirSync(folder)).toEqual(["form"]);
});

/** Paths from the folder, with what has a say of each. */
function say(folder: string, isIn?: (name: string) => boolean): Record<string, string> {
  const files = [...filesOf(folder, ".json", isIn)];
  return Object.fromEntries(files.map(([path, text]) => [path.slice(folder.length + 1), Buffer.from(text).toString()]));
}

test("files are read in the order of their names, with those of folders that have a say; of others the name counts", () => {
  const folder = tempFolder();
  mkdirSync(join(folder, "later"));
  writeFileSync(join(folder, "later", "b.json"), "b");
  writeFileSync(join(folder, "z.json"), "z");
  writeFileSync(join(folder, "a.json"), "a");
  writeFileSync(join(folder, "a.md"), "no");
  const without = [
    ["a.json", "a"],
    ["a.md", ""],
  ];
  expect(Object.entries(say(folder))).toEqual([
    ...without,
    ["later", ""],
    [join("later", "b.json"), "b"],
    ["z.json", "z"],
  ]);
  expect(Object.entries(say(folder, () => false))).toEqual([...without, ["z.json", "z"]]);
});

test("a folder and a file that are links have the say of what they lead to, and a link to nowhere is only a name", () => {
  const folder = tempFolder();
  const elsewhere = tempFolder();
  mkdirSync(join(elsewhere, "danger"));
  const list = join(elsewhere, "danger", "en.json");
  writeFileSync(list, "one");
  symlinkSync(join(elsewhere, "danger"), join(folder, "danger"));
  symlinkSync(list, join(folder, "link.json"));
  symlinkSync("nobody@nowhere", join(folder, ".#lock.json")); // as an editor marks a file that is being changed
  expect(say(folder)).toEqual({
    ".#lock.json": "",
    danger: "",
    [join("danger", "en.json")]: "one",
    "link.json": "one",
  });

  writeFileSync(`${list}.new`, "two");
  renameSync(`${list}.new`, list);
  expect(say(folder)).toMatchObject({ [join("danger", "en.json")]: "two", "link.json": "two" });
});
