import { Client, Events, type Interaction, type Message, Partials } from "discord.js";
import { createLocalDiscord } from "../src/local-discord.ts";
import type { LocalDiscord, LocalDiscordOptions, Person } from "../src/types.ts";

type Handlers = {
  readonly commands?: readonly object[];
  readonly onInteraction?: (interaction: Interaction) => unknown;
  readonly onMessage?: (message: Message) => unknown;
  readonly intents?: ConstructorParameters<typeof Client>[0]["intents"];
  readonly discord?: Partial<LocalDiscordOptions>;
};

/** A clock that stands still until it is told another time. */
export function standingClock(start = "2026-06-01T20:00:00Z") {
  let instant = Temporal.Instant.from(start);
  return {
    now: () => instant,
    set(to: string): void {
      instant = Temporal.Instant.from(to);
    },
  };
}

export type TinyBot = AsyncDisposable & {
  readonly discord: LocalDiscord;
  readonly client: Client<true>;
  readonly clock: ReturnType<typeof standingClock>;
  readonly robin: Person;
  readonly sam: Person;
};

/** A real discord.js client, logged in to a local Discord of its own; both are gone at the end of the test. */
export async function tinyBot(handlers: Handlers = {}): Promise<TinyBot> {
  const clock = standingClock();
  const discord = await createLocalDiscord({ now: clock.now, ...handlers.discord });
  const client: Client = new Client({
    intents: handlers.intents ?? ["DirectMessages"],
    partials: [Partials.Channel],
    rest: { api: discord.apiUrl, retries: 0 },
  });
  client.on(Events.Error, () => {}); // a test that looks at an error looks at it through the local Discord
  client.on(Events.ShardError, () => {});
  client.on(Events.InteractionCreate, (interaction) => void handlers.onInteraction?.(interaction));
  client.on(Events.MessageCreate, (message) => void handlers.onMessage?.(message));
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  await ready;
  if (handlers.commands) await client.application?.commands.set(handlers.commands as never);
  const [robin, sam] = discord.people as readonly [Person, Person, Person];
  return {
    discord,
    robin,
    sam,
    client: client as Client<true>,
    clock,
    async [Symbol.asyncDispose]() {
      await client.destroy();
      await discord.close();
    },
  };
}
