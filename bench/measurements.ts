import type { Measure } from "./measured.ts";

/** All measurements by the name they are asked for with, in the order of the table. */
export const MEASUREMENTS: Readonly<Record<string, () => Promise<{ measure: Measure }>>> = {
  clone: () => import("./clone.ts"),
  start: () => import("./start.ts"),
  answers: () => import("./answers.ts"),
  tick: () => import("./tick.ts"),
  drain: () => import("./drain.ts"),
  many: () => import("./many.ts"),
  shards: () => import("./shards.ts"),
  instances: () => import("./instances.ts"),
  playground: () => import("./playground.ts"),
  "playground-tests": () => import("./playground-tests.ts"),
  "next-night": () => import("./next-night.ts"),
  suggestions: () => import("./suggestions.ts"),
  understanding: () => import("./understanding.ts"),
  "understanding-questions": () => import("./understanding-questions.ts"),
  "understanding-medicines": () => import("./understanding-medicines.ts"),
  "answer-words": () => import("./answer-words.ts"),
  "understanding-places": () => import("./understanding-places.ts"),
  "understanding-times": () => import("./understanding-times.ts"),
  picture: () => import("./picture.ts"),
  report: () => import("./report.ts"),
  diary: () => import("./diary.ts"),
  import: () => import("./imports.ts"),
  floods: () => import("./floods.ts"),
  postgres: () => import("./postgres.ts"),
};
