import { randomUUID } from "node:crypto";
import { ClientRefusal } from "../../interactions/client-refusal.ts";
import { commandLine, isGiven } from "../../interactions/runnable-commands.ts";
import { PLACES } from "../../places.ts";
import type { BotKeeper } from "../../terminal/bot-keeper.ts";
import { readClockPhrase } from "../../terminal/typing/clock-phrase.ts";
import { isProblem } from "../../terminal/typing/problem.ts";
import type {
  Answer,
  CommandOption,
  LocalDiscord,
  OpenForm,
  Person,
  Place,
  SeenMessage,
  Timeline,
} from "../../types.ts";
import type { ActionName, Outcome } from "../protocol.ts";
import { eveningBeforeChange } from "./clock-change.ts";
import { exchangesAround } from "./exchanges.ts";
import { messagesAround } from "./views.ts";

export type ActionDependencies = {
  readonly discord: LocalDiscord;
  readonly timeline: Timeline;
  readonly bot: BotKeeper;
  readonly dismissed: Set<string>;
  /** Told before an action is carried out, in the words a terminal would have it typed in. */
  readonly onAct: (person: Person, place: Place, line: string) => void;
};

/** Forms that were opened and never sent are forgotten in the order they came. */
const FORMS_KEPT = 50;

/** How far "until the next message" goes. */
const LONGEST_WAIT_HOURS = 7 * 24;

type Body = Readonly<Record<string, unknown>>;

/** What the page can ask for. Each rejects with a ClientRefusal what cannot be done. */
export function createActions(dependencies: ActionDependencies) {
  const { discord, timeline, bot, dismissed, onAct } = dependencies;
  const forms = new Map<string, OpenForm>();

  function keepForm(form: OpenForm): Outcome {
    const id = randomUUID();
    const [oldest] = forms.keys();
    if (forms.size >= FORMS_KEPT && oldest !== undefined) forms.delete(oldest);
    forms.set(id, form);
    return { kind: "form", form: { id, data: form.data } };
  }

  /** A bot that ends before it answers leaves nobody waiting for three seconds. */
  async function carryOut(send: () => Promise<Answer>): Promise<Outcome> {
    const ended = bot.running ? bot.ended.then((): Answer => ({ kind: "no-answer" })) : undefined;
    const answer = await Promise.race(ended ? [send(), ended] : [send()]);
    if (answer.kind === "form") return keepForm(answer.form);
    if (answer.kind === "choices") return { kind: "choices", choices: answer.choices };
    return answer.kind === "no-answer" ? { kind: "no-answer" } : { kind: "done" };
  }

  const personOf = (body: Body, name = "person"): Person => {
    const id = text(body, name);
    const person = discord.people.find(({ user }) => user.id === id);
    if (!person) throw new ClientRefusal("There is nobody of that id here.");
    return person;
  };

  const labelOn = (person: Person, messageId: string, customId: string): string => {
    const found = PLACES.flatMap((place) => discord.seen(person, place)).find(
      ({ message }) => message.id === messageId,
    );
    return labelIn(found?.components, customId) ?? customId;
  };
  const placeOfMessage = (person: Person, messageId: string): Place =>
    (["dm", "thread"] as const).find((place) =>
      discord.seen(person, place).some(({ message }) => message.id === messageId),
    ) ?? "server";

  const actions: Readonly<Record<ActionName, (body: Body) => Promise<Outcome> | Outcome>> = {
    slash(body) {
      const person = personOf(body);
      const place = placeOf(body);
      const command = commandOf(body);
      onAct(person, place, commandLine(command.path, command.options.map(asSaid)));
      return carryOut(() => discord.slash(person, place, command));
    },
    autocomplete: (body) =>
      carryOut(() => discord.autocomplete(personOf(body), placeOf(body), commandOf(body), text(body, "focused"))),
    useOn(body) {
      const target =
        body.messageId === undefined ? { person: personOf(body, "personId") } : { messageId: text(body, "messageId") };
      return carryOut(() => discord.useOn(personOf(body), placeOf(body), text(body, "name"), target));
    },
    press(body) {
      const [person, messageId, customId] = [personOf(body), text(body, "messageId"), text(body, "customId")];
      onAct(person, placeOfMessage(person, messageId), labelOn(person, messageId, customId));
      return carryOut(() => discord.press(person, messageId, customId));
    },
    choose(body) {
      const [person, messageId, customId] = [personOf(body), text(body, "messageId"), text(body, "customId")];
      const values = texts(body.values);
      onAct(person, placeOfMessage(person, messageId), values.join(", "));
      return carryOut(() => discord.choose(person, messageId, customId, values));
    },
    async submit(body) {
      const id = text(body, "form");
      const form = forms.get(id);
      if (!form) throw new ClientRefusal("That form is no longer open. Open it again.");
      const fields = Object.fromEntries(
        Object.entries(object(body.fields)).map(([name, value]) => [name, String(value)]),
      );
      const outcome = await carryOut(() => discord.submit(form, fields));
      forms.delete(id); // one that was refused stays open
      return outcome;
    },
    async write(body) {
      const person = personOf(body);
      onAct(person, placeOf(body), text(body, "text"));
      await discord.write(person, text(body, "text"), placeOf(body));
      return done;
    },
    dismiss(body) {
      dismissed.add(text(body, "messageId"));
      return done;
    },
    around: (body) => ({
      kind: "around",
      ...messagesAround(discord, personOf(body), Number(body.channel), {
        before: snowflake(body, "before"),
        after: snowflake(body, "after"),
      }),
    }),
    async clock(body) {
      const person = personOf(body);
      const phrase = text(body, "phrase");
      if (phrase === "message") await moveToNextMessage();
      else await timeline.moveTo(instantOf(phrase, person));
      return done;
    },
    async bot(body) {
      switch (text(body, "act")) {
        case "off":
          await bot.stop();
          return done;
        case "cut":
          await bot.kill();
          await bot.start();
          return done;
        case "on":
          if (!bot.running) await bot.start();
          return done;
      }
      throw new ClientRefusal("A bot can be switched on or off, or cut from its power.");
    },
    fault(body) {
      discord.faults.set(text(body, "phrase"));
      return done;
    },
    standing(body) {
      const person = personOf(body);
      if (typeof body.isBlocking === "boolean") discord.block(person, body.isBlocking);
      if (body.hasApp === true) discord.install(person);
      if (body.hasApp === false) discord.uninstall(person);
      return done;
    },
    settle(body) {
      discord.settle(personOf(body), {
        ...(body.locale !== undefined && { locale: text(body, "locale") }),
        ...(body.zone !== undefined && { zone: text(body, "zone") }),
      });
      return done;
    },
    inspect: (body) => ({ kind: "exchanges", exchanges: exchangesAround(text(body, "messageId"), discord) }),
  };

  /** @throws {ClientRefusal} when nothing is planned, or nothing came of a week of what was */
  async function moveToNextMessage(): Promise<void> {
    let hasCome = false;
    const stop = discord.on((event) => {
      if (event.type === "message" && isByItself(event.seen)) hasCome = true;
    });
    try {
      const until = timeline.now().add({ hours: LONGEST_WAIT_HOURS });
      while (!hasCome) {
        const due = await timeline.nextDue();
        const soonest = timeline.now().add({ minutes: 1 });
        if (!due) throw new ClientRefusal("The bot has nothing planned: set a reminder first.");
        const next = Temporal.Instant.compare(due, soonest) < 0 ? soonest : due;
        if (Temporal.Instant.compare(next, until) > 0) throw new ClientRefusal("Nothing comes within a week.");
        await timeline.moveTo(next.round({ smallestUnit: "minute", roundingMode: "ceil" }));
      }
    } finally {
      stop();
    }
  }

  function instantOf(phrase: string, person: Person): Temporal.Instant {
    const now = timeline.now();
    if (phrase === "change") {
      const evening = eveningBeforeChange(
        now,
        person.zone,
        discord.people.map(({ zone }) => zone),
      );
      if (!evening) throw new ClientRefusal("The clocks change in none of these zones.");
      return evening;
    }
    const read = readClockPhrase(phrase, now, person.zone);
    if (isProblem(read)) throw new ClientRefusal(read.problem);
    return read.at;
  }

  return {
    isKnown: (name: string): name is ActionName => Object.hasOwn(actions, name),
    /** @throws what is no fault of the person's */
    async run(name: ActionName, body: unknown): Promise<Outcome> {
      try {
        return await actions[name](object(body));
      } catch (error) {
        if (error instanceof ClientRefusal) return { kind: "refused", text: error.message };
        throw error;
      }
    },
  };
}

