import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Answer,
  createLocalDiscord,
  type LocalDiscord,
  type OpenForm,
  type Person,
  type Place,
  type SeenMessage,
  type Stranger,
} from "@winddown/local-discord";
import { createBotProcess, createPlaygroundClock, createTimeline } from "@winddown/local-discord/testing";
import type { APIMessageTopLevelComponent } from "discord-api-types/v10";
import { readCustomId } from "../../src/discord/ui/actions.ts";
import { COMPILED_FOLDER } from "../../src/ops/compile-cache.ts";
import { controlsIn } from "./read-card.ts";
import { register } from "./register.ts";

const SLOW_MACHINE_MS = 90_000;

const MAIN = join(import.meta.dirname, "../../src/main.ts");

export type House = Awaited<ReturnType<typeof openHouse>>;

/**
 * The whole bot as a child process in a local Discord, on a clock that stands still until it is moved. What a person
 * does is said in a person's words: what they type, the label they press, what they then read.
 */
export async function openHouse(
  start: string,
  env: Readonly<Record<string, string>> = {},
  crowd: readonly Stranger[] = [],
) {
  const clock = createPlaygroundClock({ start: Temporal.Instant.from(start), running: false });
  const discord = await createLocalDiscord({
    botName: "Winddown",
    now: clock.now,
    crowd,
    settleMs: 500,
    // How soon the bot answers is measured elsewhere: here a slow machine is no failure.
    firstAnswerWithinMs: SLOW_MACHINE_MS,
    deferredAnswerWithinMs: SLOW_MACHINE_MS,
    gateway: { identifyEveryMs: 0 }, // these tests restart the bot more often than every five seconds
  });
  const lines: string[] = [];
  const stateDir = mkdtempSync(join(tmpdir(), "winddown-house-"));
  const bot = createBotProcess({
    clock,
    readyWithinMs: SLOW_MACHINE_MS,
    command: [process.execPath, MAIN],
    cwd: join(import.meta.dirname, "../.."),
    env: {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      STATE_DIR: stateDir,
      LOG_LEVEL: "info",
      NODE_COMPILE_CACHE: COMPILED_FOLDER,
      ...env,
    },
    onLine: (line) => lines.push(line),
  });
  const timeline = createTimeline({ clock, bot });
  /** Also when a test fails before it has a house: nothing that was started here stays. */
  const leave = async () => {
    await bot.kill();
    timeline.close();
    await discord.close();
    rmSync(stateDir, { recursive: true, force: true });
  };
  try {
    if (env.DATABASE_URL !== undefined) await register(discord);
    await bot.start();
  } catch (error) {
    await leave();
    throw error;
  }
  const [robin, sam] = discord.people as [Person, Person, Person];

  return {
    discord,
    bot,
    timeline,
    robin,
    sam,
    lines,
    stateDir,
    now: clock.now,
    moveTo: (to: string) => timeline.moveTo(Temporal.Instant.from(to)),
    beat: () => timeline.beat(),
    /** So wrong is the clock of the bot's machine from its next beat on; everybody else's stays right. */
    setWrongClock: (by: Temporal.DurationLike) => clock.setWrong(Temporal.Duration.from(by).total("milliseconds")),
    /** What this person has in their DM with the bot. */
    dms: (person: Person) => discord.seen(person, "dm").filter((seen) => seen.message.author.bot === true),
    async close() {
      await bot.stop();
      await leave();
    },
    /** The bot's newest message to this person. */
    lastDm(person: Person): SeenMessage {
      const last = discord.seen(person, "dm").findLast((seen) => seen.message.author.bot === true);
      if (!last) throw new Error("the bot has sent nothing");
      return last;
    },
    /** `/reminder set bedtime:22:30 zone:lisbon` */
    type: (person: Person, text: string, place: Place = "server") => discord.slash(person, place, typed(text)),
    press: (person: Person, message: SeenMessage, label: string) =>
      discord.press(person, message.message.id, controlNamed(message, label)),
    choose: (person: Person, message: SeenMessage, ...values: string[]) =>
      discord.choose(person, message.message.id, menuOf(message), values),
  };
}

