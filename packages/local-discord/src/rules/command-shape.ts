/** A command, or an option of one, as it is registered; the schema has seen to the types of its fields. */
export type CommandShape = {
  readonly name?: unknown;
  readonly description?: unknown;
  readonly type?: number | null;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
  readonly description_localizations?: Readonly<Record<string, string>> | null;
  readonly options?: readonly CommandShape[] | null;
  readonly choices?: readonly CommandShape[] | null;
  readonly value?: unknown;
  readonly required?: boolean | null;
  readonly autocomplete?: boolean | null;
  readonly min_value?: number | null;
  readonly max_value?: number | null;
  readonly min_length?: number | null;
  readonly max_length?: number | null;
};
