import { type Danger, NO_DANGER, type ReadDanger } from "./danger.ts";

const RANK = { none: 0, ask: 1, help: 2 } as const;

/**
 * The worst that is said in several texts typed at once: each is read by itself and all of them as one, since somebody
 * may begin a sentence in one field and end it in the next. Of what is equally bad the first counts, and that an
 * opioid was named in any of it.
 */
export function dangerInTexts(texts: readonly string[], readDanger: ReadDanger): Danger {
  const said = texts.filter((text) => text.trim() !== "");
  const readings = (said.length > 1 ? [...said, said.join(". ")] : said).map(readDanger);
  const worst = readings.reduce<Danger>(
    (so, reading) => (RANK[reading.level] > RANK[so.level] ? reading : so),
    NO_DANGER,
  );
  if (worst.level === "none") return worst;
  const namesOpioid = readings.some((reading) => "namesOpioid" in reading && reading.level === worst.level);
  return namesOpioid ? { ...worst, namesOpioid } : worst;
}
