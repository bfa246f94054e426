import { move, NIGHTS_BETWEEN_MOVES, resumeShift, wayBetween, withBedtime } from "../../src/coaching/shift.ts";
import { programmeCard } from "../../src/content/choose/programme.ts";
import type { TurnOnOutcome } from "../../src/delivery/consent.ts";
import type { CommandContext, Subcommand } from "../../src/discord/app/command.ts";
import { takeMessage } from "../../src/discord/app/dm-allowance.ts";
import { customId } from "../../src/discord/ui/actions.ts";
import { button, buttons, card, mainButton, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { takesEffectAtOnce } from "../../src/nights/changes.ts";
import { scheduleOf } from "../../src/nights/reminder.ts";
import { key } from "../../src/text/text.ts";
import { askWhichTime, bedtimesIn, offerNearTimes, usualBedtimes, writeBedtime } from "../shared/bedtime.ts";
import { todayOf } from "./programme-context.ts";
import { drawScreening } from "./screening.ts";
import { bedtimeNow, bedtimeOf, drawNeedsReminder, drawNoWay, drawShift, keepUp } from "./shift-begin.ts";
import { pauseShiftOf } from "./shift-pause.ts";

/** What says that the reminder has the bedtime now, or has it once its message arrives. */
const MOVED: ReadonlySet<TurnOnOutcome["kind"]> = new Set(["on", "moved", "unchanged", "waiting", "repeated"]);

const choosing = (to: string) => customId("coach.shift-to", { to });

/** `/coach shift`: a bedtime moved by a quarter of an hour at a press, earlier or later. */
export const shift: Subcommand = {
  data: (sub) =>
    sub
      .setName("shift")
      .setDescription(key("coach.description-shift"))
      .addStringOption((option) => option.setName("to").setDescription(key("coach.option-to")).setMaxLength(40)),

  isPrivate: () => true,

  async run(interaction, answer, context) {
    const { text } = context;
    const { id } = interaction.user;
    const reminder = await context.reminders.find(id);
    const current = await keepUp(id, reminder, context);
    const typed = interaction.options.getString("to")?.trim() ?? "";
    if (current !== undefined) return answer.send(drawShift(context, current, reminder), "private");
    const bedtime = bedtimeNow(reminder);
    if (bedtime === undefined) return answer.send(drawNeedsReminder(context), "private");
    if (typed === "")
      return answer.send(card(TONE.plan, text("coach.shift-when", { bedtime }), usualBedtimes(choosing)), "private");
    const { bedtimes, isAsked, isNear } = bedtimesIn(typed);
    const [wished] = bedtimes;
    if (isNear) return answer.send(offerNearTimes(text, TONE.plan, bedtimes, choosing), "private");
    if (isAsked || wished === undefined)
      return answer.send(askWhichTime(text, TONE.plan, bedtimes, choosing), "private");
    await answer.send(drawPlan(context, bedtime, writeBedtime(wished)), "private");
  },

  actions: {
    /** The bedtime that was meant. */
    async "coach.shift-to"(interaction, { to }, answer, context) {
      const bedtime = bedtimeNow(await context.reminders.find(interaction.user.id));
      await answer.update(bedtime === undefined ? drawNeedsReminder(context) : drawPlan(context, bedtime, to));
    },

    /** The questions come before anything moves. */
    async "coach.shift-begin"(_interaction, { to }, answer, context) {
      bedtimeOf(to);
      await answer.update(drawScreening(context, `shift-${to}`));
    },

    async "coach.shift-move"(interaction, { bedtime: written }, answer, context) {
      const { text } = context;
      const { id } = interaction.user;
      const bedtime = bedtimeOf(written);
      const reminder = await context.reminders.find(id);
      const current = await keepUp(id, reminder, context);
      const { schedule } = reminder ?? {};
      if (current === undefined) return answer.update(card(TONE.plan, text("coach.shift-none")));
      if (!schedule || bedtimeNow(reminder) === undefined) return answer.update(drawNeedsReminder(context));
      const today = todayOf(reminder, context);
      const { outcome } = move(current, bedtime, today);
      if (outcome !== "moved" && outcome !== "done") return answer.update(drawShift(context, current, reminder));

      // The reminder first: where it cannot be moved, the plan is as it was, and the same press moves both later.
      if (!takesEffectAtOnce(reminder)) takeMessage(context.allowance, id);
      const wished = withBedtime(scheduleOf(schedule), bedtime);
      const [turned] = await Promise.all([
        context.reminders.turnOn(id, wished, interaction.id, interaction.locale),
        answer.thinking(),
      ]);
      if (!MOVED.has(turned.kind)) return answer.update(card(TONE.plan, text("coach.shift-not-moved")));
      await context.coaching.shift(id, (now) => (now ? move(now, bedtime, today) : { next: now, outcome: "same" }));
      const left = (await context.coaching.find(id))?.shift;
      if (left === undefined) return answer.update(card(TONE.plan, text("coach.shift-done", { at: bedtime })));
      const above = text("coach.shift-moved", { at: bedtime });
      await answer.update(drawShift(context, left, reminder, above));
    },

    async "coach.shift-stay"(interaction, _args, answer, context) {
      const record = await context.coaching.find(interaction.user.id);
      const at = record?.shift?.at;
      await answer.update(
        card(
          TONE.plan,
          at === undefined ? context.text("coach.shift-none") : context.text("coach.shift-stayed", { at }),
        ),
      );
    },

    async "coach.shift-pause"(interaction, _args, answer, context) {
      await pauseShiftOf(interaction.user.id, context);
      await answer.update(await drawStands(interaction.user.id, context));
    },

    async "coach.shift-resume"(interaction, _args, answer, context) {
      const { id } = interaction.user;
      const today = todayOf(await context.reminders.find(id), context);
      await context.coaching.shift(id, (now) => ({ next: now && resumeShift(now, today), outcome: undefined }));
      await answer.update(await drawStands(id, context));
    },

    async "coach.shift-end"(interaction, _args, answer, context) {
      const { text } = context;
      const at = await context.coaching.shift(interaction.user.id, (now) => ({ next: undefined, outcome: now?.at }));
      await answer.update(
        card(TONE.plan, at === undefined ? text("coach.shift-none") : text("coach.shift-ended", { at })),
      );
    },
  },
};

async function drawStands(userId: string, context: CommandContext): Promise<Shown> {
  const reminder = await context.reminders.find(userId);
  const current = await keepUp(userId, reminder, context);
  return current ? drawShift(context, current, reminder) : card(TONE.plan, context.text("coach.shift-none"));
}

/** What the way would be, before any question. */
function drawPlan(context: CommandContext, from: string, to: string): Shown {
  const { content, text } = context;
  const wished = bedtimeOf(to);
  const way = wayBetween(from, wished);
  if (way.kind !== "way") return drawNoWay(context, way.kind, from);
  const { direction, moves } = way;
  const { id, tip, text: said } = programmeCard(content, `shift-${direction}`);
  return card(
    TONE.plan,
    text("coach.shift-plan", { direction, from, to: wished, text: said }),
    text("coach.shift-length", { moves, nights: (moves - 1) * NIGHTS_BETWEEN_MOVES + 1 }),
    buttons(
      mainButton(text("coach.ask-me"), "coach.shift-begin", { to }),
      ...(tip === undefined ? [] : [button(text("coach.why"), "coach.tip", { tip })]),
      button(text("common.sources"), "coach.sources", { entry: id }),
    ),
  );
}
