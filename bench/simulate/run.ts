// `npm run simulate`: one day of very many people's windows against Discord's limit, on a clock of its own.
import { parseArgs } from "node:util";
import { CARRIED_A_MINUTE, SPREAD_MINUTES } from "../../src/delivery/crowd.ts";
import { dayOf } from "./evening.ts";
import { send } from "./send.ts";
import { table } from "./table.ts";

const MOST_PEOPLE = 2_000_000;
const DAY = Temporal.Instant.from("2026-07-15T12:00:00Z");
const USAGE =
  "npm run simulate takes --people 250000,1000000, --spread 0,5,10,15 (minutes) and --rate 48.4 (a second).";

/** @throws {RangeError} with a sentence for whoever typed it */
function numbers(text: string, most: number): number[] {
  const read = text.split(",").map(Number);
  if (read.some((one) => !(one >= 0 && one <= most))) throw new RangeError(USAGE);
  return read;
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      people: { type: "string", default: "50000,250000,1000000" },
      spread: { type: "string", default: "0,5,10,15" },
      rate: { type: "string", default: "48.4" },
    },
  });
  const people = numbers(values.people, MOST_PEOPLE).map(Math.floor);
  const [rate = 0] = numbers(values.rate, 1_000_000);
  if (rate === 0 || people.includes(0)) throw new RangeError(USAGE);
  return { people, spreads: numbers(values.spread, SPREAD_MINUTES.most).map(Math.floor), rate };
}

try {
  const { people, spreads, rate } = readArguments();
  console.log(
    [
      `One day of windows at ${rate} messages a second, one request each, from one application. Discord's limit is 50 a`,
      "second, of which `npm run bench -- drain` reaches 96.8 %.",
      "",
      "Assumed, not measured: 19 zones (US and Canada 41 %, Europe 28 %, Latin America 9 %, Asia, Africa and Oceania 22 %);",
      "bedtimes from 21:00 to 00:59, 55 % on the hour, 27 % more on the half hour, the others at any fifth minute;",
      "the message 45 minutes before, every night; every channel known; nobody refuses. The people are always the same.",
      "Spread: SPREAD_MINUTES, by how much a message may be early where a minute has more than the bot takes it to carry",
      `(${CARRIED_A_MINUTE.toLocaleString("en")}). Late: after what was asked for, of whose minute the first 60 seconds are on time. Early: before it.`,
      "",
    ].join("\n"),
  );
  const rows = people.flatMap((count) => {
    const day = dayOf(count, DAY);
    return spreads.map((spreadMinutes) => {
      const spread = spreadMinutes === 0 ? undefined : { minutes: spreadMinutes, perMinute: CARRIED_A_MINUTE };
      return { people: count, spreadMinutes, ...send(day, spread, rate) };
    });
  });
  console.log(table(rows).join("\n"));
} catch (error) {
  const isTyped = error instanceof RangeError || (error instanceof TypeError && "code" in error);
  if (!isTyped) throw error;
  console.error(error instanceof RangeError ? error.message : USAGE);
  process.exitCode = 1;
}
