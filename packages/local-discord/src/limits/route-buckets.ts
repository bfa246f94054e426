import { createHash } from "node:crypto";
import type { RouteLimit } from "../types.ts";
import { fixedWindow, type Window } from "./windows.ts";

/** A request, as far as it decides which bucket it falls into. */
export type Routed = {
  readonly method: string;
  readonly template: string;
  readonly params: Readonly<Record<string, string>>;
};

export type Bucket = { readonly hash: string; readonly limit: number; readonly window: Window };

/** What a bucket is kept for, one by one. Source: docs.discord.com, "Rate Limits": channel, guild, webhook and token. */
const MAJOR = ["channel_id", "guild_id", "webhook_id", "webhook_token"];

/** One window for each route limit and each channel, server or token it is met with. */
export function createRouteBuckets(limits: readonly RouteLimit[]) {
  const windows = new Map<string, Window>();
  const rules = limits.map((limit) => ({ ...limit, hash: hashOf(limit) }));

  return function bucketOf({ method, template, params }: Routed): Bucket | undefined {
    const rule = rules.find(({ methods, templates }) => methods.includes(method) && templates.includes(template));
    if (!rule) return undefined;
    const key = [rule.hash, ...MAJOR.map((name) => params[name])].join(" ");
    const window = windows.get(key) ?? fixedWindow(rule);
    windows.set(key, window);
    return { hash: rule.hash, limit: rule.limit, window };
  };
}

/** Opaque, and the same from run to run, as Discord's are. */
function hashOf({ methods, templates }: RouteLimit): string {
  return createHash("sha256")
    .update([...methods, ...templates].join(" "))
    .digest("hex")
    .slice(0, 32);
}
