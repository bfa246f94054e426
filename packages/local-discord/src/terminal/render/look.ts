/** Whose eyes and which terminal something is rendered for. */
export type Look = {
  /** Columns of the terminal. */
  readonly width: number;
  readonly colour: boolean;
  /** IANA zone of the reader: `<t:…>` shows this clock. */
  readonly zone: string;
  /** Discord language of the reader, such as "en-US". */
  readonly locale: string;
  /** The playground's time, which "in 5 minutes" is counted from. */
  readonly now: Temporal.Instant;
  /** Name of a mentioned user or channel, when it is known. */
  readonly nameOf?: (id: string) => string | undefined;
};

export function narrower(look: Look, columns: number): Look {
  return { ...look, width: Math.max(12, look.width - columns) };
}
