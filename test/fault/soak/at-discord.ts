import type { Fault, FaultRule } from "@winddown/local-discord";
import type { LiveEvening } from "./evenings.ts";
import type { Moment } from "./journal.ts";
import type { Kills } from "./kills.ts";
import type { Sleeper } from "./sleepers.ts";
import type { Stage } from "./stage.ts";
import type { Table } from "./state.ts";
import type { Change } from "./story.ts";
import type { Sky } from "./weather.ts";

/** The nightly message and the morning's are told by a button of theirs, which carries the night. */
const NIGHTLY = /(reminder|diary)\.(?:checkin-)?skip\|(\d{4}-\d\d-\d\d)/;
const MESSAGES = /^\/channels\/(\d+)\/messages$/;

type Dependencies = {
  readonly stage: Stage;
  readonly evenings: readonly LiveEvening[];
  readonly sleepers: readonly Sleeper[];
  readonly kills: Kills;
  readonly sky: Sky;
  readonly onChange: (change: Change) => void;
};

/** Stands before Discord: writes down each nightly message, and lets happen to requests what the story wants. */
export async function watchDiscord({ stage, evenings, sleepers, kills, sky, onChange }: Dependencies): Promise<void> {
  const { discord, journal, moment, tell } = stage;
  const sleepersIn = new Map<string, Sleeper[]>();
  for (const sleeper of sleepers) {
    const channel = await openDm(stage, sleeper);
    sleepersIn.set(channel, [...(sleepersIn.get(channel) ?? []), sleeper]);
  }
  /** Who is meant by a message in this channel. */
  const sleeperOf = (channel: string, told: Told | undefined) =>
    sleepersIn.get(channel)?.find(({ table }) => table === told?.table);
  /** When the newest request with somebody's message for a night came in. */
  const arrivals = new Map<string, Moment>();

  /** What the person does while their message is under way, where the story says so: the message waits for it, or is lost. */
  const meanwhile = (sleeper: Sleeper, night: string): Fault | undefined => {
    const evening = evenings.find((one) => one.person === sleeper.index && one.night === night);
    if (!evening?.change || evening.hasChanged || !sleeper.wantsReminder() || sleeper.isWaiting()) return undefined;
    evening.hasChanged = true;
    onChange(evening.change);
    tell(`${sleeper.person.user.username}: ${evening.change}, while the message is under way`);
    const changed = sleeper.ask(evening.change);
    if (!evening.isLostMeanwhile) return { kind: "hold", until: changed };
    kills.holds(changed); // the bot waits at least a quarter of a second before it tries again: by then it is done
    return { kind: "cut-before" };
  };
  const rule: FaultRule = ({ method, path, body }) => {
    const channel = MESSAGES.exec(path)?.[1];
    if (channel === undefined && path !== "/users/@me/channels") return undefined;
    const told = method === "POST" ? toldIn(body) : undefined;
    const sleeper = sleeperOf(channel ?? "", told);
    if (sleepersIn.has(channel ?? "") && method === "GET") kills.looked();
    const night = told?.night;
    if (!sleeper || night === undefined) return sky.fault(false);
    arrivals.set(`${sleeper.index} ${night}`, moment());
    return kills.posted() ?? sky.fault(true) ?? meanwhile(sleeper, night);
  };

  discord.setFault((request) => {
    const fault = rule(request);
    if (fault?.kind === "hold") kills.holds(fault.until);
    return fault;
  });
  discord.on((event) => {
    if (event.type !== "message") return;
    const told = toldIn(event.seen.components);
    const sleeper = sleeperOf(event.seen.message.channel_id, told);
    const night = told?.night;
    if (!sleeper || night === undefined) return;
    tell(`${sleeper.person.user.username} has the message of ${night}`);
    const stored = moment();
    const arrived = arrivals.get(`${sleeper.index} ${night}`) ?? stored;
    journal.messages.push({ person: sleeper.index, night, stored, arrived });
    kills.stored();
  });
}

type Told = { readonly table: Table; readonly night: string };

function toldIn(body: unknown): Told | undefined {
  const [, kind, night] = NIGHTLY.exec(JSON.stringify(body) ?? "") ?? [];
  return night === undefined ? undefined : { table: kind === "reminder" ? "reminders" : "check_ins", night };
}

async function openDm({ discord }: Stage, { person }: Sleeper): Promise<string> {
  const answer = await fetch(`${discord.apiUrl}/v10/users/@me/channels`, {
    method: "POST",
    headers: { authorization: `Bot ${discord.token}`, "content-type": "application/json" },
    body: JSON.stringify({ recipient_id: person.user.id }),
  });
  return ((await answer.json()) as { id: string }).id;
}
