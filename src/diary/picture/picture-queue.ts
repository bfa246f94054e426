import type { ReportPlan } from "../report/report-plan.ts";
import type { WeekInput } from "./week-input.ts";
import type { PrintedReport, WeekPainter, WeekPicture } from "./week-painter.ts";

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

/** What became of a report: nobody has to do without one, so who asks too soon is told to ask again. */
export type DrawnReport =
  | ({ readonly kind: "drawn" } & PrintedReport)
  /** One of the same person's is being made, or too many people's are. */
  | { readonly kind: "busy" }
  | { readonly kind: "failed" };

export type DrawReport = (plan: ReportPlan) => Promise<DrawnReport>;

export type PictureQueue = {
  /**
   * Does `work`, first come, first served. Whether it may draw is decided as it comes: not while another of the same
   * person's is not done, nor while so many people wait for their pictures.
   */
  inTurn<R>(userId: string, work: (draw: DrawWeek) => Promise<R>): Promise<R>;
  /** The same for the page for an appointment, in the same line and within the same bounds. */
  reportInTurn<R>(userId: string, work: (draw: DrawReport) => Promise<R>): Promise<R>;
};

/**
 * @param onFailed told why a picture could not be drawn
 * @param others resolves once whoever else waits for the bot's thread has had a turn
 */
export function createPictureQueue(
  painter: Pick<WeekPainter, "drawWeek" | "drawReport">,
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

  const drawReport: DrawReport = (plan) =>
    painter.drawReport(plan).then(
      (report) => ({ kind: "drawn", ...report }),
      (error: unknown) => {
        onFailed(error);
        return { kind: "failed" };
      },
    );

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

  /** @param work told whether it may draw */
  const waitFor = async <R>(userId: string, work: (mayDraw: boolean) => Promise<R>): Promise<R> => {
    const mayDraw = !withPicture.has(userId) && withPicture.size < MOST_PICTURES_AT_ONCE;
    if (mayDraw) withPicture.add(userId);
    await turn();
    try {
      return await work(mayDraw);
    } finally {
      if (mayDraw) withPicture.delete(userId);
      void passOn();
    }
  };

  return {
    inTurn: (userId, work) => waitFor(userId, (mayDraw) => work(mayDraw ? draw : async () => undefined)),
    reportInTurn: (userId, work) =>
      waitFor(userId, (mayDraw) => work(mayDraw ? drawReport : async () => ({ kind: "busy" }))),
  };
}
