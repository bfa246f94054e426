import { expect, test } from "vitest";
import { createPictureQueue, MOST_PICTURES_AT_ONCE } from "../../../../src/diary/picture/picture-queue.ts";
import type { WeekPicture } from "../../../../src/diary/picture/week-painter.ts";
import { someNights, WORDS } from "../../../support/week-words.ts";

const INPUT = { nights: someNights(7), words: WORDS };
const PICTURE: WeekPicture = { png: Buffer.from("a picture"), altText: "bars", width: 1, height: 1 };
const name = async (picture: WeekPicture | undefined) => (picture ? "picture" : "table");

/** A painter that draws when it is told to. */
function heldPainter() {
  const drawing: PromiseWithResolvers<WeekPicture>[] = [];
  const failed: unknown[] = [];
  const queue = createPictureQueue(
    {
      drawWeek() {
        const one = Promise.withResolvers<WeekPicture>();
        drawing.push(one);
        return one.promise;
      },
    },
    (error) => failed.push(error),
  );
  return { ...queue, drawing, failed };
}

test("one person has one picture at a time: the others are tables, until the first has been shown", async () => {
  const { drawWeek, drawing } = heldPainter();
  const { promise: isShown, resolve: show } = Promise.withResolvers<void>();
  const first = drawWeek("1", INPUT, async (picture) => {
    await isShown;
    return name(picture);
  });
  const others = await Promise.all([drawWeek("1", INPUT, name), drawWeek("1", INPUT, name)]);
  expect(others).toEqual(["table", "table"]);
  drawing[0]?.resolve(PICTURE);
  await Promise.resolve();
  expect(await drawWeek("1", INPUT, name)).toBe("table"); // drawn, and still on its way to Discord
  show();
  expect(await first).toBe("picture");

  const next = drawWeek("1", INPUT, name);
  drawing[1]?.resolve(PICTURE);
  expect(await next).toBe("picture");
});

test("so many people at once, and the next one gets the table, until there is room", async () => {
  const { drawWeek, drawing } = heldPainter();
  const first = Array.from({ length: MOST_PICTURES_AT_ONCE }, (_, at) => drawWeek(`${at}`, INPUT, name));
  expect(await drawWeek("next", INPUT, name)).toBe("table");
  for (const one of drawing) one.resolve(PICTURE);
  expect(await Promise.all(first)).toEqual(first.map(() => "picture"));

  const later = drawWeek("next", INPUT, name);
  drawing.at(-1)?.resolve(PICTURE);
  expect(await later).toBe("picture");
});

test.each(["drawing", "showing"] as const)("what fails while %s gives its place back", async (when) => {
  const { drawWeek, drawing, failed } = heldPainter();
  const shown = drawWeek("1", INPUT, async (picture) => {
    if (when === "showing") throw new Error("not taken");
    return name(picture);
  });
  if (when === "drawing") drawing[0]?.reject(new Error("cannot be drawn"));
  else drawing[0]?.resolve(PICTURE);
  if (when === "drawing") expect(await shown).toBe("table");
  else await expect(shown).rejects.toThrow("not taken");
  expect(failed).toHaveLength(when === "drawing" ? 1 : 0);

  const next = drawWeek("1", INPUT, name);
  drawing[1]?.resolve(PICTURE);
  expect(await next).toBe("picture");
});
