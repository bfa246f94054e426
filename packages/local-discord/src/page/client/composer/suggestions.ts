import type { APIApplicationCommandBasicOption } from "discord-api-types/v10";
import { useEffect, useState } from "preact/hooks";
import { ask } from "../api.ts";
import { now, placeOf } from "../store.ts";
import { asCommand, type CommandDraft } from "./slash.ts";

/** One line of the list above the field. */
export type Suggestion = {
  readonly label: string;
  readonly about?: string | undefined;
  readonly value: string | number;
};

/** Source: docs.discord.com, "Application Commands", Application Command Option Type. */
const BOOLEAN = 5;
const USER = 6;
const CHANNEL = 7;
const ROLE = 8;
const MENTIONABLE = 9;
const MOST = 25;
/** Discord's client waits a moment, so that not every letter is a request. */
const ASK_AFTER_MS = 150;

/** What an option offers by itself; undefined where anything may be typed. */
function fixedFor(option: APIApplicationCommandBasicOption): readonly Suggestion[] | undefined {
  if ("choices" in option && option.choices && option.choices.length > 0) {
    return option.choices.map(({ name, value }) => ({ label: name, value }));
  }
  const { hello, state } = now();
  const people = (state?.people ?? []).map(({ user }) => ({
    label: `@${user.global_name ?? user.username}`,
    about: user.username,
    value: user.id,
  }));
  const roles = (hello?.server.roles ?? []).map(({ id, name }) => ({ label: `@${name.replace("@", "")}`, value: id }));
  switch (option.type as number) {
    case BOOLEAN:
      return ["True", "False"].map((label) => ({ label, value: label.toLowerCase() }));
    case USER:
      return people;
    case ROLE:
      return roles;
    case MENTIONABLE:
      return [...people, ...roles];
    case CHANNEL:
      return [{ label: "#general", value: "general" }];
    default:
      return undefined;
  }
}

/** What fits the text in the field of one option, also asked of the bot while somebody types. */
export function useSuggestions(
  draft: CommandDraft | undefined,
  option: APIApplicationCommandBasicOption | undefined,
  text: string,
): { readonly entries: readonly Suggestion[]; readonly isAsking: boolean } {
  const [answer, setAnswer] = useState<{ readonly key: string; readonly entries: readonly Suggestion[] }>();
  const asksBot = option !== undefined && "autocomplete" in option && option.autocomplete === true;
  const key = draft && option && asksBot ? JSON.stringify([asCommand(draft), option.name, text]) : "";

  useEffect(() => {
    if (key === "" || !draft || !option) return;
    let isOver = false;
    const { view } = now();
    const timer = setTimeout(async () => {
      const typed = asCommand(draft);
      const options = [...typed.options.filter(({ name }) => name !== option.name), { name: option.name, value: text }];
      const outcome = await ask("autocomplete", {
        person: view.person,
        place: placeOf(view.channel),
        command: { path: typed.path, options },
        focused: option.name,
      });
      if (isOver) return;
      const choices = outcome.kind === "choices" ? outcome.choices : [];
      setAnswer({ key, entries: choices.map(({ name, value }) => ({ label: name, value })) });
    }, ASK_AFTER_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [key]);

  if (!option) return { entries: [], isAsking: false };
  if (asksBot) {
    const isAsking = answer?.key !== key;
    return { entries: answer?.entries.slice(0, MOST) ?? [], isAsking };
  }
  const wanted = text.toLowerCase().replace(/^[@#]/, "");
  const fits = (label: string) => label.toLowerCase().includes(wanted);
  const fixed = fixedFor(option)?.filter(({ label, value }) => fits(label) || fits(String(value)));
  return { entries: fixed?.slice(0, MOST) ?? [], isAsking: false };
}
