import { getDocumentProxy } from "unpdf";
import { describe, expect, test } from "vitest";
import type { DiaryNight } from "../../../../src/diary/diary-night.ts";
import { reportPdf } from "../../../../src/diary/report/report-pdf.ts";
import { nightsInARow, planOf } from "../../../support/report-words.ts";

type Tree = {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly Tree[];
  readonly id?: string;
};

/** The page as a reader has it: every text with where it ends up, and the tree of its tags. */
async function read(pdf: Buffer) {
  const document = await getDocumentProxy(new Uint8Array(pdf), { verbosity: 0 });
  const page = await document.getPage(1);
  const content = await page.getTextContent({ includeMarkedContent: true });
  const said = new Map<string, string>();
  let id = "";
  const texts: string[] = [];
  const places: { readonly text: string; readonly x: number; readonly y: number; readonly right: number }[] = [];
  for (const item of content.items as readonly Record<string, unknown>[]) {
    if (typeof item.id === "string") id = item.id;
    if (typeof item.str !== "string" || item.str.trim() === "") continue;
    texts.push(item.str);
    said.set(id, (said.get(id) ?? "") + item.str);
    const [, , , , x = 0, y = 0] = item.transform as number[];
    places.push({ text: item.str, x, y, right: x + (item.width as number) });
  }
  const [, , width = 0, height = 0] = page.view;
  const tree = (await page.getStructTree()) as Tree;
  const { info } = (await document.getMetadata()) as { info: { Title?: string; Language?: string } };
  return {
    texts,
    places,
    pages: document.numPages,
    size: [Math.round(width), Math.round(height)],
    info,
    isMarked: (await document.getMarkInfo())?.Marked,
    tree,
    /** The table as rows of what its cells say, by its tags alone. */
    rows: all(tree, "TR").map((row) =>
      (row.children ?? []).map((cell) =>
        ids(cell)
          .map((one) => said.get(one) ?? "")
          .join(" "),
      ),
    ),
  };
}

function all(tree: Tree, role: string): Tree[] {
  const found = (tree.children ?? []).flatMap((kid) => all(kid, role));
  return tree.role === role ? [tree, ...found] : found;
}

function ids(tree: Tree): string[] {
  return [...(tree.id === undefined ? [] : [tree.id]), ...(tree.children ?? []).flatMap(ids)];
}

