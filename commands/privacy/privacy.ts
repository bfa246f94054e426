import type { Command, CommandContext } from "../../src/discord/app/command.ts";
import { button, buttons, card, dangerButton, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { channelLink } from "../../src/discord/ui/thread-offer.ts";
import { key, type Text } from "../../src/text/text.ts";
import { everywhere } from "../shared/contexts.ts";
import { KEPT } from "./kept.ts";

export const privacy: Command = {
  data: everywhere("privacy", key("privacy.description"))
    .addSubcommand((sub) => sub.setName("show").setDescription(key("privacy.description-show")))
    .addSubcommand((sub) => sub.setName("export").setDescription(key("privacy.description-export")))
    .addSubcommand((sub) => sub.setName("delete").setDescription(key("privacy.description-delete")))
    .toJSON(),

  isPrivate: () => true,

  async run(interaction, answer, context) {
    const { id } = interaction.user;
    const subcommand = interaction.options.getSubcommand();
    if (subcommand === "delete") return answer.send(drawQuestion(context.text), "private");
    const cards = subcommand === "export" ? [await drawCopy(id, context)] : await drawKept(id, context);
    for (const shown of cards) await answer.send(shown, "private");
  },

  actions: {
    /** Asks first, from any message. */
    async "privacy.ask"(_interaction, _args, answer, { text }) {
      await answer.send(drawQuestion(text), "private");
    },

    async "privacy.delete"(interaction, _args, answer, context) {
      const { threads, reminders, text } = context;
      const thread = (await reminders.find(interaction.user.id).catch(() => undefined))?.thread?.id;
      let existed = false;
      for (const { forget } of Object.values(KEPT)) if (await forget(interaction.user.id, context)) existed = true;
      const said = text(existed ? "privacy.deleted" : "privacy.nothing-to-delete");
      if (thread === undefined) return answer.update(card(TONE.plain, said));
      // Said first: it may be said in that very thread.
      await answer.update(
        card(TONE.plain, `${said}\n${text("privacy.deleted-thread", { thread: channelLink(thread) })}`),
      );
      await threads.close(thread);
    },

    async "privacy.keep"(_interaction, _args, answer, { text }) {
      await answer.update(card(TONE.plain, text("privacy.not-deleted")));
    },
  },
};

function drawQuestion(text: Text): Shown {
  return card(
    TONE.plain,
    text("privacy.delete-all"),
    buttons(
      dangerButton(text("privacy.delete-button"), "privacy.delete"),
      button(text("privacy.keep-button"), "privacy.keep"),
    ),
  );
}

/** Leaves room on the last card for how long things are kept; Discord takes 4,000 characters. */
const MOST_OF_A_CARD = 2_800;

/** One card, or two for whom much is kept about. */
async function drawKept(userId: string, context: CommandContext): Promise<Shown[]> {
  const { text } = context;
  const heading = text("privacy.kept");
  const all = await Promise.all(Object.values(KEPT).map(({ tell }) => tell(userId, context)));
  const told = all.filter(({ lines }) => lines.length > 0);
  if (told.length === 0) return [card(TONE.plain, `${heading}\n${text("privacy.nothing")}`, text("privacy.never"))];
  const lines = [text("privacy.user-id"), ...told.flatMap((one) => one.lines)].map((line) => `- ${line}`);
  const howLong = [...told.flatMap((one) => one.howLong ?? []), text("privacy.delete-any-time")];
  const pages = pagesOf(lines);
  return pages.map((page, at) =>
    card(
      TONE.plain,
      ...(at === 0 ? [`${heading}\n${page}`] : [page]),
      ...(at === pages.length - 1 ? [howLong.join(" "), text("privacy.never")] : []),
    ),
  );
}

/** The lines in as few texts as they fit into. */
function pagesOf(lines: readonly string[]): string[] {
  const pages: string[] = [];
  for (const line of lines) {
    const longer = `${pages.at(-1) ?? ""}\n${line}`.trimStart();
    if (pages.length > 0 && longer.length <= MOST_OF_A_CARD) pages[pages.length - 1] = longer;
    else pages.push(line);
  }
  return pages;
}

async function drawCopy(userId: string, context: CommandContext): Promise<Shown> {
  const { text, now } = context;
  const copies: Record<string, unknown> = {};
  for (const [name, { copy }] of Object.entries(KEPT)) {
    const copied = await copy(userId, context);
    if (copied !== undefined) copies[name] = copied;
  }
  if (Object.keys(copies).length === 0) return card(TONE.plain, text("privacy.nothing-to-export"));
  const file = { about: text("privacy.file-about"), userId, exportedAt: now().toString(), ...copies };
  const bytes = Buffer.from(`${JSON.stringify(file, undefined, 2)}\n`);
  return card(TONE.plain, text("privacy.exported"), { name: "winddown-export.json", bytes });
}
