import type {
  APIApplicationCommand,
  APIMessage,
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackData,
  APIUser,
} from "discord-api-types/v10";

/** Somebody who uses the local Discord: a user, and what their client would know about them. */
export type Person = {
  readonly user: APIUser;
  /** Discord client language, such as "en-US"; goes out as `interaction.locale`. */
  readonly locale: string;
  /** IANA zone of this person's own clock: what their client would render `<t:…>` in. */
  readonly zone: string;
};

/** Where somebody types: a server channel, their DM with the bot, or a DM with another person. */
export type Place = "server" | "dm" | "private";

export type CommandOption = { readonly name: string; readonly value: string | number | boolean };

/** A slash command as typed: `/reminder set bedtime:22:30` is path ["reminder", "set"]. */
export type TypedCommand = { readonly path: readonly string[]; readonly options: readonly CommandOption[] };

/** A message as one person sees it. */
export type SeenMessage = {
  readonly message: APIMessage;
  readonly place: Place;
  /** Set when only this person can see it (an ephemeral answer). */
  readonly onlyFor: string | undefined;
  /** Raw components, top level, as the bot sent them. */
  readonly components: readonly APIMessageTopLevelComponent[];
};

/** A form the bot opened for somebody; handed back to `submit`. */
export type OpenForm = {
  readonly person: Person;
  readonly place: Place;
  readonly data: APIModalInteractionResponseCallbackData;
  /** The message whose button opened it, when there was one. */
  readonly messageId: string | undefined;
};

/** What came of one interaction, once the bot has answered for the first time. */
export type Answer =
  /** A new message (also after a deferral, once the placeholder is filled in). */
  | { readonly kind: "message"; readonly seen: SeenMessage }
  /** The message the component sits on was changed in place (callback type 7, or 6 followed by an edit). */
  | { readonly kind: "update"; readonly seen: SeenMessage }
  /** Acknowledged (type 6) and nothing changed within the settling time. */
  | { readonly kind: "acknowledged" }
  | { readonly kind: "form"; readonly form: OpenForm }
  | {
      readonly kind: "choices";
      readonly choices: readonly { readonly name: string; readonly value: string | number }[];
    }
  /** Three seconds went by: what Discord shows as "The application did not respond". */
  | { readonly kind: "no-answer" };

export type DiscordEvent =
  | { readonly type: "message"; readonly seen: SeenMessage }
  | { readonly type: "edit"; readonly seen: SeenMessage }
  | { readonly type: "delete"; readonly messageId: string; readonly place: Place }
  | { readonly type: "thinking"; readonly person: Person; readonly place: Place }
  | { readonly type: "gateway"; readonly state: "connected" | "resumed" | "closed" };

/** One request the bot made, as a test or `:inspect` wants to see it. */
export type Exchange = {
  readonly method: string;
  /** Path below /api/v10, with ids as sent. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** 0 when the bot got no answer, because a fault cut the connection. */
  readonly status: number;
  readonly answer: unknown;
  readonly at: Temporal.Instant;
};

/**
 * What happens to a request instead of the ordinary answer. `before`: nothing is carried out;
 * `after`: it is carried out and the answer is lost on the way.
 */
export type Fault =
  | {
      readonly kind: "status";
      readonly status: number;
      readonly code?: number;
      readonly message?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: "html"; readonly status: number }
  | { readonly kind: "cut-before" }
  | { readonly kind: "cut-after" }
  /** Carried out only once `until` resolves. */
  | { readonly kind: "hold"; readonly until: Promise<void> };

/** Asked before each request; returns the fault to apply, or undefined to let it pass. */
export type FaultRule = (request: {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}) => Fault | undefined;

