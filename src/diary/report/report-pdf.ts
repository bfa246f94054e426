import { openPage, type PdfPage, type TextStyle } from "./pdf-document.ts";
import { loadFont, type PdfFont } from "./pdf-font.ts";
import { type ChartRow, PAPER, type ReportPlan, type TableRow } from "./report-plan.ts";

export type ReportFile = {
  readonly pdf: Buffer;
  /** The name was typed in letters that the font does not have; its place is left blank. */
  readonly isNameLeftOut: boolean;
};

const MARGIN = 34;
const TEXT = 8;
const SMALL = 6.6;
/** Grey is enough to tell the parts of a bar apart: the page may be printed without colours. */
const GREY = {
  text: 0.1,
  quiet: 0.35,
  line: 0.78,
  band: 0.95,
  bed: 0.85,
  bedEdge: 0.45,
  asleep: 0.3,
  awake: 1,
} as const;
/** The height of a row, in points. */
const ROW = { chart: { most: 15, least: 6 }, table: { most: 14, least: 8 } } as const;
/** Wide enough for "Wed 16 Sept *" and "Mean 16–22 Sept (7)". */
const LABELS = 92;

let font: PdfFont | undefined;

/** One page, which takes some hundredths of a second and holds up whoever calls it. */
export function reportPdf(plan: ReportPlan): ReportFile {
  font ??= loadFont();
  const [width, height] = PAPER[plan.paper];
  const page = openPage([width, height], font, {
    title: plan.title,
    language: plan.language,
    madeAt: Temporal.Instant.from(plan.madeAt),
  });
  const inside = { left: MARGIN, right: width - MARGIN };
  const isNameLeftOut = plan.name !== undefined && !canBeWritten(plan.name, font);

  let y = MARGIN + 14;
  page.element("H1", () => page.text(plan.title, inside.left, y, { size: 16, isBold: true }));
  if (plan.name !== undefined) {
    const name = isNameLeftOut ? plan.nameBlank : plan.name;
    page.element("P", () => page.text(name, inside.right, y, { size: 11, align: "right" }));
  }
  y += 4;
  for (const line of plan.about) y = paragraph(page, line, inside, y, { size: TEXT, grey: GREY.text });
  y = paragraph(page, plan.notice, inside, y, { size: TEXT, grey: GREY.text, isBold: true });

  const foot = plan.notes.flatMap((note) => page.linesOf(note, SMALL, inside.right - inside.left)).length * 9;
  const figures = plan.figures.lines.length * 11 + 22;
  const headings = 20 + 30 + 12 + 22 + 26;
  const rows = { chart: plan.chart.rows.length, table: plan.table.nights.length + plan.table.averages.length };
  const room = height - MARGIN - y - foot - figures - headings;
  const share = Math.min(1, room / (rows.chart * ROW.chart.most + rows.table * ROW.table.most));
  const tableRow = Math.max(ROW.table.least, ROW.table.most * share);
  const chartRow = Math.max(ROW.chart.least, Math.min(ROW.chart.most, (room - rows.table * tableRow) / rows.chart));

  y = chart(page, plan.chart, inside, y + 18, chartRow);
  y = table(page, plan.table, inside, y + 20, tableRow);
  y += 20;
  page.element("H2", () => page.text(plan.figures.heading, inside.left, y, { size: 10, isBold: true }));
  for (const line of plan.figures.lines) y = paragraph(page, line, inside, y + 2, { size: TEXT, grey: GREY.text });

  let note = height - MARGIN - foot;
  for (const line of plan.notes) note = paragraph(page, line, inside, note, { size: SMALL, grey: GREY.quiet });
  return { pdf: page.end(), isNameLeftOut };
}

type Inside = { readonly left: number; readonly right: number };

/** @returns where its last line stands */
function paragraph(page: PdfPage, text: string, { left, right }: Inside, y: number, style: TextStyle): number {
  const lines = page.linesOf(text, style.size, right - left);
  page.element("P", () => {
    for (const [at, line] of lines.entries()) page.text(line, left, y + (at + 1) * (style.size + 2.4), style);
  });
  return y + lines.length * (style.size + 2.4);
}

/** A bar for each night: in bed, asleep within it, and how long awake in the night, in the middle of the sleep. */
function chart(page: PdfPage, chart: ReportPlan["chart"], inside: Inside, top: number, high: number): number {
  const { shapes } = page;
  page.element("H2", () => page.text(chart.heading, inside.left, top, { size: 10, isBold: true }));
  const left = inside.left + LABELS - 20;
  const right = inside.right - 40;
  const { from, to } = chart.axis;
  const x = (minutes: number) => left + ((minutes - from) * (right - left)) / (to - from);
  const first = top + 30;
  const bottom = first + chart.rows.length * high;
  const size = Math.min(TEXT - 0.5, high * 0.85);
  page.element(
    "Figure",
    () => {
      legend(page, chart.legend, inside, top);
      for (const { at, label } of chart.ticks) {
        page.draw(shapes.line(x(at), first, x(at), bottom, GREY.line, 0.5));
        page.text(label, x(at), first - 4, { size: SMALL, align: "center", grey: GREY.quiet });
      }
      for (const [at, row] of chart.rows.entries()) {
        const y = first + at * high;
        if (at % 7 === 0 && at > 0) page.draw(shapes.line(inside.left, y, right, y, GREY.quiet, 0.5));
        page.text(row.label, inside.left, y + high / 2 + size * 0.36, { size, grey: GREY.text });
        for (const bar of bars(page, row, x, y + high * 0.14, high * 0.72)) page.draw(bar);
        if (row.remark)
          page.text(row.remark, x(row.rise ?? row.bed ?? from) + 4, y + high / 2 + size * 0.36, { size: SMALL });
      }
    },
    { alt: chart.altText, box: [inside.left, top + 4, inside.right - inside.left, bottom - top - 4] },
  );
  return bottom;
}

