import { MessageFlags } from "discord-api-types/v10";

import type { Answer, SeenMessage } from "../types.ts";
import { fillForm } from "./forms/fill-form.ts";
import type { Session } from "./session.ts";

/** Sends one interaction and shows what comes of it, forms included. */
export async function carryOut(session: Session, send: () => Promise<Answer>): Promise<void> {
  if (!session.bot.running) {
    session.say("The bot is not running, so nobody would answer. Type :restart to start it.");
    return;
  }
  const printedBefore = session.transcript.printed;
  const botEnded = session.bot.ended.then((): Answer => ({ kind: "no-answer" }));
  const answer = await Promise.race([send(), botEnded]);
  switch (answer.kind) {
    case "message":
    case "update":
      session.transcript.show(answer.seen, session.person);
      if (session.transcript.printed === printedBefore) session.say(nothingNew(answer.seen));
      return;
    case "acknowledged":
      if (session.transcript.printed === printedBefore)
        session.say("The bot took note; nothing on the screen changes.");
      return;
    case "form":
      return submitForm(session, answer);
    case "choices":
      return;
    case "no-answer":
      session.say(noAnswer(session));
  }
}

async function submitForm(session: Session, { form }: Answer & { kind: "form" }): Promise<void> {
  const fields = await fillForm(form, session.terminal, session.look());
  if (fields === undefined) {
    session.say("The form is closed; nothing was sent.");
    return;
  }
  await carryOut(session, () => session.discord.submit(form, fields));
}

function nothingNew({ message }: SeenMessage): string {
  return ((message.flags ?? 0) & MessageFlags.Loading) === 0
    ? "The bot answered, and the message stays as it was."
    : "The bot is still thinking, as far as Discord knows, and nothing has come of it.";
}

function noAnswer({ bot, botLogFile }: Session): string {
  const discordWould = "Discord would say “The application did not respond”.";
  if (!bot.running) return `It ended before it answered: ${discordWould}`;
  return `The bot did not answer within three seconds: ${discordWould} What it had to say is in ${botLogFile}`;
}
