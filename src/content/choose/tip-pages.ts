import type { Content } from "../schema/content.ts";
import { PartOfDay } from "../schema/part-of-day.ts";
import type { Tip } from "../schema/tip.ts";
import { type AnyHour, tipsFor } from "./choose-tips.ts";
import { seededToken } from "./seeded.ts";

/**
 * Tips as they are being shown, one at a time: which, in what order, and where somebody is. Small enough to live in a
 * button, so nothing of it is kept.
 */
export type TipPage = (
  | { readonly by: "asked"; readonly tips: readonly string[] }
  | { readonly by: "part"; readonly part: PartOfDay | AnyHour; readonly seed: number }
  /** On messages from before tips were found by what was asked: all of a topic. */
  | { readonly by: "topic"; readonly topic: string; readonly seed: number }
) & { readonly at: number };

/** As many as a custom id holds beside the rest. */
export const MOST_ASKED = 8;

/** The tips that answer a question, the best first. */
export function pageOfAsked(tips: readonly string[]): Extract<TipPage, { by: "asked" }> {
  return { by: "asked", tips: tips.slice(0, MOST_ASKED), at: 0 };
}

/** The tip in full, and those that come after it; past the last one they begin again. */
export function tipsOnPage(
  content: Content,
  page: TipPage,
  after: number,
): { shown: Tip; next: readonly NextTip[] } | undefined {
  const all = tipsOf(content, page);
  const at = all.length === 0 ? 0 : page.at % all.length;
  const shown = all[at];
  if (shown === undefined) return undefined;
  const count = Math.min(after, all.length - 1);
  const next = Array.from({ length: count }, (_, index) => (at + 1 + index) % all.length).flatMap((index) => {
    const tip = all[index];
    return tip === undefined ? [] : [{ tip, at: index }];
  });
  return { shown, next };
}

export type NextTip = { readonly tip: Tip; readonly at: number };

function tipsOf(content: Content, page: TipPage): readonly Tip[] {
  switch (page.by) {
    case "asked":
      return page.tips.flatMap((id) => content.tips.find((tip) => tip.id === id) ?? []);
    case "part":
      return tipsFor(content, { part: page.part }, page.seed);
    case "topic":
      return tipsFor(content, { topic: page.topic }, page.seed);
  }
}

/** Another order of tips for every asking; the same one on every button of it. */
export function seedOf(idOfAsking: string): number {
  return Number(BigInt(idOfAsking) % 2_147_483_647n);
}

/** A page in few letters, for a custom id. */
export type WrittenTipPage = { readonly by: string; readonly of: string; readonly seed: string; readonly at: string };

export function writeTipPage(page: TipPage): WrittenTipPage {
  const at = String(page.at);
  switch (page.by) {
    case "asked":
      return { by: "a", of: page.tips.map(seededToken).join("."), seed: "0", at };
    case "part":
      return { by: "p", of: page.part, seed: page.seed.toString(36), at };
    case "topic":
      return { by: "t", of: page.topic, seed: page.seed.toString(36), at };
  }
}

/** Undefined for what is forged, or older than the tips there are today. */
export function readTipPage(content: Content, { by, of, seed, at }: WrittenTipPage): TipPage | undefined {
  const place = { at: Number.parseInt(at, 10), seed: Number.parseInt(seed, 36) };
  if (!(place.at >= 0) || !(place.seed >= 0)) return undefined;
  const page = pageBy(content, by, of, place.seed);
  return page === undefined ? undefined : { ...page, at: place.at };
}

function pageBy(content: Content, by: string, of: string, seed: number) {
  if (by === "a") {
    const byToken = new Map(content.tips.map(({ id }) => [seededToken(id), id]));
    const tips = of.split(".").flatMap((token) => byToken.get(token) ?? []);
    return tips.length === 0 ? undefined : ({ by: "asked", tips } as const);
  }
  if (by === "t")
    return content.topics.some(({ id }) => id === of) ? ({ by: "topic", topic: of, seed } as const) : undefined;
  const part = of === "any" ? "any" : PartOfDay.safeParse(of).data;
  return part === undefined || by !== "p" ? undefined : ({ by: "part", part, seed } as const);
}
