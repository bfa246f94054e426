export { openPlayground, type PlaygroundOptions } from "./open.ts";
export type { Tour, TourStep } from "./terminal/tour/tour-step.ts";
