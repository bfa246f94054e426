import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

type CollectGarbage = (options: { type: "major"; execution: "sync"; flavor: "last-resort" }) => void;

let collectGarbage: CollectGarbage | undefined;

/**
 * Gives the memory back that nothing needs any more. V8 does so by itself, but minutes later: after going through a
 * million records some 100 MB are left lying until then.
 *
 * Nothing else runs meanwhile: measured 20 to 35 ms.
 */
export function giveBackMemory(): void {
  if (collectGarbage === undefined) {
    setFlagsFromString("--expose-gc"); // for contexts made from now on: nothing of ours sees a `gc` but this module
    setFlagsFromString("--memory-reducer-gc-count=1"); // half a minute later V8 looks by itself, twice, and finds nothing
    collectGarbage = runInNewContext("gc") as CollectGarbage;
  }
  collectGarbage({ type: "major", execution: "sync", flavor: "last-resort" });
}
