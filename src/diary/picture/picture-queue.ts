import type { WeekInput } from "./week-input.ts";
import type { WeekPainter, WeekPicture } from "./week-painter.ts";

/**
 * So many people at once have a picture drawn or on its way to Discord; a picture takes a tenth of a second. Each holds
 * some megabytes until it has arrived, so without a bound 600 people at once took 2.3 GB.
 */
export const MOST_PICTURES_AT_ONCE = 8;

/**
 * So many answers with nights are worked on at once, each some milliseconds of the bot's own thread; the others wait, so
 * that whoever asks for something else has a turn in between.
 */
export const MOST_WEEKS_AT_ONCE = 4;

/** Undefined where there is no picture: it could not be drawn, or there are too many. */
export type DrawWeek = (input: WeekInput) => Promise<WeekPicture | undefined>;

export type PictureQueue = {
  /**
   * Does `work`, first come, first served. Whether it may draw is decided as it comes: not while another of the same
   * person's is not done, nor while so many people wait for their pictures.
   */
  inTurn<R>(userId: string, work: (draw: DrawWeek) => Promise<R>): Promise<R>;
};

/**
 * @param onFailed told why a picture could not be drawn
 * @param others resolves once whoever else waits for the bot's thread has had a turn
 */
export function createPictureQueue(
  painter: Pick<WeekPainter, "drawWeek">,
  onFailed: (error: unknown) => void,
  others: () => Promise<unknown>,
): PictureQueue {
  const withPicture = new Set<string>();
  const line: (() => void)[] = [];
  let atWork = 0;

  const draw: DrawWeek = (input) =>
    painter.drawWeek(input).catch((error: unknown) => {
      onFailed(error);
      return undefined;
    });

  const turn = async () => {
    if (atWork >= MOST_WEEKS_AT_ONCE) return new Promise<void>((resolve) => line.push(resolve));
    atWork += 1;
  };
  const passOn = async () => {
    await others();
    const next = line.shift();
    if (next) next();
    else atWork -= 1;
  };

  return {
    async inTurn(userId, work) {
      const mayDraw = !withPicture.has(userId) && withPicture.size < MOST_PICTURES_AT_ONCE;
      if (mayDraw) withPicture.add(userId);
      await turn();
      try {
        return await work(mayDraw ? draw : async () => undefined);
      } finally {
        if (mayDraw) withPicture.delete(userId);
        void passOn();
      }
    },
  };
}
