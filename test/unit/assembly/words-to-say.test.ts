import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkedWords } from "../../../src/assembly/checked-words.ts";
import { sourcesOfWords, wordsToSay } from "../../../src/assembly/load-words.ts";
import { NOTHING_PREPARED } from "../../../src/content/load/prepared-forms.ts";
import { ContentError } from "../../../src/content/schema/content-error.ts";
import { createPreparedForms } from "../../../src/ops/prepared-forms.ts";
import { TextError } from "../../../src/text/text-error.ts";
import { textsOf } from "../../../src/text/texts.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { DATA, entry } from "../content/planted.ts";

/** A copy of data/, and what is kept of it. A start reads its sources anew. */
function house() {
  const folder = join(tempFolder(), "data");
  cpSync(DATA, folder, { recursive: true });
  const kept = tempFolder();
  const change = (file: string, text: (before: string) => string) =>
    writeFileSync(join(folder, file), text(readFileSync(join(folder, file), "utf8")));
  const start = () =>
    wordsToSay(
      folder,
      createPreparedForms(kept, () => sourcesOfWords(folder)),
    );
  return { folder, change, start };
}

function planting(fields: Record<string, unknown>) {
  return (before: string) => {
    const tips = JSON.parse(before);
    Object.assign(entry(tips, tips[0].id), fields);
    return JSON.stringify(tips);
  };
}

function withoutExceptionForATip(before: string): string {
  const exceptions: { file: string }[] = JSON.parse(before);
  const at = exceptions.findIndex(({ file }) => file === "sleep-tips.json");
  expect(at).toBeGreaterThanOrEqual(0);
  return JSON.stringify(exceptions.toSpliced(at, 1));
}

test("what has passed every check is the same when a later start takes it over, in every language", async () => {
  const { folder, start } = house();
  const anew = checkedWords(folder);
  expect(await start()).toEqual(anew);
  const kept = await start();
  expect(kept).toEqual(anew);
  const [text, before] = [textsOf(kept.sentences), textsOf(anew.sentences)];
  for (const [locale, messages] of before.messages)
    for (const [key, message] of messages) {
      const taken = text.messages.get(locale)?.get(key);
      expect([...(taken?.arguments ?? [])]).toEqual([...message.arguments]);
      expect(taken?.format.getAst()).toEqual(message.format.getAst());
    }
});

test("what is taken over is not read: nothing of it is checked again", async () => {
  const said = checkedWords(DATA);
  expect(await wordsToSay("/nowhere", { take: <Form>() => said as Form, keep() {} })).toBe(said);
});

test.each([
  ["a sentence against the rules", "sleep-tips.json", planting({ text: "Take 3 mg of melatonin before bed." })],
  ["a source that is not there", "sleep-tips.json", planting({ sources: ["nowhere"] })],
  ["a field that no schema knows", "sleep-tips.json", planting({ dose: 3 })],
  ["an exception less", "reviewed-exceptions.json", withoutExceptionForATip],
  [
    "a sentence of the catalogue against the rules",
    "text/en/help.json",
    (before: string) => JSON.stringify({ ...JSON.parse(before), title: "Take 3 mg of melatonin before bed." }),
  ],
])("content that was taken over is refused once it has %s", async (_name, file, text) => {
  const { start, change } = house();
  await start();
  change(file, text);
  await expect(start()).rejects.toThrow(ContentError);
  await expect(start()).rejects.toThrow(ContentError); // what failed was not kept
});

test.each([
  ["a folder of a language that Discord does not have", (data: string) => mkdirSync(join(data, "text/xx"))],
  ["a note beside the sentences", (data: string) => writeFileSync(join(data, "text/en/notes.txt"), "")],
])("sentences that were taken over are refused with %s, as without what is kept", async (_what, add) => {
  const { folder, start } = house();
  await start();
  add(folder);
  await expect(start()).rejects.toThrow(TextError);
});

test("without anything prepared, all is checked", async () => {
  const { folder, change } = house();
  change("sleep-tips.json", planting({ text: "Take 3 mg of melatonin before bed." }));
  await expect(wordsToSay(folder, NOTHING_PREPARED)).rejects.toThrow(ContentError);
});
