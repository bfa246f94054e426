import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from "discord-api-types/v10";

export type Choice = { readonly name: string; readonly value: string | number };

const yesOrNo: readonly Choice[] = ["true", "false"].map((word) => ({ name: word, value: word }));

/** "bedtime: When you want to be in bed, such as 22:30" */
export function describeOption(option: APIApplicationCommandBasicOption): string {
  return `${option.name}: ${option.description.replace(/\.$/, "")}`;
}

/** What the command itself offers for an option; empty when anything may be typed. */
export function choicesOf(option: APIApplicationCommandBasicOption): readonly Choice[] {
  if (option.type === ApplicationCommandOptionType.Boolean) return yesOrNo;
  return "choices" in option ? (option.choices ?? []) : [];
}
