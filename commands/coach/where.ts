import { daysBetween } from "../../src/coaching/days.ts";
import { isDone, isLastWeek, isWeekOver, WEEK_DAYS } from "../../src/coaching/programme.ts";
import { programmeWeek } from "../../src/content/choose/programme.ts";
import type { CommandContext } from "../../src/discord/app/command.ts";
import { button, buttons, card, dangerButton, mainButton, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { ifThen } from "../../src/discord/ui/coach.ts";
import { type ProgrammeContext, stepOf } from "./programme-context.ts";

/** Where somebody is: the week, the step, and what they can do about it. */
export function drawProgramme({ programme, today }: ProgrammeContext, context: CommandContext, above?: string): Shown {
  const { content, text } = context;
  if (programme === undefined) return drawNone(context);

  const { title, ifHard } = programmeWeek(content, programme.week);
  const heading = text("coach.where", { week: programme.week, title });
  if (programme.pausedOn !== undefined)
    return card(
      TONE.plan,
      ...(above === undefined ? [] : [above]),
      `${heading}\n${text("coach.is-paused")}`,
      buttons(
        mainButton(text("coach.resume"), "coach.resume"),
        button(text("coach.something-changed"), "coach.changed"),
        dangerButton(text("coach.end"), "coach.end"),
      ),
    );

  const step = stepOf(programme, context);
  const lately = programme.days.filter(({ night }) => {
    const ago = daysBetween(night, today);
    return ago >= 0 && ago < WEEK_DAYS;
  });
  const did = lately.filter((day) => day.did).length;
  const not = lately.length - did;
  const tied = step && ifThen(text, content, { step: step.id, cue: programme.cue, action: programme.action });
  return card(
    TONE.plan,
    ...(above === undefined ? [] : [above]),
    [
      heading,
      ...(step ? [text("coach.step-line", { title: step.title, summary: step.summary })] : [text("coach.not-chosen")]),
      ...(tied === undefined ? [] : [tied]),
    ].join("\n"),
    ...(step
      ? [
          not > did
            ? text("coach.week-hard", { did, not, ifHard })
            : text("coach.week-so-far", { noted: lately.length === 0 ? "none" : "other", did, not }),
        ]
      : []),
    buttons(
      ...(step
        ? [
            mainButton(text("coach.did-it"), "coach.did", { night: today }),
            button(text("coach.not-tonight"), "coach.not-tonight", { night: today }),
            button(text("coach.change-cue"), "coach.cues"),
          ]
        : []),
      button(text(step ? "coach.change-step" : "coach.choose-step"), "coach.choose"),
    ),
    buttons(
      ...(isDone(programme, today)
        ? [mainButton(text("coach.finish"), "coach.finish")]
        : isWeekOver(programme, today) && !isLastWeek(programme)
          ? [
              mainButton(text("coach.go-on-to", { week: programme.week + 1 }), "coach.go-on", {
                week: programme.week + 1,
              }),
            ]
          : []),
      button(text("coach.weekly-look"), "coach.look"),
      button(text("coach.something-changed"), "coach.changed"),
      button(text("coach.pause"), "coach.pause"),
      dangerButton(text("coach.end"), "coach.end"),
    ),
  );
}

export function drawNone({ text }: CommandContext): Shown {
  return card(TONE.plan, text("coach.none"), buttons(mainButton(text("coach.begin"), "coach.begin")));
}
