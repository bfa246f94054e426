import type { Answer } from "../../src/discord/app/answer.ts";
import type { Actions, CommandContext } from "../../src/discord/app/command.ts";
import { takeMessage } from "../../src/discord/app/dm-allowance.ts";
import type { OpenedThread } from "../../src/discord/app/threads.ts";
import { button, buttons, card, type Shown, TONE } from "../../src/discord/ui/card.ts";
import {
  permissionNames,
  type ThreadPermission,
  type ThreadPlace,
  toDmButton,
} from "../../src/discord/ui/thread-offer.ts";
import { type Reminder, scheduleOf } from "../../src/nights/reminder.ts";
import type { Text } from "../../src/text/text.ts";
import { AS_IT_IS } from "./draft.ts";
import { startButton } from "./pause.ts";
import { askerOf, turnOnIn } from "./turn-on.ts";

/**
 * Where the nightly messages come: in the direct messages, or in a private thread of a server where those are closed.
 * A thread is made when somebody presses for it, never before.
 */
export const threadActions = {
  async "reminder.thread"(interaction, _args, answer, context) {
    const { threads, reminders, text } = context;
    const record = await reminders.find(interaction.user.id);
    const { threadPlace } = interaction;
    if (wanted(record) === undefined) return answer.update(drawNothingSet(text));
    if (threadPlace.kind === "none") return answer.update(drawNotMade(text, "nowhere"));
    if (threadPlace.kind === "lacking") return answer.update(drawNotMade(text, "lacking", threadPlace.permissions));
    takeMessage(context.allowance, interaction.user.id); // before the thread, of which Discord allows a server so many
    await answer.thinking();
    const opened = await threads.open({
      channelId: threadPlace.channelId,
      userId: interaction.user.id,
      name: text("reminder.thread-name"),
      known: record?.pending?.thread ?? record?.thread?.id,
    });
    if (opened.kind !== "opened") return answer.update(drawNotMade(text, opened.kind));
    await moveTo(opened.threadId, interaction, answer, { ...context, allowance: TAKEN });
  },

  async "reminder.to-dm"(interaction, _args, answer, context) {
    await moveTo(undefined, interaction, answer, context);
  },
} satisfies Actions;

/** The message that confirms the thread was counted before the thread was made. */
const TAKEN: CommandContext["allowance"] = { take: () => ({ waitSeconds: 0, isTold: false }) };

type Interaction = Parameters<typeof askerOf>[0] & { readonly threadPlace: ThreadPlace };

/** What was asked for last, or is in force, confirmed anew in another place: it comes there once a message has arrived. */
async function moveTo(thread: string | undefined, interaction: Interaction, answer: Answer, context: CommandContext) {
  const known = await context.reminders.find(interaction.user.id);
  const schedule = wanted(known);
  if (schedule === undefined) return answer.update(drawNothingSet(context.text));
  await turnOnIn(
    { thread },
    { schedule: scheduleOf(schedule), draft: AS_IT_IS, known },
    askerOf(interaction),
    answer,
    context,
  );
}

function wanted(record: Reminder | undefined) {
  if (record === undefined) return undefined;
  return record.pending?.schedule ?? record.wish ?? (record.state === "off" ? undefined : record.schedule) ?? undefined;
}

function drawNothingSet(text: Text): Shown {
  return card(TONE.reminder, text("reminder.thread-nothing-set"), buttons(startButton(text)));
}

/** @param lacking what it takes and is not there; all that it takes, where that is not known */
function drawNotMade(
  text: Text,
  kind: Exclude<OpenedThread["kind"], "opened"> | "nowhere",
  lacking?: readonly ThreadPermission[],
): Shown {
  const said =
    kind === "lacking"
      ? text("reminder.thread-not-made-lacking", { permissions: permissionNames(text, lacking) })
      : text(`reminder.thread-not-made-${kind}`);
  const isWorthAnother = kind !== "wrong-channel" && kind !== "nowhere";
  return card(
    TONE.reminder,
    said,
    buttons(
      ...(isWorthAnother ? [button(text("reminder.use-thread"), "reminder.thread")] : []),
      toDmButton(text, "reminder.try-dm"),
    ),
  );
}
