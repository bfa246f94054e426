import type { ButtonBuilder } from "discord.js";
import type { CommandContext } from "../../src/discord/app/command.ts";
import type { CustomId } from "../../src/discord/ui/actions.ts";
import {
  BUTTONS_IN_A_ROW,
  buttons,
  buttonTo,
  card,
  LONGEST_LABEL,
  mainButtonTo,
  miss,
  type Shown,
} from "../../src/discord/ui/card.ts";
import type { Text } from "../../src/text/text.ts";
import type { Place } from "../../src/understanding/place/place.ts";
import { readPlace } from "../../src/understanding/place/read-place.ts";
import type { Reading } from "../../src/understanding/reading.ts";

/** A place as somebody typed it, and what is said where it is not certain; the same wherever one can be given. */

/** What a button for a place leads to. Two places may share a zone, so each button has a number of its own. */
export type Choosing = (zone: string, number: number) => CustomId;

/** @param most how many places a question may offer */
export async function placeIn(
  typed: string,
  { places, now }: Pick<CommandContext, "places" | "now">,
  most = BUTTONS_IN_A_ROW,
): Promise<Reading<Place>> {
  return readPlace(typed, await places(), now(), most);
}

/** A button for each place: two of them may share a zone, and every custom id of a message has to be its own. */
export function placeButtons(places: readonly Place[], choosing: Choosing): ButtonBuilder[] {
  return places.slice(0, BUTTONS_IN_A_ROW).map(({ zone, name }, number) => {
    const draw = number === 0 ? mainButtonTo : buttonTo;
    return draw(choosing(zone, number), name.slice(0, LONGEST_LABEL));
  });
}

/** Asks which of a few places was meant. */
export function askWhichPlace(
  tone: number,
  question: string,
  places: readonly Place[],
  choosing: Choosing,
  otherwise: readonly ButtonBuilder[] = [],
): Shown {
  return card(
    tone,
    question,
    buttons(...placeButtons(places, choosing)),
    ...(otherwise.length > 0 ? [buttons(...otherwise)] : []),
  );
}

/** Says that there is no such place, with those that are spelt nearly so. */
export function drawUnknownPlace(
  text: Text,
  tone: number,
  nearest: readonly Place[],
  choosing: Choosing,
  otherwise: readonly ButtonBuilder[] = [],
): Shown {
  const [place, ...others] = nearest;
  const said =
    place === undefined
      ? text("reminder.place-unknown")
      : others.length === 0
        ? text("reminder.place-near", { place: place.name })
        : text("reminder.place-near-some");
  return miss(
    card(
      tone,
      said,
      ...(nearest.length > 0 ? [buttons(...placeButtons(nearest, choosing))] : []),
      ...(otherwise.length > 0 ? [buttons(...otherwise)] : []),
    ),
  );
}
