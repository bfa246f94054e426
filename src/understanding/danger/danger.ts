import type { HelpCardId } from "../../content/schema/help-card.ts";

/** What somebody's words may be about when they are in danger, or somebody beside them is. */
export const DANGER_KINDS = [
  "crisis",
  "overdose",
  "not-breathing",
  "child-poison",
  "withdrawal",
  "third-person",
] as const;
export type DangerKind = (typeof DANGER_KINDS)[number];

/**
 * `help`: help comes first, instead of what was asked for. `ask`: words that may be danger or may be a bad morning:
 * the normal answer, with a line and a button above it.
 */
export type Danger =
  | { readonly level: "none" }
  | {
      readonly level: "help" | "ask";
      readonly kind: DangerKind;
      /** The card that answers it. */
      readonly card: HelpCardId;
      /** An opioid was named, so naloxone may help. */
      readonly namesOpioid?: true;
    };

/** Reads any text, in any of the languages of data/danger/. Keeps and logs nothing of it. */
export type ReadDanger = (text: string) => Danger;

export const NO_DANGER: Danger = { level: "none" };
