import { customId } from "../../src/discord/ui/actions.ts";
import { button, buttons, card, dangerButton, mainButton, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { groupText, nightsText, rotaText, shortDays } from "../../src/discord/ui/schedule.ts";
import { HOURS_BETWEEN_BEDTIMES } from "../../src/nights/cycle.ts";
import type { Laid } from "../../src/nights/laid-over.ts";
import type { Text } from "../../src/text/text.ts";
import { showClockTime } from "../../src/understanding/clock/show-clock-time.ts";
import { usualBedtimes } from "../shared/bedtime.ts";
import { type ReminderDraft, writeDraft } from "./draft.ts";

/** Asks before anything that was set would be thrown away, and says what cannot be done. */
export function drawQuestion(
  laid: Exclude<Laid, { kind: "schedule" }>,
  draft: ReminderDraft,
  zone: string,
  text: Text,
): Shown {
  const bedtime = draft.bedtimes[0] ? showClockTime(draft.bedtimes[0]) : "";
  const changeRota = button(text("reminder.change-rota"), "reminder.rota-type");
  switch (laid.kind) {
    case "which-nights": {
      const evenings = laid.groups.map((group) => groupText(text, group)).join(" · ");
      return card(
        TONE.reminder,
        text("reminder.which-nights", { bedtime, evenings }),
        buttons(
          ...laid.groups.slice(0, MOST_GROUPS).map(({ nights }, number) =>
            mainButton(shortDays(text, nights), "reminder.at", {
              ...writeDraft({ ...draft, nights: { nights, isWithout: false } }),
              zone,
              number,
            }),
          ),
          mainButton(text("reminder.all-nights"), "reminder.at", {
            ...writeDraft({ ...draft, endsBefore: true }),
            zone,
          }),
          button(text("reminder.keep-it"), "reminder.keep"),
        ),
      );
    }
    case "ends-rota":
      return card(
        TONE.reminder,
        text("reminder.ends-rota", {
          evenings: rotaText(text, laid.rota),
          bedtime,
          nights: nightsText(text, draft.nights?.isWithout ? undefined : draft.nights?.nights),
        }),
        buttons(
          mainButton(text("reminder.end-rota"), "reminder.at", { ...writeDraft({ ...draft, endsBefore: true }), zone }),
          changeRota,
          button(text("reminder.keep-rota"), "reminder.keep"),
        ),
      );
    case "by-rota":
      return card(
        TONE.reminder,
        text("reminder.by-rota", { evenings: rotaText(text, laid.rota) }),
        buttons(changeRota, button(text("reminder.pause-now"), "reminder.pause")),
      );
    case "no-night-left":
      return card(
        TONE.reminder,
        text("reminder.no-night-left"),
        buttons(
          button(text("reminder.pause-now"), "reminder.pause"),
          dangerButton(text("reminder.stop"), "reminder.stop"),
        ),
      );
    case "too-near": {
      const [earlier, later] = laid.bedtimes.map(showClockTime);
      const told = { earlier: earlier ?? "", later: later ?? "", hours: HOURS_BETWEEN_BEDTIMES };
      const again = draft.rota ? changeRota : button(text("reminder.other-time"), "reminder.other-time");
      return card(TONE.reminder, text("reminder.too-near", told), buttons(again));
    }
    case "no-bedtime":
      return askWhen(text);
  }
}

/** Beside *All of them* and *Keep it*, in one row. */
const MOST_GROUPS = 3;

export function askWhen(text: Text): Shown {
  return card(
    TONE.reminder,
    text("reminder.begin-when"),
    usualBedtimes((bedtime) => customId("reminder.start", { bedtime })),
    buttons(button(text("reminder.other-time"), "reminder.other-time")),
  );
}
