import type { ButtonBuilder } from "discord.js";
import { type TipPage, tipsOnPage, writeTipPage } from "../../content/choose/tip-pages.ts";
import type { Content } from "../../content/schema/content.ts";
import type { PartOfDay } from "../../content/schema/part-of-day.ts";
import type { Tip } from "../../content/schema/tip.ts";
import { UserError } from "../../errors.ts";
import type { Text } from "../../text/text.ts";
import { button, buttons, card, miss, type Shown, TONE } from "./card.ts";
import { writeTip } from "./tip.ts";

/** Tips one press away. */
const NEXT = 2;

/** A line above the tip. */
export type Above = "sleep-tips.only-you" | `sleep-tips.for-${PartOfDay}`;

/**
 * One tip in full, the two after it by their titles, and where it comes from behind a button.
 *
 * @param owner whose page it is: who turns it in place
 * @throws {UserError} when its tips are no longer there
 */
export function drawTipPage(content: Content, text: Text, owner: string, page: TipPage, above?: Above): Shown {
  const found = tipsOnPage(content, page, NEXT);
  if (found === undefined) throw new UserError("tips-outdated");
  const { shown, next } = found;
  return card(
    TONE.tips,
    [
      ...(above === undefined ? [] : [`-# ${text(above)}`]),
      writeTip(text, shown),
      `-# ${text("sleep-tips.general-advice")}`,
    ].join("\n"),
    ...(next.length > 0 ? [buttons(...nextButtons(owner, page, next))] : []),
    buttons(
      button(text("common.sources"), "sleep.sources", writeTipPage(page)),
      button(text("sleep-check.begin"), "sleep.check-begin"),
    ),
  );
}

/** A tip for the hour, or for any where none is known, in an order of its own. */
export function drawTipForNow(
  content: Content,
  text: Text,
  owner: string,
  { part, seed }: { readonly part: PartOfDay | undefined; readonly seed: number },
): Shown {
  const page: TipPage = { by: "part", part: part ?? "any", seed, at: 0 };
  return drawTipPage(content, text, owner, page, part && `sleep-tips.for-${part}`);
}

/** What to do where nothing answers: the two tips that come nearest, and where else to go. */
export function drawNoTip(content: Content, text: Text, owner: string, nearest: TipPage): Shown {
  const near = tipsOnPage(content, nearest, 1);
  const closest = near === undefined ? [] : [{ tip: near.shown, at: 0 }, ...near.next];
  return miss(
    card(
      TONE.tips,
      text(closest.length > 0 ? "sleep-tips.nothing-closest" : "sleep-tips.nothing"),
      ...(closest.length > 0 ? [buttons(...nextButtons(owner, nearest, closest))] : []),
      buttons(
        button(text("help.try-a-tip"), "sleep.try"),
        button(text("sleep-awake.begin"), "sleep.awake"),
        button(text("sleep-check.begin"), "sleep.check-begin"),
      ),
    ),
  );
}

function nextButtons(owner: string, page: TipPage, next: readonly { tip: Tip; at: number }[]): ButtonBuilder[] {
  return next.map(({ tip, at }) => button(tip.title, "sleep.tip", { owner, ...writeTipPage({ ...page, at }) }));
}