export type LocalDiscordOptions = {
  /** The playground's own clock: stamps messages, ages nonces and tokens. */
  readonly now: () => Temporal.Instant;
  /** How long a nonce is remembered. Discord says "a few minutes" and publishes no number. Default 5 minutes. */
  readonly nonceWindow?: Temporal.Duration;
  /** Default 3 s, real time (Discord's documented limit). */
  readonly firstAnswerWithinMs?: number;
  /** How long `slash` and the others wait for a deferred answer to be filled in. Default 30 s, real time. */
  readonly deferredAnswerWithinMs?: number;
  /** How long `press` waits for a change after a mere acknowledgement. Default 2 s, real time. */
  readonly settleMs?: number;
  /** Default 41.25 s, real time, as Discord's. */
  readonly heartbeatMs?: number;
  /** What the bot is called here. */
  readonly botName?: string;
  /** IANA zone of the first person's clock. Default: the system's. */
  readonly firstZone?: string;
};

/** A small Discord on 127.0.0.1. Everything a test or a terminal needs to be its users. */
export interface LocalDiscord {
  /** "http://127.0.0.1:<port>/api": what DISCORD_API_URL is set to. */
  readonly apiUrl: string;
  readonly token: string;
  readonly applicationId: string;
  readonly people: readonly Person[];

  /** Commands as the bot registered them (global). */
  commands(): readonly APIApplicationCommand[];
  /** Resolves once a gateway session is ready. */
  connected(): Promise<void>;

  // What people do. Each rejects with a ClientRefusal (interactions/client-refusal.ts), whose message is written for
  // the person, when Discord's own client would not send it, such as a command without a required option.
  slash(person: Person, place: Place, command: TypedCommand): Promise<Answer>;
  autocomplete(person: Person, place: Place, command: TypedCommand, focused: string): Promise<Answer>;
  press(person: Person, messageId: string, customId: string): Promise<Answer>;
  choose(person: Person, messageId: string, customId: string, values: readonly string[]): Promise<Answer>;
  submit(form: OpenForm, fields: Readonly<Record<string, string>>): Promise<Answer>;
  /** Types into this person's DM with the bot. */
  write(person: Person, text: string): Promise<void>;

  /** What this person sees in that place, in the order it came; deleted messages and "is thinking" are left out. */
  seen(person: Person, place: Place): readonly SeenMessage[];
  on(listener: (event: DiscordEvent) => void): () => void;

  /** Every request so far, in the order in which they were over. */
  exchanges(): readonly Exchange[];
  /** One rule at a time, asked before each REST request; the gateway has `dropGateway`. */
  setFault(rule: FaultRule | undefined): void;
  /** This person refuses DMs from the bot (50007), or shares no server with it (50278); undefined: takes them again. */
  refuseDms(person: Person, code: 50007 | 50278 | undefined): void;
  /** Closes every gateway connection with this close code; the bot is expected to come back. */
  dropGateway(closeCode?: number): void;
  close(): Promise<void>;
}

/** The bot as a child process whose clock the playground moves. */
export type BotProcessOptions = {
  /** Program and arguments, such as [process.execPath, "src/main.ts"]. */
  readonly command: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Gets every line the bot prints. */
  readonly onLine?: (line: string) => void;
};

export interface BotProcess {
  /** Starts (or starts again) and resolves once the bot says it is ready. Rejects with its last lines when it ends before. */
  start(): Promise<void>;
  readonly pid: number | undefined;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL, as a crash would. */
  kill(): Promise<void>;
  onExit(listener: (code: number | null, signal: string | null) => void): void;
}

/** The playground's clock: what time it is there, and how the bot is told. */
export interface Timeline {
  now(): Temporal.Instant;
  /** Standing still (tests) or going on with real time (the terminal). */
  readonly running: boolean;
  /**
   * Moves forward to `to`, beating the bot at every whole minute at which something may be due, and waiting
   * for each beat to end, so that nothing in between is missed. Backwards: sets the clock, one beat.
   */
  moveTo(to: Temporal.Instant, onProgress?: (now: Temporal.Instant) => void): Promise<void>;
  /** One beat now; resolves when the bot is done with it. */
  beat(): Promise<void>;
}