/** What somebody reads on a message: every text and every label, in order. */
export function textOf(seen: SeenMessage): string {
  const texts = [seen.message.content];
  visit(seen.components, (part) => {
    for (const key of ["content", "label", "placeholder"]) {
      const text = part[key];
      if (typeof text === "string") texts.push(text);
    }
  });
  return texts.join("\n");
}

export function shown(answer: Answer): SeenMessage {
  if (answer.kind !== "message" && answer.kind !== "update") throw new Error(`expected a message, got ${answer.kind}`);
  return answer.seen;
}

function formOf(answer: Answer): OpenForm {
  if (answer.kind !== "form") throw new Error(`expected a form, got ${answer.kind}`);
  return answer.form;
}

/** The form that this opens. A bot that is too slow for it on a busy machine asks to try again; so does this. */
export async function formOn(ask: () => Promise<Answer>): Promise<OpenForm> {
  for (;;) {
    const answer = await ask();
    const isTooLate = answer.kind !== "form" && JSON.stringify(answer).includes("the form did not open");
    if (!isTooLate) return formOf(answer);
  }
}

/** The values one can choose from, in the order of the menu. */
export function choicesOf(seen: SeenMessage): string[] {
  const values: string[] = [];
  visit(seen.components, (part) => {
    if (typeof part.value === "string") values.push(part.value);
  });
  return values;
}

/** The titles of other tips on a page of tips, in their order. */
export function titlesOn(seen: SeenMessage): string[] {
  return controlsIn(seen)
    .filter(({ custom_id }) => readCustomId(custom_id)?.action === "sleep.tip")
    .flatMap(({ label }) => label ?? []);
}

/** Where a message is posted. */
export const POSTS = /^\/channels\/\d+\/messages$/;

export function requestsTo(discord: LocalDiscord, method: string, path: RegExp) {
  return discord.exchanges().filter((exchange) => exchange.method === method && path.test(exchange.path));
}

function typed(text: string) {
  const words = text.replace(/^\//, "").split(" ");
  const firstOption = words.findIndex((word) => /^[a-z]+:/.test(word));
  const path = firstOption < 0 ? words : words.slice(0, firstOption);
  const rest = firstOption < 0 ? "" : words.slice(firstOption).join(" ");
  const options = [...rest.matchAll(/([a-z]+):(.*?)(?=\s[a-z]+:|$)/g)].map(([, name = "", value = ""]) => ({
    name,
    value: typedValue(value),
  }));
  return { path, options };
}

function typedValue(value: string): string | number | boolean {
  if (value === "true" || value === "false") return value === "true";
  return /^\d{1,3}$/.test(value) ? Number(value) : value;
}

/** The custom id of the button that begins with this label. */
export function controlNamed(seen: SeenMessage, label: string): string {
  const found: string[] = [];
  visit(seen.components, (part) => {
    if (typeof part.label === "string" && part.label.startsWith(label) && typeof part.custom_id === "string")
      found.push(part.custom_id);
  });
  if (found[0] === undefined) throw new Error(`no button “${label}” on: ${textOf(seen)}`);
  return found[0];
}

function menuOf(seen: SeenMessage): string {
  const found: string[] = [];
  visit(seen.components, (part) => {
    if (Array.isArray(part.options) && typeof part.custom_id === "string") found.push(part.custom_id);
  });
  if (found[0] === undefined) throw new Error(`no menu on: ${textOf(seen)}`);
  return found[0];
}

function visit(components: readonly APIMessageTopLevelComponent[], see: (part: Record<string, unknown>) => void): void {
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) walk(one);
    else if (typeof value === "object" && value !== null) {
      see(value as Record<string, unknown>);
      for (const key of ["components", "accessory", "options"]) walk((value as Record<string, unknown>)[key]);
    }
  };
  walk(components);
}
