import type { Session } from "../session.ts";
import { readClockPhrase } from "../typing/clock-phrase.ts";
import { isProblem } from "../typing/problem.ts";
import type { ColonCommand } from "./colon-command.ts";

const progressEveryMs = 1_000;

export const clock: ColonCommand = {
  name: "clock",
  isBasic: true,
  help: () => [":clock 22:30, +90m, +1d", "move time on and see what arrives; :clock tells it"],
  words: () => ["22:30", "+15m", "+90m", "+1d", "+1w"].map((text) => ({ text })),

  async run(session, rest) {
    if (rest.trim() === "") {
      session.say(
        `${timeNow(session)} Move it with :clock 22:30, :clock +90m, :clock +1d or :clock 2027-03-28 00:30 Europe/Berlin.`,
      );
      return;
    }
    const read = readClockPhrase(rest, session.timeline.now(), session.person.zone);
    if (isProblem(read)) {
      session.say(read.problem);
      return;
    }
    let saidAt = performance.now();
    const tellProgress = (now: Temporal.Instant) => {
      if (performance.now() - saidAt < progressEveryMs) return;
      saidAt = performance.now();
      session.say(`… ${spoken(now, session.person.zone)}`);
    };
    await session.transcript.crowd(
      () => session.timeline.moveTo(read.at, tellProgress),
      (count) =>
        session.say(`\n… and ${count} more ${count === 1 ? "message" : "messages"}, which :dms shows. The last one:`),
    );
    session.say(timeNow(session));
    if (!session.bot.running)
      session.say("The bot is not running and knows nothing of it yet. Type :restart to start it.");
  },
};

function timeNow({ timeline, person }: Session): string {
  return `It is ${spoken(timeline.now(), person.zone)} in ${person.zone}.`;
}

function spoken(at: Temporal.Instant, zone: string): string {
  return at.toZonedDateTimeISO(zone).toLocaleString("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
}
