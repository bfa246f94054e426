import type { Caution } from "../../content/caution.ts";

const SEVERITY_IN_WORDS: Readonly<Record<Caution["severity"], string>> = {
  danger: "Danger",
  warning: "Warning",
  info: "Good to know",
};

/** One caution card: how bad it can get, in words, and what to know or do. */
export function cautionText({ severity, title, text }: Caution): string {
  return `### ${SEVERITY_IN_WORDS[severity]}: ${title}\n${text}`;
}
