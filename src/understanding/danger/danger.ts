import type { HelpCardId } from "../../content/help-card.ts";

export const DANGER_KINDS = [
  "crisis",
  "overdose",
  "not-breathing",
  "child-poison",
  "withdrawal",
  "third-person",
] as const;
export type DangerKind = (typeof DANGER_KINDS)[number];

/** What words say of danger: help is needed, it has to be asked, or nothing. */
export type Danger =
  | { readonly level: "none" }
  | {
      readonly level: "help" | "ask";
      readonly kind: DangerKind;
      readonly card: HelpCardId;
      readonly namesOpioid?: true;
    };

export type ReadDanger = (text: string) => Danger;
