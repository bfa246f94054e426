import { expect, test } from "vitest";
import { seeded } from "../../support/seed.ts";
import { compileBot } from "./compiled.ts";
import { inWords, runStories, storiesFor } from "./run-stories.ts";

const KILLS = 20;

test("killed twenty times in any weather: no night lost, none doubled, none outside its window", {
  timeout: 900_000,
}, async ({ onTestFinished }) => {
  const runSeed = seeded.seed ?? Math.floor(Math.random() * 1_000_000_000);
  console.log(`soak: SEED=${runSeed}`);
  const compiled = await compileBot();
  onTestFinished(compiled.remove);

  const stories = storiesFor(KILLS);
  const total = await runStories({ runSeed, first: 0, stories, workers: stories, compiled: compiled.folder });

  console.log(inWords(total));
  expect(total.broken, "to see one story again, line by line: npm run soak -- --replay <its seed>").toEqual([]);
  expect(total.kills).toBeGreaterThanOrEqual(KILLS);
  expect(total.counts.delivered).toBeGreaterThan(total.counts.nights / 4); // or the weather hides everything
});
