export { buildPageScript } from "./page/bundle.ts";
export { alwaysRunning, keeperOf } from "./page/keeper.ts";
export type { PageTour } from "./page/protocol.ts";
export { createPageServer, type PageServer } from "./page/server/page-server.ts";
export type { BotKeeper } from "./terminal/bot-keeper.ts";
