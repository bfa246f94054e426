import type {
  APIApplicationCommand,
  APIMessage,
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackData,
  APIRole,
  APIUser,
} from "discord-api-types/v10";
import type { GatewayControls } from "./gateway/controls.ts";
import type { GatewaySettings } from "./gateway/settings.ts";
import type { Place } from "./places.ts";

/** Somebody who uses the local Discord: a user, and what their client would know about them. */
export type Person = {
  readonly user: APIUser;
  /** Discord client language, such as "en-US"; goes out as `interaction.locale`. */
  readonly locale: string;
  /** IANA zone of this person's own clock: what their client would render `<t:…>` in. */
  readonly zone: string;
};

export type { Place };

/** A private thread as people can know it. */
export type ThreadSeen = {
  readonly name: string;
  /** Ids of the people in it; owners of the server see it without. */
  readonly members: readonly string[];
  readonly isArchived: boolean;
  /** Nobody writes in it but who manages threads. */
  readonly isLocked: boolean;
  readonly isDeleted: boolean;
};

/** What a bot may be kept from in the server, as Discord's documentation names it. */
export type BotPermission =
  | "ViewChannel"
  | "SendMessages"
  | "ReadMessageHistory"
  | "CreatePrivateThreads"
  | "SendMessagesInThreads"
  | "ManageThreads";

/** What the moderators of the server do, and what somebody in a thread may. A thread is named by its id. */
export interface ThreadControls {
  /** The person leaves the thread. */
  leave(person: Person, threadId: string): void;
  archive(threadId: string, options?: { readonly isLocked?: boolean }): void;
  unarchive(threadId: string): void;
  delete(threadId: string): void;
}

/** A file as it came with a message. */
export type KeptFile = { readonly name: string; readonly contentType: string; readonly bytes: Uint8Array };

export type CommandOption = { readonly name: string; readonly value: string | number | boolean };

/** A slash command as typed: `/reminder set bedtime:22:30` is path ["reminder", "set"]. */
export type TypedCommand = { readonly path: readonly string[]; readonly options: readonly CommandOption[] };

/** What the menu is opened on from which a command is chosen. */
export type Target = { readonly person: Person } | { readonly messageId: string };

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
  /** `seen` is the placeholder, which `seen()` of a Discord leaves out until it is filled in. */
  | { readonly type: "thinking"; readonly person: Person; readonly place: Place; readonly seen: SeenMessage }
  | { readonly type: "gateway"; readonly state: "connected" | "resumed" | "closed" };

