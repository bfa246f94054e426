import { cautionsFor, redFlags } from "../../content/choose-cautions.ts";
import type { Content } from "../../content/content.ts";
import { helpFor } from "../../content/help.ts";
import type { Text } from "../../text/text.ts";
import { writeCustomId } from "../custom-id.ts";
import { button, buttons, card, type Shown, TONE } from "./card.ts";
import { writeCaution } from "./caution.ts";
import { countryMenus } from "./country-menus.ts";
import { numberLines, urgentHeading } from "./whom-to-call.ts";

/**
 * Help for somebody in danger, before anything else: whom to call, then what to do. Where the country is not known
 * the advice holds anywhere, and menus ask for it.
 *
 * @param topic an urgent topic of data/caution-topics.json
 * @param country ISO 3166-1 alpha-2
 */
export function drawUrgent(
  text: Text,
  content: Content,
  { topic, country }: { readonly topic: string; readonly country: string | undefined },
): Shown {
  const flags = redFlags(content);
  const asked = cautionsFor(content, topic);
  const others = flags.filter((one) => !asked.includes(one));
  const ordered =
    topic === "crisis" ? [...asked, ...others] : [...flags, ...asked.filter((one) => !flags.includes(one))];
  const isKnown = helpFor(content, country).helpline !== undefined;
  return card(
    TONE.danger,
    numbers(text, content, topic, country),
    "line",
    ...ordered.map((one) => writeCaution(text, one)),
    "line",
    text("help.a-program"),
    ...(isKnown ? [] : countryMenus(text, content, (group) => menuId(topic, group), undefined)),
    buttons(button(text("common.sources"), "cautions.sources", topic)),
  );
}

/** What is chosen here is not kept: nothing of a cry for help is. */
function menuId(topic: string, group: number): string {
  return writeCustomId("help.urgent-country", topic, String(group));
}

function numbers(text: Text, content: Content, topic: string, country: string | undefined): string {
  const help = helpFor(content, country);
  const fields = topic === "crisis" ? (["crisis", "emergency"] as const) : (["emergency", "poison"] as const);
  return [urgentHeading(text, help), ...numberLines(text, help, fields)].join("\n");
}
