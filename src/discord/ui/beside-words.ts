import { type APIContainerComponent, ComponentType } from "discord.js";
import { helpFor } from "../../content/choose/help.ts";
import type { Content } from "../../content/schema/content.ts";
import type { HelpCardId } from "../../content/schema/help-card.ts";
import type { Text } from "../../text/text.ts";
import type { DangerKind } from "../../understanding/danger/danger.ts";
import { readCustomId } from "./actions.ts";
import { BUTTONS_IN_A_ROW, buttons, dangerButton, inContainer, type Part, type Shown } from "./card.ts";
import { HELP_NOW, helpNowButton } from "./help-now.ts";
import { whomToCall } from "./whom-to-call.ts";

/** Words that may be danger, and the card that helps if they are. */
export type AskedOf = { readonly kind: DangerKind; readonly card: HelpCardId; readonly namesOpioid?: true };

type Beside = {
  /** Asks above everything else whether it is danger. */
  readonly ask?: AskedOf | undefined;
  /** Says below in words whom to call. */
  readonly call?: string | undefined;
};

/**
 * An answer to words that somebody typed: with a small button to help, since no list understands every cry for it.
 * `card` keeps room for all of this.
 */
export function besideWords(shown: Shown, text: Text, { ask, call }: Beside = {}): Shown {
  const [container, ...others] = shown.components;
  if (container?.type !== ComponentType.Container) throw new TypeError("every answer is a card");
  const isRow = ({ type }: Item) => type === ComponentType.ActionRow;
  const said = container.components.findLastIndex((item) => !isRow(item)) + 1;
  const rows = container.components.slice(said);
  const isOffered = offersHelp(shown);
  const components = [
    ...(ask === undefined ? [] : items(text(`danger.ask-${ask.kind}`), buttons(askButton(text, ask)))),
    ...container.components.slice(0, said),
    ...(isOffered || call !== undefined ? rows : withButton(rows, text)),
    // Below the answer's own buttons, to which its words may point.
    ...(call === undefined ? [] : items(text("danger.call", { call }))),
    ...(isOffered || call === undefined ? [] : items(buttons(helpNowButton(text)))),
  ];
  return { ...shown, components: [{ ...container, components }, ...others] };
}

/** The emergency number of a country, or what to call anywhere. */
export function emergencyOf(text: Text, content: Content, country: string | undefined): string {
  return whomToCall(text, helpFor(content, country)).emergency;
}

/** Whether a message has the small button: one of Discord's, or one that we draw. */
export function offersHelp(message: { readonly components?: readonly object[] }): boolean {
  type Inside = {
    readonly customId?: string | null;
    readonly custom_id?: string;
    readonly components?: readonly Inside[];
  };
  const holds = ({ customId, custom_id, components = [] }: Inside): boolean =>
    readCustomId(customId ?? custom_id ?? "")?.action === HELP_NOW || components.some(holds);
  return (message.components ?? []).some(holds);
}

type Item = APIContainerComponent["components"][number];

/** At the end of the last row of buttons where it fits, else in one of its own. */
function withButton(rows: readonly Item[], text: Text): Item[] {
  const [added] = items(buttons(helpNowButton(text)));
  const last = rows.at(-1);
  if (last?.type !== ComponentType.ActionRow || added?.type !== ComponentType.ActionRow)
    return [...rows, ...(added ? [added] : [])];
  const controls = [...last.components, ...added.components];
  const fits = controls.length <= BUTTONS_IN_A_ROW && controls.every(({ type }) => type === ComponentType.Button);
  return fits ? [...rows.slice(0, -1), { ...last, components: controls }] : [...rows, added];
}

function askButton(text: Text, { card, namesOpioid }: AskedOf) {
  return dangerButton(text("danger.help-now"), "help.now-asked", { card, namesOpioid });
}

function items(...parts: readonly Part[]): Item[] {
  return inContainer(parts).toJSON().components;
}
