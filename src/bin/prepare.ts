// Run once where a start can write nothing, as when the image is made: checks all that the bot may say, and leaves
// behind what starts take over: what was checked and prepared, and the code as Node compiles it. It ends with 1 where a
// start would refuse.
import { keepCompiled } from "../ops/compile-cache.ts";
import { refusalOf } from "../ops/refusal.ts";

keepCompiled();
try {
  const { loadWords } = await import("../assembly/load-words.ts");
  const { createRouteQuestion } = await import("../understanding/question/route-question.ts");
  const { contents, prepared } = await loadWords({ hasDiary: true });
  createRouteQuestion(contents.english, prepared)(""); // builds and keeps what the first question is read by
  await import("../bot.ts"); // all the rest of the bot, compiled
} catch (error) {
  const refusal = refusalOf(error);
  if (refusal === undefined) throw error;
  console.error(refusal);
  process.exitCode = 1;
}