/** One request the bot made, as a test or `:inspect` wants to see it. */
export type Exchange = {
  readonly method: string;
  /** Path below /api/v10, with ids as sent. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Files that came with it; `body` is then the form's `payload_json`. */
  readonly files?: readonly { readonly name: string; readonly contentType: string; readonly size: number }[];
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

/** Faults switched on by a phrase, such as "500 10%" or "lost-answer next". The terminal's `:fault` speaks to this. */
export interface FaultSwitch {
  /**
   * Switches one on beside those that are on. "off" switches all off, "gateway" drops the gateway at once.
   *
   * @returns a sentence that says what is on now
   * @throws {ClientRefusal} for a phrase it does not know, with a sentence that lists those it does
   */
  set(phrase: string): string;
  /** What is on, in words, one line each. */
  active(): readonly string[];
  off(): void;
}

/** So many in so long; times are milliseconds. */
export type Allowance = { readonly limit: number; readonly perMs: number };

/** A bucket: requests with one of these methods to one of these templates, each channel or token by itself. */
export type RouteLimit = Allowance & {
  readonly methods: readonly string[];
  /** As Discord's OpenAPI file writes them, such as "/channels/{channel_id}/messages". */
  readonly templates: readonly string[];
};

/**
 * How many requests are allowed. Discord publishes the global limit and that of invalid requests only; each of the
 * others is a guess, said so beside its default in limits/. They run in real time, and a clock moved on counts too.
 */
export type LimitSettings = {
  /** 50 requests a second for the whole bot; Discord does not say how its second is counted. Default "sliding". */
  readonly globalLimit?: "sliding" | "fixed" | "off";
  /** Default: limits/route-limits.ts. An empty list for none. */
  readonly routeLimits?: readonly RouteLimit[];
  /** How many direct messages may be opened with people the bot has none with yet, before 40003. */
  readonly newDms?: Allowance | "off";
  /** 401, 403 and 429 answers before the address is blocked. Default 10,000 in ten minutes, as documented. */
  readonly invalidRequests?: Allowance | "off";
};

/** Somebody of whom there is no more to know than their ids. */
export type Stranger = { readonly userId: string; readonly dmChannelId: string };

export type LocalDiscordOptions = {
  /** The clock of this Discord: stamps messages, ages nonces and tokens. Default: that of the machine. */
  readonly now?: () => Temporal.Instant;
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
  /** What the gateway holds the bot to, where that is not what Discord does. */
  readonly gateway?: Partial<GatewaySettings>;
  /** How many requests are remembered, at least. Default 10,000. */
  readonly keepExchanges?: number;
  /** How many messages are remembered, at least; an older one is unknown (10008). Default 50,000. */
  readonly keepMessages?: number;
  /** What the bot is called here. Default "Bot". */
  readonly botName?: string;
  /** IANA zone of the first person's clock. Default: the system's. */
  readonly firstZone?: string;
  /** Which requests are too many. */
  readonly limits?: LimitSettings;
  /** Further people, behind the three who are always there: whom a bot may have in its store already. */
  readonly crowd?: readonly Stranger[];
  /** Decides what the fault switch leaves to chance, so that a run can be repeated. Default 1. */
  readonly seed?: number;
};

/** A small Discord on 127.0.0.1. Everything a test or a terminal needs to be its users. */
export interface LocalDiscord {
  /** "http://127.0.0.1:<port>/api": what DISCORD_API_URL is set to. */
  readonly apiUrl: string;
  readonly token: string;
  readonly applicationId: string;
  /** Robin, Sam and Alex, and behind them whoever is of a `crowd`. */
  readonly people: readonly [Person, Person, Person, ...Person[]];
  /** The bot as its users see it. */
  readonly bot: APIUser;
  readonly server: { readonly id: string; readonly name: string; readonly roles: readonly APIRole[] };
  /**
   * Every channel, the server's first, and threads in the order in which they were made, deleted ones, too. That of a
   * direct message may get another id, see `changeDmChannel`. `people` are those who see it.
   */
  readonly channels: readonly {
    readonly id: string;
    readonly place: Place;
    readonly people: readonly Person[];
    readonly thread?: ThreadSeen | undefined;
  }[];

  /** Commands as the bot registered them (global). */
  commands(): readonly APIApplicationCommand[];
  /** Resolves once a gateway session is ready. */
  connected(): Promise<void>;

  // What people do. Each rejects with a ClientRefusal (interactions/client-refusal.ts), whose message is written for
  // the person, when Discord's own client would not send it, such as a command without a required option.
  slash(person: Person, place: Place, command: TypedCommand): Promise<Answer>;
  /**
   * Gives a file to be used in a command: the value of an option that takes one is what this returns. A bot can fetch it
   * from the address it is told. A mere name of a file is enough where a bot does not look into it.
   */
  give(name: string, bytes: Uint8Array): string;
  autocomplete(person: Person, place: Place, command: TypedCommand, focused: string): Promise<Answer>;
  /** Chooses a command from the menu of a person or of a message. */
  useOn(person: Person, place: Place, commandName: string, target: Target): Promise<Answer>;
  press(person: Person, messageId: string, customId: string): Promise<Answer>;
  choose(person: Person, messageId: string, customId: string, values: readonly string[]): Promise<Answer>;
  submit(form: OpenForm, fields: Readonly<Record<string, string>>): Promise<Answer>;
  /** Types into this person's DM with the bot, or into another place. */
  write(person: Person, text: string, place?: Place): Promise<void>;

  /**
   * What this person sees in that place, in the order it came; deleted messages and "is thinking" are left out. Nothing
   * in a thread that they do not have.
   */
  seen(person: Person, place: Place): readonly SeenMessage[];
  /** The same of one channel, by its id. */
  seenIn(person: Person, channelId: string): readonly SeenMessage[];
  /** What this person is told is "thinking" there just now. */
  waiting(person: Person, place: Place): readonly SeenMessage[];
  on(listener: (event: DiscordEvent) => void): () => void;
  /** Ids of the interactions that made, changed or came from a message, the latest last. */
  interactionsAround(messageId: string): readonly string[];
  /** A file that came with a message, by the path of its address; undefined once it is forgotten. */
  file(path: string): KeptFile | undefined;

  /** The last requests (`keepExchanges`), in the order in which they were over. */
  exchanges(): readonly Exchange[];
  /** One rule at a time, asked before each REST request; the gateway has `dropGateway`. */
  setFault(rule: FaultRule | undefined): void;
  /** This person refuses DMs from the bot (50007), or shares no server with it (50278); undefined: takes them again. */
  refuseDms(person: Person, code: 50007 | 50278 | undefined): void;
  /** Faults by phrase and by seed, asked after `setFault`'s rule has let a request pass. */
  readonly faults: FaultSwitch;
  /** This person blocks the bot (50007 for its direct messages), or takes that back. */
  block(person: Person, blocked: boolean): void;
  /** Whether this person blocks the bot, and has it on their account. */
  standing(person: Person): { readonly isBlocking: boolean; readonly hasApp: boolean };
  /**
   * Gives this person another language or zone, as they would in their own settings.
   *
   * @throws {ClientRefusal} when there is no such language or zone
   */
  settle(person: Person, settings: { readonly locale?: string; readonly zone?: string }): void;
  /**
   * This person removes the app from their account and leaves the server with it: no command is offered to them, and
   * direct messages answer 50278. `install` takes it back.
   */
  uninstall(person: Person): void;
  install(person: Person): void;
  /** Gives this person's DM with the bot another channel id, as nothing in Discord promises it keeps its own. Returns it. */
  changeDmChannel(person: Person): string;
  /** Closes every gateway connection with this close code; the bot is expected to come back. */
  dropGateway(closeCode?: number): void;
  readonly threads: ThreadControls;
  /**
   * What the bot lacks in the server from now on (50013; without ViewChannel 50001). At first it may do all but
   * ManageThreads, which no bot should need.
   */
  keepBotFrom(lacking: readonly BotPermission[]): void;
  /** The bot is thrown out of the server: commands come from who has it on their account. `inviteBot` brings it back. */
  kickBot(): void;
  inviteBot(): void;
  /** Everything that can happen to a gateway connection, and how the bot's sessions stand. */
  readonly gateway: GatewayControls;
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
  /** One beat now, and when the bot says that something is due next: in the past for "again soon", undefined for never. */
  nextDue(): Promise<Temporal.Instant | undefined>;
}