describe("the page for an appointment", () => {
  test("says whose estimates it holds, of when, by which clock, and that it is no diagnosis", async () => {
    const { texts, pages, info } = await read(reportPdf(planOf(nightsInARow(14))).pdf);
    const page = texts.join(" ");
    expect(pages).toBe(1);
    expect(page).toContain("27 February 2026 to 12 March 2026: 14 of 14 nights noted.");
    expect(page).toContain("Europe/Lisbon");
    expect(page).toContain("Self-reported guesses");
    expect(page).toContain("Not a diagnosis.");
    expect(page).not.toMatch(/Name:|Winddown score|good sleeper/);
    expect(info.Title).toBe("Sleep diary");
  });

  test("marks a night that was noted in one press, and says what the mark means", async () => {
    const [first, ...others] = nightsInARow(14) as [DiaryNight, ...DiaryNight[]];
    const told = (await read(reportPdf(planOf([first, ...others])).pdf)).texts.join(" ");
    expect(told).not.toContain("usual");
    const page = (await read(reportPdf(planOf([{ ...first, asUsual: true }, ...others])).pdf)).texts;
    expect(page).toContain("as usual");
    expect(page.join(" ")).toContain("noted in one press");
  });

  test("has the table in the order of the Consensus Sleep Diary, then what follows from it", async () => {
    const { rows } = await read(reportPdf(planOf(nightsInARow(14))).pdf);
    expect(rows[0]).toEqual([
      "Night of (evening)",
      "Into bed",
      "Tried to sleep",
      "To sleep SOL, min",
      "Woke times",
      "Awake WASO, min",
      "Last wake-up",
      "Out of bed",
      "Sleep quality",
      "In bed TIB, h:mm",
      "Asleep TST, h:mm",
      "Efficiency SE, %",
      "Awake, then up, min",
    ]);
    const night = ["23:00", "23:30", "30", "2", "20", "06:30", "07:00", "fair", "8:00", "6:10", "77", "30"];
    expect(rows.slice(1, 15)).toEqual(rows.slice(1, 15).map(([label]) => [label, ...night]));
    const mean = night.with(3, "2.0").with(7, "");
    expect(rows.slice(15)).toEqual([
      ["Mean 27 Feb–5 Mar (7)", ...mean],
      ["Mean 6 Mar–12 Mar (7)", ...mean],
      ["Mean, all nights", ...mean],
      ["Median, all nights", ...mean],
    ]);
  });

  test("leaves blank what was not said: no zero, no dash, no guess", async () => {
    const nights = nightsInARow(14, (at) => {
      if (at === 4) return undefined;
      if (at === 5)
        return { inBed: undefined, onsetMinutes: undefined, awakenings: undefined, awakeMinutes: undefined };
      return at === 6
        ? { noSleep: true, onsetMinutes: undefined, awakenings: undefined, awakeMinutes: undefined, woke: undefined }
        : {};
    });
    const { rows } = await read(reportPdf(planOf(nights)).pdf);
    expect(rows[5]).toEqual(["Tue 3 Mar", ...Array(12).fill("")]);
    expect(rows[6]).toEqual(["Wed 4 Mar", "", "23:30", "", "", "", "06:30", "07:00", "fair", "", "", "", "30"]);
    expect(rows[7]).toEqual([
      "Thu 5 Mar",
      "23:00",
      "23:30",
      "no sleep",
      "",
      "",
      "",
      "07:00",
      "fair",
      "8:00",
      "0:00",
      "0",
      "",
    ]);
  });

  test("is tagged for a screen reader: headings, a table with heads of rows and columns, and the bars in words", async () => {
    const { tree, info, isMarked } = await read(reportPdf(planOf(nightsInARow(14))).pdf);
    expect(isMarked).toBe(true);
    expect(info.Language).toBe("en-GB");
    expect(all(tree, "H1")).toHaveLength(1);
    expect(all(tree, "H2")).toHaveLength(3);
    expect(all(tree, "Table")).toHaveLength(1);
    expect(all(tree, "TH")).toHaveLength(13 + 18);
    const [figure] = all(tree, "Figure");
    expect(figure?.alt).toContain("A bar for each of 14 nights");
  });

  test.each([
    [1, "a4"],
    [2, "a4"],
    [3, "letter"],
    [4, "a4"],
    [4, "letter"],
  ] as const)(
    "of %i weeks on %s: all of it lies on the page, nothing over anything else, in 150 kB",
    async (weeks, paper) => {
      const freeNights = [5, 6];
      const { pdf } = reportPdf(planOf(nightsInARow(weeks * 7), { weeks, paper, freeNights, name: "A".repeat(40) }));
      expect(pdf.length).toBeLessThan(150_000);
      const { places, size, rows } = await read(pdf);
      expect(size).toEqual(paper === "a4" ? [595, 842] : [612, 792]);
      expect(rows).toHaveLength(1 + weeks * 7 + (weeks > 1 ? weeks : 0) + 2);
      for (const { text, x, y, right } of places) {
        expect(x, text).toBeGreaterThan(20);
        expect(right, text).toBeLessThan((size[0] ?? 0) - 20);
        expect(y, text).toBeGreaterThan(20);
      }
      const overlaps = places.flatMap((one, at) =>
        places
          .slice(at + 1)
          .filter((other) => Math.abs(one.y - other.y) < 4 && one.x < other.right - 0.5 && other.x < one.right - 0.5)
          .map((other) => `${one.text} | ${other.text}`),
      );
      expect(overlaps).toEqual([]);
    },
  );

  test("marks free nights, and says what they tell", async () => {
    const plan = planOf(nightsInARow(14), { freeNights: [5, 6] });
    const { texts, rows } = await read(reportPdf(plan).pdf);
    expect(rows.filter(([label]) => label?.endsWith("*")).map(([label]) => label)).toEqual([
      "Fri 27 Feb *",
      "Sat 28 Feb *",
      "Fri 6 Mar *",
      "Sat 7 Mar *",
    ]);
    const page = texts.join(" ");
    expect(page).toContain("Social jetlag: 0 min between free nights (Friday and Saturday) and the others.");
    expect(page).toContain("Sleep Regularity Index: 100 on a scale");
    expect(page).toContain("Middle of sleep: 03:15 on average; standard deviation 0 min.");
  });

  test("of three nights says which figures it cannot give, and why", async () => {
    const page = (await read(reportPdf(planOf(nightsInARow(3))).pdf)).texts.join(" ");
    expect(page).toContain("Social jetlag: not given, as no free nights were chosen.");
    expect(page).toContain("Sleep Regularity Index: not given");
    expect(page).not.toContain("standard deviation");
  });

  test("is the same for the same nights", () => {
    const make = () => reportPdf(planOf(nightsInARow(14))).pdf;
    expect(make().equals(make())).toBe(true);
  });
});

describe("a name", () => {
  test.each(["Maria José Übel-Ñandú", "Анна Петрова", "Γιώργος", "Nguyễn Thị Hà"])(
    "%s stands on it as it was typed",
    async (name) => {
      const { pdf, isNameLeftOut } = reportPdf(planOf(nightsInARow(14), { name }));
      expect(isNameLeftOut).toBe(false);
      expect((await read(pdf)).texts).toContain(name);
    },
  );

  test("in Arabic or Hebrew letters is set from right to left", async () => {
    for (const name of ["ليلى حسن", "דוד לוי"]) {
      const { pdf, isNameLeftOut } = reportPdf(planOf(nightsInARow(14), { name }));
      expect(isNameLeftOut).toBe(false);
      const { texts } = await read(pdf);
      expect(texts.join(" ").normalize("NFKC")).toContain(name.split(" ")[0]);
    }
  });

  test.each(["山田花子", "สมชาย", "Dana דוד"])(
    "%s, which the font cannot write, is a line to write it by hand",
    async (name) => {
      const { pdf, isNameLeftOut } = reportPdf(planOf(nightsInARow(14), { name }));
      expect(isNameLeftOut).toBe(true);
      expect((await read(pdf)).texts.join(" ")).toContain("Name: ____");
    },
  );

  test("that tries to be a piece of the file is a name", async () => {
    const name = ") Tj ET /JS (app.alert(1)) <</Type";
    const { texts } = await read(reportPdf(planOf(nightsInARow(14), { name })).pdf);
    expect(texts).toContain(name);
  });
});
