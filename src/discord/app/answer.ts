import {
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  MessageFlags,
  type ModalBuilder,
  type ModalSubmitInteraction,
} from "discord.js";
import { UserError } from "../../errors.ts";
import type { Shown } from "../ui/card.ts";

export type Answerable = ChatInputCommandInteraction | MessageComponentInteraction | ModalSubmitInteraction;

/** How a command answers. Which of Discord's ways that takes depends on what has been said already; this knows. */
export interface Answer {
  /** Says something: for everybody in the channel, or for this person alone. */
  send(shown: Shown, visibility: "public" | "private"): Promise<void>;
  /** Changes the message that the button or menu sits on. After a slash command: the same as `send`. */
  update(shown: Shown): Promise<void>;
  /**
   * Changes what was said last, after the handling of the interaction is over, too. Discord takes it for fifteen minutes
   * (docs: interactions/receiving-and-responding).
   */
  change(shown: Shown): Promise<void>;
  /** Shows "thinking…", for what takes longer than our own database. */
  thinking(): Promise<void>;
  /**
   * Opens a form. Must be the first answer (docs: interactions/receiving-and-responding).
   *
   * @throws {UserError} when it took so long that "thinking…" is shown already
   */
  form(form: ModalBuilder): Promise<void>;
}

/** Discord waits three seconds for the first answer (docs: interactions/receiving-and-responding). */
const SAY_SOMETHING_AFTER_MS = 1_800;

/**
 * @param isPrivate who sees "thinking…" and what replaces it; Discord fixes that with the first answer. Asked when the
 * first is shown
 */
export function createAnswer(
  interaction: Answerable,
  isPrivate: () => boolean,
  patienceMs = SAY_SOMETHING_AFTER_MS,
): Answer & { done(): void } {
  let answered = false;
  /** The message that was said last, where it is not the first answer. */
  let last: string | undefined;
  let thinking: Promise<unknown> | undefined;
  let isThinkingPublic = false;

  const isOnMessage = interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage());
  const show = () => {
    if (isOnMessage) return interaction.deferUpdate();
    isThinkingPublic = !isPrivate();
    return interaction.deferReply(isThinkingPublic ? {} : { flags: MessageFlags.Ephemeral });
  };
  const think = () => {
    thinking ??= show().catch((error: unknown) => {
      thinking = undefined; // nothing was shown, so the answer itself comes first
      throw error;
    });
    return thinking;
  };
  const timer = setTimeout(() => {
    // What went wrong here goes wrong again at the answer itself, where it is seen.
    think().catch(() => undefined);
  }, patienceMs);

  /** What the person sees already. */
  const shownSoFar = async () => {
    clearTimeout(timer);
    await thinking?.catch(() => undefined);
    if (answered) return "an answer";
    return thinking === undefined ? "nothing" : "thinking";
  };

  return {
    async send(shown, visibility) {
      const soFar = await shownSoFar();
      const body = bodyOf(shown, visibility === "private");
      const followUp = async () => {
        last = (await interaction.followUp(body)).id;
      };
      if (soFar === "nothing") await interaction.reply(body);
      else if (soFar === "an answer" || isOnMessage) await followUp();
      else if (visibility === "private" && isThinkingPublic) {
        // What takes its place would be seen by everybody, too.
        await interaction.deleteReply();
        await followUp();
      } else await interaction.editReply(bodyOf(shown, false));
      answered = true;
    },

    async update(shown) {
      if (!isOnMessage) return this.send(shown, isPrivate() ? "private" : "public");
      const soFar = await shownSoFar();
      if (soFar === "nothing") await interaction.update(bodyOf(shown, false));
      else await interaction.editReply(bodyOf(shown, false));
      answered = true;
    },

    async change(shown) {
      await interaction.editReply({ ...bodyOf(shown, false), ...(last !== undefined && { message: last }) });
    },

    async thinking() {
      clearTimeout(timer);
      await think();
    },

    async form(form) {
      if (interaction.isModalSubmit()) throw new TypeError("a form cannot answer a form");
      if ((await shownSoFar()) !== "nothing") throw new UserError("form-too-late");
      await interaction.showModal(form);
      answered = true;
    },

    done: () => clearTimeout(timer),
  };
}

function bodyOf(shown: Shown, isPrivate: boolean) {
  const flags = MessageFlags.IsComponentsV2 | (isPrivate ? MessageFlags.Ephemeral : 0);
  const files = shown.files?.map(({ name, bytes }) => ({ name, attachment: bytes }));
  return { components: shown.components, flags, allowedMentions: { parse: [] }, ...(files && { files }) } as const;
}
