import type { Answer, Person, TypedCommand } from "@winddown/local-discord";
import type { Change as Changed, Moment } from "./journal.ts";
import type { Stage } from "./stage.ts";
import type { Table } from "./state.ts";
import type { Change } from "./story.ts";
import type { Wish } from "./windows.ts";

/** Long enough for what the bot does behind "thinking…"; a person asks again after that. */
const PATIENCE_MS = 6_000;
const ANSWERS: Readonly<Record<Table, Readonly<Record<Changed["kind"], RegExp>>>> = {
  reminders: {
    on: /Your reminder is on|Your reminder has changed|already set/,
    off: /## Stopped|No reminder was on/,
    deleted: /## Deleted|Nothing to delete/,
  },
  check_ins: {
    on: /Your morning check-in is on|Your morning check-in has changed|It is on already/,
    off: /## Check-in off|No check-in is on/,
    deleted: /## Deleted|Nothing to delete/,
  },
};

/** Somebody with a bedtime, who asks again until an answer says that it is so. */
export function createSleeper(
  { discord, journal, moment, botEnds }: Stage,
  { person, index, wish }: { readonly person: Person; readonly index: number; readonly wish: Wish },
  onCommand: () => void,
) {
  const table: Table = "checkInAt" in wish ? "check_ins" : "reminders";
  let open: { readonly kind: Changed["kind"]; readonly asked: Moment } | undefined;
  let isWanted = false;
  let lastKind: Changed["kind"] | undefined;

  const off: TypedCommand = {
    path: table === "reminders" ? ["reminder", "off"] : ["diary", "checkin", "off"],
    options: [],
  };
  const command = (...path: string[]): TypedCommand => ({ path, options: [] });
  /** What was shown, as text; nothing when there was no answer. */
  async function shownBy(answer: Promise<Answer>): Promise<{ text: string; messageId: string }> {
    onCommand();
    const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS).unref());
    // Somebody may want to press what is gone, such as a message of a bot that died while answering.
    const given = await Promise.race([answer.catch(() => undefined), botEnds(), patience]);
    if (given?.kind !== "message" && given?.kind !== "update") return { text: "", messageId: "" };
    return { text: JSON.stringify(given.seen), messageId: given.seen.message.id };
  }

  async function confirm(question: { text: string; messageId: string }, action: string): Promise<string> {
    const id = customId(question.text, action);
    if (id === undefined) return "";
    return (await shownBy(discord.press(person, question.messageId, id))).text;
  }

  async function set(): Promise<string> {
    if ("checkInAt" in wish) {
      const options = [
        { name: "at", value: wish.checkInAt },
        { name: "zone", value: wish.zone },
      ];
      const path = ["diary", "checkin", "on"];
      return (await shownBy(discord.slash(person, "server", { path, options }))).text;
    }
    const { bedtime, zone, leadMinutes, weekend } = wish;
    const options = [
      { name: "bedtime", value: bedtime },
      { name: "zone", value: zone },
      { name: "lead", value: leadMinutes },
    ];
    const shown = await shownBy(discord.slash(person, "server", { path: ["reminder", "set"], options }));
    // An hour from 10 to 12 is asked about: which half of the day?
    const said = (await confirm(shown, `reminder.at|${bedtime.replace(":", "")}|`)) || shown.text;
    if (weekend === undefined || !ANSWERS.reminders.on.test(said)) return said;
    const later = [
      { name: "bedtime", value: weekend },
      { name: "nights", value: "fri sat" },
    ];
    return (await shownBy(discord.slash(person, "server", { path: ["reminder", "set"], options: later }))).text;
  }

  async function stopByButton(): Promise<string> {
    const dm = discord.seen(person, "dm").findLast((seen) => customId(JSON.stringify(seen), "reminder.stop|"));
    const id = dm && customId(JSON.stringify(dm), "reminder.stop|");
    if (!dm || id === undefined) return "";
    return confirm(await shownBy(discord.press(person, dm.message.id, id)), "reminder.stop-now");
  }

  async function stopByText(): Promise<string> {
    const said = new Promise<string>((resolve) => {
      const off = discord.on((event) => {
        const text = event.type === "message" && event.seen.place === "dm" ? JSON.stringify(event.seen) : "";
        const isMine = discord
          .seen(person, "dm")
          .some((seen) => event.type === "message" && seen.message === event.seen.message);
        if (isMine && /## Stopped|nothing to stop/.test(text)) resolve("## Stopped");
      });
      setTimeout(() => {
        off();
        resolve("");
      }, 2_500).unref();
    });
    await discord.write(person, "stop");
    onCommand();
    return (await Promise.race([said, botEnds()])) ?? "";
  }

  async function say(change: Change | "on"): Promise<string> {
    switch (change) {
      case "on":
        return set();
      case "stop-command":
        return (await shownBy(discord.slash(person, "server", off))).text;
      case "stop-button":
        return stopByButton();
      case "stop-text":
        return stopByText();
      case "delete":
        return confirm(await shownBy(discord.slash(person, "server", command("privacy", "delete"))), "privacy.delete");
    }
  }

  async function ask(change: Change | "on"): Promise<void> {
    const kind = change === "on" ? "on" : change === "delete" ? "deleted" : "off";
    open ??= { kind, asked: moment() };
    isWanted = kind === "on";
    const asked = open;
    const text = await say(change);
    if (open !== asked || !ANSWERS[table][kind].test(text)) return;
    journal.changes.push({ person: index, ...asked, confirmed: moment() });
    lastKind = asked.kind;
    open = undefined;
  }

  return {
    person,
    index,
    wish,
    table,
    ask,
    /** What was asked for last and confirmed. */
    lastKind: () => lastKind,
    /** Asks again for what no answer has confirmed yet. */
    askAgain: () => ask(open?.kind === "on" ? "on" : open?.kind === "deleted" ? "delete" : "stop-command"),
    isWaiting: () => open !== undefined,
    wantsReminder: () => isWanted,
    /** Looks at the reminder, which changes nothing. */
    look: () => shownBy(discord.slash(person, "server", command("reminder", "show"))),
    /** The story is over: what was not confirmed stays open to its end. */
    giveUp(): void {
      if (open) journal.changes.push({ person: index, ...open, confirmed: moment() });
    },
  };
}

export type Sleeper = ReturnType<typeof createSleeper>;

function customId(text: string, action: string): string | undefined {
  return new RegExp(`"custom_id":"(1\\|${action.replaceAll(/[.|]/g, "\\$&")}[^"]*)"`).exec(text)?.[1];
}
