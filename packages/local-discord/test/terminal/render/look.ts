import type { Look } from "../../../src/terminal/render/look.ts";

/** Robin's eyes: 80 columns, no colour, half past nine in the evening in Berlin. */
export const look: Look = {
  width: 80,
  colour: false,
  zone: "Europe/Berlin",
  locale: "en-GB",
  now: Temporal.Instant.from("2026-11-22T20:30Z"),
  nameOf: (id) => ({ "7": "robin" })[id],
};
