export type { GatewayControls } from "./gateway/controls.ts";
export type { GatewaySettings } from "./gateway/settings.ts";
export { ClientRefusal, TypedCommandError } from "./interactions/client-refusal.ts";
export { createLocalDiscord } from "./local-discord.ts";
export type {
  Allowance,
  Answer,
  CommandOption,
  DiscordEvent,
  Exchange,
  Fault,
  FaultRule,
  FaultSwitch,
  LimitSettings,
  LocalDiscord,
  LocalDiscordOptions,
  OpenForm,
  Person,
  Place,
  RouteLimit,
  SeenMessage,
  Stranger,
  Target,
  TypedCommand,
} from "./types.ts";
