import { SaxesParser } from "saxes";
import { type Format, type Sleep, UnreadableFile } from "./sleep.ts";
import { dateOf, isZone, readStamped, zoneWith } from "./times.ts";

const SLEEP = "HKCategoryTypeIdentifierSleepAnalysis";
/** Longer than any element and than the description of them all at the beginning. */
const LONGEST_PIECE = 1_000_000;

/** Records of other sensors, whole and without anything in them: nine in ten of a phone's, dropped before they are parsed. */
const OTHER_RECORD = new RegExp(`<Record type="(?!${SLEEP}")[^<>]*/>`, "g");

/** `HKCategoryValueSleepAnalysis…` (https://developer.apple.com/documentation/healthkit/hkcategoryvaluesleepanalysis). */
function kindOf(value: string): Sleep["kind"] | undefined {
  const name = value.replace("HKCategoryValueSleepAnalysis", "");
  if (name.startsWith("Asleep")) return "asleep";
  return name === "InBed" ? "in-bed" : name === "Awake" ? "awake" : undefined;
}

type Attributes = Readonly<Record<string, string>>;

/**
 * Apple Health: `export.xml` in `export.zip`. Every sensor has records of its own, and of each sleep there are several.
 * Times have the offset the phone had when they were exported, so the zone in `HKTimeZone` is taken where there is one.
 * Entities are not expanded, and what stands in the description of the document is not looked at, which Apple has got
 * wrong before.
 */
export const appleHealth: Format = {
  name: "apple-health",
  isLike: (head) => /<!DOCTYPE HealthData\b|<HealthData\b/.test(head),
  read(sink, about) {
    const parser = new SaxesParser();
    let entry = 0;
    let record: Attributes | undefined;
    let zone: string | undefined;
    let sinceElement = 0;

    parser.on("error", () => {
      // Goes on behind it: one character that XML does not allow must not cost a person ten years of nights.
    });
    parser.on("opentag", ({ name, attributes }) => {
      sinceElement = 0;
      const read = attributes as Attributes;
      if (name === "Record") {
        record = read.type === SLEEP ? read : undefined;
        zone = undefined;
      } else if (name === "MetadataEntry" && record && read.key === "HKTimeZone" && isZone(read.value ?? "")) {
        zone = read.value;
      }
    });
    parser.on("closetag", ({ name }) => {
      sinceElement = 0;
      if (name !== "Record" || record === undefined) return;
      const { startDate = "", endDate = "", value = "", sourceName = "" } = record;
      record = undefined;
      entry += 1;
      const kind = kindOf(value);
      if (kind === undefined) return;
      if (endDate < about.firstDate && /^\d{4}-\d\d-\d\d/.test(endDate)) return sink.older(endDate.slice(0, 10));
      const from = readStamped(startDate);
      const to = readStamped(endDate);
      if (from === undefined || to === undefined || to.ms < from.ms) return sink.unreadable(entry);
      if (dateOf(to.ms) < about.firstDate) return sink.older(dateOf(to.ms));
      const where = zone ?? zoneWith(from, about.zone);
      sink.sleep({ entry, kind, from: from.ms, to: to.ms, zone: where, source: sourceName });
    });

    return {
      write(text) {
        const left = text.replace(OTHER_RECORD, "");
        if (left.length < text.length) sinceElement = 0;
        sinceElement += left.length;
        parser.write(left);
        if (sinceElement > LONGEST_PIECE) throw new UnreadableFile("an element without an end");
      },
      end: () => void parser.close(),
    };
  },
};
