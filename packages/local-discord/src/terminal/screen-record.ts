import { stripVTControlCharacters } from "node:util";

/** What was on the screen since the start, as plain text. */
export type ScreenRecord = { add(text: string): void; text(): string };

/** Some weeks of nights; what came before is let go. */
const mostBlocks = 20_000;

export function createScreenRecord(): ScreenRecord {
  const blocks: string[] = [];
  return {
    add(text) {
      blocks.push(stripVTControlCharacters(text));
      if (blocks.length > mostBlocks) blocks.splice(0, blocks.length - mostBlocks);
    },
    text: () => blocks.map((block) => `${block}\n`).join(""),
  };
}
