import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/postgres/setup.ts"], // starts nothing until a test asks for it
    maxWorkers: availableParallelism() + 1, // half of the time is spent waiting for a child process or a clock
    testTimeout: 30_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } }, // the usual second is too short on a busy machine
  },
});