const done: Outcome = { kind: "done" };

/** What a bot sends unasked comes in a direct message, or in a thread. */
function isByItself({ place, message }: SeenMessage): boolean {
  return (place === "dm" || place === "thread") && message.author.bot === true;
}

function object(value: unknown): Body {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Body;
  throw new ClientRefusal("The page sent something that cannot be read.");
}

function text(body: Body, name: string): string {
  const value = body[name];
  if (typeof value === "string") return value;
  throw new ClientRefusal(`The page sent no ${name}.`);
}

function snowflake(body: Body, name: string): string | undefined {
  if (body[name] === undefined) return undefined;
  const value = text(body, name);
  if (/^\d{1,20}$/.test(value)) return value;
  throw new ClientRefusal(`The page sent no ${name}.`);
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function placeOf(body: Body): Place {
  const place = PLACES.find((one) => one === body.place);
  if (place === undefined) throw new ClientRefusal("The page sent no place.");
  return place;
}

/** What stands for a file says nothing to whoever watches the terminal. */
function asSaid({ name, value }: CommandOption): CommandOption {
  return { name, value: isGiven(value) ? "(a file)" : value };
}

function commandOf(body: Body): { path: string[]; options: CommandOption[] } {
  const command = object(body.command);
  const options = Array.isArray(command.options) ? command.options.map(object) : [];
  return {
    path: texts(command.path),
    options: options.map(({ name, value }) => ({ name: String(name), value: plainValue(value) })),
  };
}

function plainValue(value: unknown): string | number | boolean {
  return typeof value === "number" || typeof value === "boolean" ? value : String(value);
}

function labelIn(value: unknown, customId: string): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if ("custom_id" in value && value.custom_id === customId && "label" in value) return String(value.label);
  for (const inner of Object.values(value)) {
    const label = labelIn(inner, customId);
    if (label !== undefined) return label;
  }
  return undefined;
}
