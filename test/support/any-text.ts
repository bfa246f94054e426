import fc from "fast-check";

/** Text that resembles what people type more than random characters do. */
const nearlyTimes = fc
  .array(
    fc.constantFrom(
      ..."0123456789:.,-+ hupamUTC()/~²½٣２",
      "at ",
      " pm",
      "ish",
      "Uhr",
      "half past ",
      "12",
      "Etc/",
      "Europe/",
    ),
  )
  .map((parts) => parts.join(""));
/** Up to ten thousand characters of anything: what a text box may hold. */
export const anyText = fc.oneof(
  nearlyTimes,
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary", maxLength: 200 }),
  fc
    .tuple(nearlyTimes, fc.integer({ min: 1, max: 10_000 }))
    .map(([text, times]) => text.repeat(times).slice(0, 10_000)),
);
