import { deflateRawSync } from "node:zlib";
import { type DiaryNight, wallAt } from "../../../src/diary/diary-night.ts";
import { msOf } from "../../../src/diary/import/formats/times.ts";

/** What apps write of the same nights, after their published descriptions: see the README beside this file. */

const MINUTE = 60_000;

/** A night as an app could see it; minutes are from noon of the evening. */
export type Slept = {
  readonly date: string;
  readonly bed: number;
  readonly onset: number;
  readonly awake: number;
  readonly woke: number;
  readonly rose: number;
};

/** Nights until `last`, some minutes different from one to the next. */
export function someNights(count: number, last = "2026-03-12"): Slept[] {
  return Array.from({ length: count }, (_, at) => {
    const date = Temporal.PlainDate.from(last)
      .subtract({ days: count - 1 - at })
      .toString();
    const bed = 640 + ((at * 37) % 90);
    const woke = 1_100 + ((at * 53) % 100);
    return { date, bed, onset: 5 + ((at * 7) % 30), awake: 10 + ((at * 11) % 40), woke, rose: woke + 10 + (at % 15) };
  });
}

/** The night as our diary has it when a file says all of it. */
export function asNight({ date, bed, onset, awake, woke, rose }: Slept, zone: string): DiaryNight {
  const at = (minutes: number) => wallAt(minutes, date);
  return {
    night: date,
    zone,
    inBed: at(bed),
    tried: at(bed),
    onsetMinutes: onset,
    awakeMinutes: awake,
    woke: at(woke),
    rose: at(rose),
  };
}

const msAt = (minutes: number, { date }: Slept, zone: string) => msOf(wallAt(minutes, date), zone) ?? 0;
const offsetOf = (ms: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).offset;

export function pleesFile(nights: readonly Slept[], zone: string): string {
  const rows = nights.map((night, at) =>
    [at + 1, msAt(night.bed, night, zone), msAt(night.rose, night, zone), at % 6, "", 0].join(","),
  );
  return ["sid,start,stop,rating,comment,wakes", ...rows, ""].join("\r\n");
}

export function standardFile(nights: readonly Slept[], zone: string): string {
  const records = nights.flatMap((night) => {
    const start = msAt(night.bed + night.onset, night, zone);
    const end = msAt(night.woke, night, zone);
    const zones = { start_timezone: zone, end_timezone: zone };
    return [
      { status: "in bed", start: msAt(night.bed, night, zone), end: msAt(night.rose, night, zone), ...zones },
      {
        status: "asleep",
        start,
        end,
        ...zones,
        duration: end - start - night.awake * MINUTE,
        tags: ["#home"],
        comments: [{ time: start, text: "slept like a “log”" }],
        day_number: 1,
        start_of_new_day: true,
        is_primary_sleep: true,
        missing_record_after: false,
      },
    ];
  });
  return JSON.stringify({ records, minimum_day_duration: 61_200_000, maximum_day_duration: 129_600_000 });
}

export function sleepAsAndroidFile(nights: readonly Slept[], zone: string): string {
  const quoted = (cells: readonly (string | number)[]) => cells.map((cell) => `"${cell}"`).join(",");
  return nights
    .map((night) => {
      const from = msAt(night.bed, night, zone);
      const to = msAt(night.rose, night, zone);
      const wall = (ms: number) => {
        const at = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
        const two = (value: number) => String(value).padStart(2, "0");
        return `${two(at.day)}. ${two(at.month)}. ${at.year} ${at.hour}:${two(at.minute)}`;
      };
      const times = Array.from(
        { length: 90 },
        (_, at) => `${Math.floor(at / 12)}:${String((at * 5) % 60).padStart(2, "0")}`,
      );
      const hours = ((to - from) / 3_600_000).toFixed(9);
      return [
        `Id,Tz,From,To,Sched,Hours,Rating,Comment,Framerate,Snore,Noise,Cycles,DeepSleep,LenAdjust,Geo,${quoted(times)},"Event"`,
        quoted([
          from,
          zone,
          wall(from),
          wall(to),
          wall(to),
          hours,
          "0.0",
          'woke ""twice"" \\n #dream',
          "10007",
          "-1",
          "-1.0",
          "3",
          "0.4",
          "-12",
          "4c5d",
          ...times.map((_, at) => (at % 7) / 10),
          `DEEP_START-${from + 3_600_000}`,
        ]),
        quoted(["", "", "", "", "", "", "", "", "", "", "", "", "", "", "", ...times.map(() => "0.01"), ""]),
        "",
      ].join("\n");
    })
    .join("");
}

export function fitbitFile(nights: readonly Slept[]): string {
  return JSON.stringify(
    nights.map((night, at) => {
      const inBed = night.rose - night.bed;
      const lying = night.rose - night.woke;
      return {
        logId: 22_128_553_286 + at,
        dateOfSleep: wallAt(night.rose, night.date).slice(0, 10),
        startTime: `${wallAt(night.bed, night.date)}:00.000`,
        endTime: `${wallAt(night.rose, night.date)}:30.000`,
        duration: inBed * MINUTE,
        minutesToFallAsleep: night.onset,
        minutesAsleep: inBed - lying - night.onset - night.awake,
        minutesAwake: night.awake,
        minutesAfterWakeup: lying,
        timeInBed: inBed,
        efficiency: 90,
        type: "stages",
        infoCode: 0,
        levels: {
          summary: { deep: { count: 4, minutes: 80, thirtyDayAvgMinutes: 79 } },
          data: Array.from({ length: 30 }, (_, part) => ({
            dateTime: `${wallAt(night.bed + part, night.date)}:00.000`,
            level: ["wake", "light", "deep", "rem"][part % 4],
            seconds: 900,
          })),
        },
        mainSleep: true,
      };
    }),
    undefined,
    2,
  );
}

