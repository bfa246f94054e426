import type { Fault } from "../../../src/playground/types.ts";
import type { Dice } from "./dice.ts";
import type { Spell, Weather } from "./story.ts";

/** Weather in which messages may not get through; the rest must cost nobody a night. */
const DISTURBING: ReadonlySet<Weather> = new Set<Weather>([
  "429-storm",
  "500s",
  "lost-answers",
  "lost-requests",
  "full-disk",
  "locked-database",
  "locked-during-send",
  "unreadable-record",
]);

export function isDisturbing({ weather }: Spell): boolean {
  return DISTURBING.has(weather);
}

/** What a request to somebody's DM meets in this weather. */
export function faultIn({ weather, share }: Spell, isNightly: boolean, dice: Dice): Fault | undefined {
  if (weather === "overlapping-beats" && isNightly) return held(120);
  if (!dice.happens(share)) return undefined;
  switch (weather) {
    case "429-storm": {
      const seconds = dice.whole(2, 12) / 10;
      const headers = {
        "retry-after": seconds.toFixed(3),
        "x-ratelimit-scope": "global",
        "x-ratelimit-global": "true",
      };
      return { kind: "status", status: 429, message: "You are being rate limited.", headers };
    }
    case "500s":
      return { kind: "status", status: dice.one([500, 502, 503]) };
    case "lost-answers":
      return { kind: "cut-after" };
    case "lost-requests":
      return { kind: "cut-before" };
    default:
      return undefined;
  }
}

function held(milliseconds: number): Fault {
  return { kind: "hold", until: new Promise((resolve) => setTimeout(resolve, milliseconds)) };
}
