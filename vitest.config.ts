import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts", "packages/*/test/**/*.test.ts"],
    globalSetup: [
      "test/support/left-running/setup.ts", // nothing that was started here outlives the run
      "test/support/postgres/setup.ts", // starts nothing until a test asks for it
    ],
    // Files of one worker share the modules they import: content, lists and places are loaded once a worker, not once a
    // file, which is two fifths of the time. So a test leaves nothing behind in a module, in `process` or in `globalThis`.
    isolate: false,
    maxWorkers: availableParallelism() + 1, // half of the time is spent waiting for a child process or a clock
    // Waits are for conditions and cost nothing once these hold; the longest is for a machine with 30 busy programs.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
