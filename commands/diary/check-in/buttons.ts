import type { Actions, CommandContext } from "../../../src/discord/app/command.ts";
import type { ReadArgs } from "../../../src/discord/ui/actions.ts";
import { buttons, card, type Shown, TONE } from "../../../src/discord/ui/card.ts";
import {
  drawCheckInNoted,
  drawUsualNoted,
  drawUsualUndone,
  logButton,
  type OfCheckIn,
  resumeCheckInButton,
  stopCheckInButton,
} from "../../../src/discord/ui/check-in.ts";
import { dayText } from "../../../src/discord/ui/schedule.ts";
import { dayAndTime } from "../../../src/discord/ui/timestamps.ts";
import { UserError } from "../../../src/errors.ts";
import type { Text } from "../../../src/text/text.ts";
import { drawKept } from "../also.ts";
import { openForm } from "../log.ts";
import { openingIn } from "../night-card.ts";

/**
 * The buttons on a morning's message. They carry what they need, so they work after a restart and a week later.
 *
 * @param stop ends the check-ins, in the same words as the command
 */
export function checkInButtons(stop: (userId: string, context: CommandContext) => Promise<Shown>): Actions {
  return {
    async "diary.checkin-log"(interaction, args, answer, context) {
      const of = ownIn(args, interaction.user.id);
      await openForm(of, interaction.id, answer, context, { from: "check-in" });
      await context.checkIns.opened(of.userId, of.night);
    },

    async "diary.checkin-skip"(interaction, args, answer, { checkIns, diary, text }) {
      const of = ownIn(args, interaction.user.id);
      const isKnown = await checkIns.skip(of.userId, of.night);
      if ((await diary.nightsNoted(of.userId)).has(of.night)) return answer.update(drawCheckInNoted(text, of));
      if (!isKnown) return answer.send(card(TONE.diary, text("checkin.unknown")), "private");
      await answer.update(drawSkipped(text, of));
    },

    /** Notes the typical night in one press. What was noted is shown beside the message, which stays as it is seen. */
    async "diary.checkin-usual"(interaction, args, answer, context) {
      const { checkIns, diary, text } = context;
      const of = ownIn(args, interaction.user.id);
      const kept = await diary.keepUsual(of.userId, of.night, of.zone);
      if (kept === undefined) return answer.send(card(TONE.diary, text("checkin.usual-too-few")), "private");
      await checkIns.opened(of.userId, of.night);
      await answer.update(kept.entry.asUsual ? drawUsualNoted(text, of) : drawCheckInNoted(text, of));
      await answer.send(await drawKept(of, context), "private");
    },

    /** Takes out what *As usual* noted, and asks again. */
    async "diary.checkin-undo"(interaction, args, answer, { diary, text }) {
      const of = ownIn(args, interaction.user.id);
      const isUndone = await diary.dropUsual(of.userId, of.night);
      if (!isUndone && (await diary.nightsNoted(of.userId)).has(of.night))
        return answer.send(card(TONE.diary, text("checkin.not-undone")), "private");
      await answer.update(drawUsualUndone(text, of, await diary.hasUsual(of.userId, of.night, of.zone)));
    },

    /** The question whether check-ins are still wanted, answered; however late, also after the pause that followed. */
    async "diary.checkin-go-on"(interaction, { of, owner }, answer, { checkIns, text }) {
      const { id } = interaction.user;
      if (owner !== id) throw new UserError("checkin-somebody-elses");
      const { kind, nextAt } = await checkIns.keep(id, of);
      const stop = stopCheckInButton(text, { night: of, userId: id });
      if (kind === "nothing-on") return answer.update(card(TONE.diary, text("checkin.nothing-to-resume")));
      if (kind === "paused")
        return answer.update(card(TONE.diary, text("checkin.kept-paused"), buttons(resumeCheckInButton(text), stop)));
      const next = nextAt ? [text("checkin.next", { when: dayAndTime(nextAt) })] : [];
      await answer.update(card(TONE.diary, [text("checkin.noted-keep"), ...next].join("\n"), buttons(stop)));
    },

    async "diary.checkin-pause"(interaction, { of, owner }, answer, { checkIns, text }) {
      const { id } = interaction.user;
      if (owner !== id) throw new UserError("checkin-somebody-elses");
      const { kind } = await checkIns.pause(id, of);
      if (kind === "nothing-on") return answer.update(card(TONE.diary, text("checkin.nothing-to-resume")));
      await answer.update(card(TONE.diary, text("checkin.paused"), buttons(resumeCheckInButton(text))));
    },

    /** Whoever paused it, it is on again as it was set. */
    async "diary.checkin-resume"(interaction, { of, owner }, answer, { checkIns, text }) {
      const { id } = interaction.user;
      if (owner !== undefined && owner !== id) throw new UserError("checkin-somebody-elses");
      const outcome = await checkIns.resume(id, of === undefined ? undefined : { night: of, step: 0 });
      // A check-in goes to no thread, so that its place cannot be lost.
      if (outcome.kind === "nothing-on" || outcome.kind === "thread-lost")
        return answer.update(card(TONE.diary, text("checkin.nothing-to-resume")));
      const words = outcome.kind === "resumed" ? "checkin.resumed" : "checkin.was-not-paused";
      const stop = of === undefined ? [] : [buttons(stopCheckInButton(text, { night: of, userId: id }))];
      await answer.update(card(TONE.diary, text(words, { when: dayAndTime(outcome.nextAt) }), ...stop));
    },

    /** On a confirming message it carries that message's marker alone, and is the reader's own. */
    async "diary.checkin-stop"(interaction, { of, owner }, answer, context) {
      const userId = interaction.user.id;
      if (owner !== undefined && owner !== userId) throw new UserError("checkin-somebody-elses");
      // The card is replaced by one without a button, so the message could not be recognised as that night's any more.
      if (owner !== undefined) await context.checkIns.opened(userId, of);
      await answer.update(await stop(userId, context));
    },
  };
}

function drawSkipped(text: Text, of: OfCheckIn): Shown {
  return card(
    TONE.diary,
    text("checkin.skipped-night", { day: dayText(text, of.night) }),
    buttons(logButton(text, of, "checkin.log-after-all"), stopCheckInButton(text, of)),
  );
}

function ownIn(args: ReadArgs<"diary.checkin-log">, userId: string): OfCheckIn {
  if (args.owner !== userId) throw new UserError("checkin-somebody-elses");
  return openingIn(args, userId);
}
