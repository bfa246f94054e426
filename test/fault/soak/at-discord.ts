import type { Fault, FaultRule } from "../../../src/playground/types.ts";
import type { LiveEvening } from "./evenings.ts";
import type { Moment } from "./journal.ts";
import type { Kills } from "./kills.ts";
import type { Sleeper } from "./sleepers.ts";
import type { Stage } from "./stage.ts";
import type { Change } from "./story.ts";
import type { Sky } from "./weather.ts";

/** The nightly message is told by its button, which carries the night. */
const NIGHTLY = /reminder\.skip\|(\d{4}-\d\d-\d\d)/;
const MESSAGES = /^\/channels\/(\d+)\/messages$/;

type Parts = {
  readonly stage: Stage;
  readonly evenings: readonly LiveEvening[];
  readonly sleepers: readonly Sleeper[];
  readonly kills: Kills;
  readonly sky: Sky;
  readonly onChange: (change: Change) => void;
};

/** Stands at Discord's door: writes down each nightly message, and lets happen to requests what the story wants. */
export async function watchDiscord({ stage, evenings, sleepers, kills, sky, onChange }: Parts): Promise<void> {
  const { discord, journal, moment, tell } = stage;
  const sleeperIn = new Map<string, Sleeper>();
  for (const sleeper of sleepers) sleeperIn.set(await openDm(stage, sleeper), sleeper);
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
    const sleeper = sleeperIn.get(channel ?? "");
    const night = method === "POST" ? nightIn(body) : undefined;
    if (sleeper && method === "GET") kills.looked();
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
    const sleeper = event.type === "message" ? sleeperIn.get(event.seen.message.channel_id) : undefined;
    const night = event.type === "message" ? nightIn(event.seen.components) : undefined;
    if (!sleeper || night === undefined) return;
    tell(`${sleeper.person.user.username} has the message of ${night}`);
    const stored = moment();
    const arrived = arrivals.get(`${sleeper.index} ${night}`) ?? stored;
    journal.messages.push({ person: sleeper.index, night, stored, arrived });
    kills.stored();
  });
}

function nightIn(body: unknown): string | undefined {
  return NIGHTLY.exec(JSON.stringify(body) ?? "")?.[1];
}

async function openDm({ discord }: Stage, { person }: Sleeper): Promise<string> {
  const answer = await fetch(`${discord.apiUrl}/v10/users/@me/channels`, {
    method: "POST",
    headers: { authorization: `Bot ${discord.token}`, "content-type": "application/json" },
    body: JSON.stringify({ recipient_id: person.user.id }),
  });
  return ((await answer.json()) as { id: string }).id;
}
