import type {
  APIApplicationCommand,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  APIRole,
  APIUser,
} from "discord-api-types/v10";
import type { Place, ThreadSeen, TypedCommand } from "../types.ts";

/** What the page and its server say to each other. Types only: both sides import this file. */

/** A channel's place in the list of channels; its Discord id may change. */
export type ChannelKey = number;

export type PageMessage = {
  readonly message: APIMessage;
  readonly channel: ChannelKey;
  /** Set when only this person can see it. */
  readonly onlyFor?: string;
  /** A placeholder: the bot is thinking. */
  readonly isWaiting?: true;
};

export type PagePerson = {
  readonly user: APIUser;
  readonly locale: string;
  readonly zone: string;
  readonly isBlocking: boolean;
  readonly hasApp: boolean;
};

export type PageChannel = {
  readonly key: ChannelKey;
  /** As it is now. */
  readonly id: string;
  readonly place: Place;
  /** Who sees it. */
  readonly people: readonly string[];
  readonly thread?: ThreadSeen | undefined;
};

/** What is shown beside the messages, and may change at any time. */
export type PageState = {
  readonly people: readonly PagePerson[];
  /** `at`: milliseconds since 1970 on the clock there, when this was sent. */
  readonly clock: { readonly at: number; readonly isRunning: boolean; readonly isMoving: boolean };
  readonly bot: "running" | "starting" | "off";
  readonly faults: readonly string[];
  /** Messages somebody has dismissed. */
  readonly dismissed: readonly string[];
};

export type Hello = {
  readonly type: "hello";
  readonly bot: APIUser;
  readonly server: { readonly id: string; readonly name: string; readonly roles: readonly APIRole[] };
  readonly channels: readonly PageChannel[];
  /** The newest of each channel, oldest first. */
  readonly messages: readonly PageMessage[];
  /** Channels with more than those. */
  readonly longer: readonly ChannelKey[];
  readonly tour: PageTour | undefined;
};

export type PageTour = { readonly opening: string; readonly steps: readonly PageTourStep[]; readonly ending: string };

export type PageTourStep = {
  readonly say: string;
  /** A slash command, ":clock …", or the words on a button. */
  readonly type: string;
  readonly readSeconds: number;
  /** Where it is typed; the server when left out. */
  readonly place?: Place;
  /** What is filled into the form that opens, by the label of each field. */
  readonly fill?: Readonly<Record<string, string>>;
  readonly mayBeMissing?: boolean;
};

export type FromServer =
  | Hello
  | { readonly type: "message"; readonly item: PageMessage }
  | { readonly type: "gone"; readonly id: string }
  | { readonly type: "channels"; readonly channels: readonly PageChannel[] }
  | { readonly type: "commands"; readonly commands: readonly APIApplicationCommand[] }
  | { readonly type: "state"; readonly state: PageState };

/** What the page asks for: the name of an action, and what it takes. */
export type Actions = {
  slash: { person: string; place: Place; command: TypedCommand };
  autocomplete: { person: string; place: Place; command: TypedCommand; focused: string };
  useOn: { person: string; place: Place; name: string; messageId?: string; personId?: string };
  press: { person: string; messageId: string; customId: string };
  choose: { person: string; messageId: string; customId: string; values: readonly string[] };
  submit: { form: string; fields: Readonly<Record<string, string>> };
  write: { person: string; place: Place; text: string };
  dismiss: { messageId: string };
  /** Messages next to one that is known, before or after it; neither: the newest. */
  around: { person: string; channel: ChannelKey; before?: string; after?: string };
  /**
   * As after ":clock" in the terminal: "22:30", "+90m", "+1d"; "change" for the evening before the clocks change;
   * "message" until the bot writes to somebody by itself.
   */
  clock: { person: string; phrase: string };
  bot: { act: "cut" | "off" | "on" };
  fault: { phrase: string };
  standing: { person: string; isBlocking?: boolean; hasApp?: boolean };
  settle: { person: string; locale?: string; zone?: string };
  inspect: { messageId: string };
};

export type ActionName = keyof Actions;

export type PageForm = { readonly id: string; readonly data: APIModalInteractionResponseCallbackData };

/** One request of the bot's and its answer, tokens shortened. */
export type PageExchange = {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly at: string;
  readonly body: string;
  readonly answer: string;
};

/** What came of an action. `refused`: Discord's own client would not do it; `text` is for the person. */
export type Outcome =
  | { readonly kind: "done" }
  | { readonly kind: "refused"; readonly text: string }
  | { readonly kind: "form"; readonly form: PageForm }
  | {
      readonly kind: "choices";
      readonly choices: readonly { readonly name: string; readonly value: string | number }[];
    }
  | { readonly kind: "no-answer" }
  /** Oldest first; `isLonger`: there are more in that direction. */
  | { readonly kind: "around"; readonly messages: readonly PageMessage[]; readonly isLonger: boolean }
  | { readonly kind: "exchanges"; readonly exchanges: readonly PageExchange[] };
