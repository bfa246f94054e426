import type { CommandContext } from "../../src/discord/app/command.ts";
import { button, buttons, card, mainButton, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { dayText, nextNightsText, rotaText } from "../../src/discord/ui/schedule.ts";
import type { Schedule } from "../../src/nights/night.ts";
import { tonightOf } from "../../src/nights/tonight.ts";
import { showZone } from "../../src/time/show-zone.ts";
import { outdated, type ReminderDraft, writeDraft } from "./draft.ts";

const NIGHTS_SHOWN = 14;

/**
 * A rota as it will be, before it is on, or as it stands.
 *
 * @param schedule with the rota in it
 */
export function drawRota(
  { text, now }: Pick<CommandContext, "text" | "now">,
  draft: ReminderDraft,
  schedule: Schedule,
  isOn = false,
): Shown {
  const { zone } = schedule;
  const { rota: cycle } = draft;
  if (cycle === undefined) throw outdated();
  const told = {
    evenings: rotaText(text, cycle),
    place: showZone(zone),
    day: dayText(text, cycle.start),
  };
  const list = nextNightsText(text, schedule, tonightOf(schedule, now()), NIGHTS_SHOWN);
  return card(
    TONE.reminder,
    text(isOn ? "reminder.rota-is-on" : "reminder.rota-preview", told),
    text("reminder.rota-next", { nights: NIGHTS_SHOWN, list }),
    buttons(
      ...(isOn
        ? []
        : [
            mainButton(text("reminder.rota-turn-on"), "reminder.at", {
              ...writeDraft({ ...draft, isSeen: true }),
              zone,
            }),
          ]),
      button(text("reminder.rota-another-day"), "reminder.rota-day", { ...writeDraft(draft), zone }),
      button(text("reminder.type-again"), "reminder.rota-type"),
    ),
  );
}
