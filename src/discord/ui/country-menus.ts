import { StringSelectMenuBuilder, StringSelectMenuOptionBuilder } from "discord.js";
import type { Content } from "../../content/schema/content.ts";
import type { Text } from "../../text/text.ts";
import type { CustomId } from "./actions.ts";
import { type Controls, menu } from "./card.ts";

/** What Discord takes in one menu. */
const MOST_OPTIONS = 25;

/**
 * Every country on our list by name, in as few menus as hold them.
 *
 * @param idOf the custom id of the menu with this number
 */
export function countryMenus(
  text: Text,
  content: Content,
  idOf: (group: number) => CustomId,
  chosen: string | undefined,
): Controls[] {
  const lines = content.helplines.toSorted((one, other) => one.country.localeCompare(other.country, text.locale));
  const size = Math.ceil(lines.length / Math.ceil(lines.length / MOST_OPTIONS));
  const groups = Map.groupBy(lines, (_line, index) => Math.floor(index / size));
  return [...groups].map(([group, some]) => {
    const [first = "", last = ""] = [some[0]?.country, some.at(-1)?.country];
    return menu(
      new StringSelectMenuBuilder()
        .setCustomId(idOf(group))
        .setPlaceholder(text("help.your-country", { first, last }))
        .addOptions(
          // Made here, as plain objects are each tried against every form of an option, which takes half of the time.
          some.map(
            ({ code, country }) =>
              new StringSelectMenuOptionBuilder({ value: code, label: country, default: code === chosen }),
          ),
        ),
    );
  });
}
