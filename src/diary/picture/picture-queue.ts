import type { WeekInput } from "./week-input.ts";
import type { WeekPainter, WeekPicture } from "./week-painter.ts";

/**
 * So many people at once have a picture drawn or on its way to Discord; a picture takes a tenth of a second. Each holds
 * some megabytes until it has arrived, so without a bound 600 people at once took 2.3 GB.
 */
export const MOST_PICTURES_AT_ONCE = 8;

export type PictureQueue = {
  /**
   * Shows the picture, or undefined where there is none: it could not be drawn, another of this person's is not there
   * yet, or too many people wait for theirs. A place in the queue is free again when `show` is done.
   */
  drawWeek<R>(userId: string, input: WeekInput, show: (picture: WeekPicture | undefined) => Promise<R>): Promise<R>;
};

/** @param onFailed told why a picture could not be drawn */
export function createPictureQueue(
  painter: Pick<WeekPainter, "drawWeek">,
  onFailed: (error: unknown) => void,
): PictureQueue {
  const waiting = new Set<string>();

  const draw = (input: WeekInput) =>
    painter.drawWeek(input).catch((error: unknown) => {
      onFailed(error);
      return undefined;
    });

  return {
    async drawWeek(userId, input, show) {
      if (waiting.has(userId) || waiting.size >= MOST_PICTURES_AT_ONCE) return show(undefined);
      waiting.add(userId);
      try {
        return await show(await draw(input));
      } finally {
        waiting.delete(userId);
      }
    },
  };
}