function legend(page: PdfPage, words: ReportPlan["chart"]["legend"], inside: Inside, y: number): void {
  const { shapes } = page;
  const samples = [
    [shapes.framed, GREY.bed, words.bed],
    [shapes.framed, GREY.asleep, words.asleep],
    [shapes.framed, GREY.awake, words.awake],
  ] as const;
  let right: number = inside.right;
  for (const [draw, grey, label] of samples.toReversed()) {
    const wide = page.widthOf(label, SMALL);
    page.text(label, right, y, { size: SMALL, align: "right" });
    page.draw(draw(right - wide - 18, y - 6, 14, 6.5, grey, grey === GREY.asleep ? GREY.asleep : GREY.bedEdge));
    right -= wide + 28;
  }
}

function bars(page: PdfPage, row: ChartRow, x: (minutes: number) => number, y: number, high: number): string[] {
  const { shapes } = page;
  const { bed, rise, asleep, woke, awakeMinutes = 0 } = row;
  const drawn: string[] = [];
  const isSpan = bed !== undefined && rise !== undefined && rise > bed;
  if (isSpan) drawn.push(shapes.framed(x(bed), y, x(rise) - x(bed), high, GREY.bed, GREY.bedEdge));
  else
    for (const at of [bed, rise])
      if (at !== undefined) drawn.push(shapes.line(x(at), y, x(at), y + high, GREY.bedEdge, 1.4));
  if (asleep !== undefined && woke !== undefined && woke > asleep) {
    drawn.push(shapes.bar(x(asleep), y + high * 0.1, x(woke) - x(asleep), high * 0.8, GREY.asleep));
    const awake = Math.min(awakeMinutes, woke - asleep);
    const from = (asleep + woke - awake) / 2;
    if (awake > 0)
      drawn.push(
        shapes.framed(x(from), y + high * 0.1, x(from + awake) - x(from), high * 0.8, GREY.awake, GREY.asleep),
      );
  }
  return drawn;
}

function table(page: PdfPage, table: ReportPlan["table"], inside: Inside, top: number, high: number): number {
  const { shapes } = page;
  page.element("H2", () => page.text(table.heading, inside.left, top, { size: 10, isBold: true }));
  const columns = table.heads.length - 1;
  const wide = (inside.right - inside.left - LABELS) / columns;
  const middle = (column: number) => inside.left + LABELS + (column + 0.5) * wide;
  const size = Math.min(TEXT - 0.5, high * 0.7);
  const first = top + 26;
  const write = (text: string, column: number, y: number, most: number, style: Omit<TextStyle, "size" | "align">) =>
    column < 0
      ? page.text(text, inside.left + 2, y, { ...style, size: fitting(page, text, most, LABELS - 4) })
      : page.text(text, middle(column), y, { ...style, size: fitting(page, text, most, wide - 2), align: "center" });

  page.element("Table", () => {
    page.element("TR", () => {
      for (const [at, lines] of table.heads.entries())
        page.element(
          "TH",
          () => {
            for (const [line, text] of lines.entries())
              write(text, at - 1, top + 13 + line * 8.5, SMALL, { grey: GREY.text, isBold: line === 0 });
          },
          { scope: "Column" },
        );
    });
    const rows: readonly (TableRow & { readonly isAverage: boolean })[] = [
      ...table.nights.map((row) => ({ ...row, isAverage: false })),
      ...table.averages.map((row) => ({ ...row, isAverage: true })),
    ];
    for (const [at, { label, cells, isAverage }] of rows.entries()) {
      const y = first + at * high;
      const isEdge = at === 0 || at === table.nights.length || (!isAverage && at % 7 === 0);
      if (isAverage) page.draw(shapes.bar(inside.left, y, inside.right - inside.left, high, GREY.band));
      page.draw(shapes.line(inside.left, y, inside.right, y, isEdge ? GREY.quiet : GREY.line, isEdge ? 0.8 : 0.3));
      const base = y + high / 2 + size * 0.36;
      const style = { grey: GREY.text, isBold: isAverage };
      page.element("TR", () => {
        page.element("TH", () => void write(label, -1, base, size, style), { scope: "Row" });
        for (const [column, cell] of cells.entries())
          page.element("TD", () => void (cell && write(cell, column, base, size, style)));
      });
    }
  });
  const bottom = first + (table.nights.length + table.averages.length) * high;
  page.draw(shapes.line(inside.left, bottom, inside.right, bottom, GREY.quiet, 0.8));
  // What was answered stands left of this line, what follows from it right of it.
  const follows = inside.left + LABELS + 8 * wide;
  page.draw(shapes.line(follows, top + 5, follows, bottom, GREY.quiet, 0.8));
  return bottom;
}

/** The size at which a text is no wider than that. */
function fitting(page: PdfPage, text: string, most: number, wide: number): number {
  return Math.min(most, (most * wide) / Math.max(1, page.widthOf(text, most)));
}

const LEFT_TO_RIGHT = /\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}/u;
const RIGHT_TO_LEFT = /\p{Script=Arabic}|\p{Script=Hebrew}/u;

/** A name in both directions would need more than one line of glyphs. */
function canBeWritten(name: string, font: PdfFont): boolean {
  return font.shape(name).isWhole && !(LEFT_TO_RIGHT.test(name) && RIGHT_TO_LEFT.test(name));
}
