// Run once where a start can write nothing, as when the image is made: checks all that the bot may say, and leaves
// behind that it was checked and the code as Node compiles it. It ends with 1 where a start would refuse.
import { keepCompiled } from "../ops/compile-cache.ts";
import { refusalOf } from "../ops/refusal.ts";

keepCompiled();
try {
  const { loadWords } = await import("../assembly/load-words.ts");
  await loadWords({ hasDiary: true });
} catch (error) {
  const refusal = refusalOf(error);
  if (refusal === undefined) throw error;
  console.error(refusal);
  process.exitCode = 1;
}
