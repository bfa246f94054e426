export { type Beaten, type BeatingBot, createBotProcess } from "./bot-process.ts";
export { createPlaygroundClock, type PlaygroundClock } from "./clock.ts";
export { createRandom } from "./faults/random.ts";
export { checkMessage, type MessageFields } from "./messages/check-message.ts";
export { type ClosableTimeline, createTimeline } from "./timeline.ts";
export type { BotProcess, BotProcessOptions, Timeline } from "./types.ts";