const ouraSleep = (night: Slept, zone: string) => {
  const from = msAt(night.bed, night, zone);
  const to = msAt(night.rose, night, zone);
  return {
    day: wallAt(night.rose, night.date).slice(0, 10),
    bedtime_start: `${wallAt(night.bed, night.date)}:00.000${offsetOf(from, zone)}`,
    bedtime_end: `${wallAt(night.rose, night.date)}:00.000${offsetOf(to, zone)}`,
    latency: night.onset * 60,
    awake_time: (night.onset + night.awake) * 60,
    total_sleep_duration: (night.rose - night.bed - night.onset - night.awake) * 60,
    time_in_bed: (night.rose - night.bed) * 60,
    type: "long_sleep",
  };
};

export function ouraFile(nights: readonly Slept[], zone: string): string {
  const sleep = nights.map((night, at) => ({
    id: `8f9a5221-${at}`,
    average_heart_rate: 54.3,
    ...ouraSleep(night, zone),
    heart_rate: {
      interval: 300,
      items: Array.from({ length: 100 }, (_, part) => 50 + (part % 12)),
      timestamp: night.date,
    },
    movement_30_sec: "1".repeat(960),
    sleep_phase_5_min: "4".repeat(96),
  }));
  return JSON.stringify({ daily_activity: [{ day: "2026-03-12", steps: 4_000 }], sleep });
}

export function ouraTable(nights: readonly Slept[], zone: string): string {
  const rows = nights.map((night) => {
    const { day, bedtime_start, bedtime_end, latency, awake_time, total_sleep_duration } = ouraSleep(night, zone);
    return [day, 81, total_sleep_duration, awake_time, latency, bedtime_start, bedtime_end].join(",");
  });
  return ["date,Sleep Score,Total Sleep Duration,Awake Time,Sleep Latency,Bedtime Start,Bedtime End", ...rows, ""].join(
    "\n",
  );
}

export function ouraAccountTable(nights: readonly Slept[], zone: string): string {
  const rows = nights.map((night, at) => {
    const one = ouraSleep(night, zone);
    return [
      at,
      one.day,
      one.bedtime_start,
      one.bedtime_end,
      one.awake_time,
      one.latency,
      one.type,
      '{"items":[1,2]}',
    ].join(";");
  });
  return ["id;day;bedtime_start;bedtime_end;awake_time;latency;type;heart_rate", ...rows, ""].join("\n");
}

/** @param othersANight records of other sensors for each night: a phone has thousands */
export function appleHealthFile(nights: readonly Slept[], zone: string, othersANight = 3): string {
  const parts = [APPLE_HEAD];
  for (const night of nights) {
    const stamp = (minutes: number) => {
      const ms = msAt(minutes, night, zone);
      return `${wallAt(minutes, night.date).replace("T", " ")}:00 ${offsetOf(ms, zone).replace(":", "")}`;
    };
    const record = (value: string, from: number, to: number, source: string) =>
      ` <Record type="HKCategoryTypeIdentifierSleepAnalysis" sourceName="${source}" sourceVersion="10.3" device="&lt;&lt;HKDevice: 0x281b&gt;, name:Apple Watch, manufacturer:Apple Inc.&gt;" creationDate="${stamp(night.rose)}" startDate="${stamp(from)}" endDate="${stamp(to)}" value="HKCategoryValueSleepAnalysis${value}">\n  <MetadataEntry key="HKTimeZone" value="${zone}"/>\n </Record>\n`;
    const slept = night.bed + night.onset;
    const wakes = slept + Math.floor((night.woke - slept) / 2);
    parts.push(record("InBed", night.bed, night.rose, "Robin’s iPhone"));
    parts.push(record("AsleepCore", slept, slept + 60, "Robin’s Apple Watch"));
    parts.push(record("AsleepDeep", slept + 60, wakes, "Robin’s Apple Watch"));
    parts.push(record("Awake", wakes, wakes + night.awake, "Robin’s Apple Watch"));
    parts.push(record("AsleepREM", wakes + night.awake, night.woke, "Robin’s Apple Watch"));
    for (let other = 0; other < othersANight; other += 1)
      parts.push(
        ` <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Robin’s Apple Watch" unit="count/min" creationDate="${stamp(other)}" startDate="${stamp(other)}" endDate="${stamp(other)}" value="61"/>\n`,
      );
  }
  return `${parts.join("")}</HealthData>\n`;
}

const APPLE_HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 14 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
<!ELEMENT Record ((MetadataEntry|HeartRateVariabilityMetadataList)*)>
]>
<HealthData locale="en_PT">
 <ExportDate value="2026-03-13 08:00:00 +0000"/>
 <Me HKCharacteristicTypeIdentifierDateOfBirth="" HKCharacteristicTypeIdentifierBiologicalSex="HKBiologicalSexNotSet"/>
`;

/** A zip of these parts, in their order, as PKWARE's APPNOTE.TXT has it. */
export function zipOf(parts: Readonly<Record<string, string | Uint8Array>>, saidSize?: number): Buffer {
  const files: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2); // the name is UTF-8
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(0, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(saidSize ?? bytes.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    files.push(Buffer.from("PK\x03\x04", "latin1"), common, nameBytes, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    central.push(Buffer.from("PK\x01\x02", "latin1"), Buffer.from([20, 0]), common, tail, nameBytes);
    at += 30 + nameBytes.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  const count = Object.keys(parts).length;
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...files, directory, Buffer.from("PK\x05\x06", "latin1"), end]);
}
