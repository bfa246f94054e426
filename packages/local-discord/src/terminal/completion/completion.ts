/** What could stand where somebody is typing. */
export type Completion = {
  /** The end of the line that a candidate would replace. */
  readonly typed: string;
  readonly candidates: readonly Candidate[];
  /** Said when there is nothing to choose from, such as what an option is for. */
  readonly hint?: string;
};

export type Candidate = {
  readonly text: string;
  /** What it stands for, shown beside it. */
  readonly about?: string;
};

export const nothing: Completion = { typed: "", candidates: [] };

/** The candidates that begin with what was typed, whatever its case. */
export function beginning(typed: string, candidates: readonly Candidate[], hint?: string): Completion {
  const wanted = typed.toLowerCase();
  return {
    typed,
    candidates: candidates.filter(({ text }) => text.toLowerCase().startsWith(wanted)),
    ...(hint !== undefined && { hint }),
  };
}

/**
 * What takes the place of `typed`: the only candidate, or as much as all of them begin with. Undefined when that
 * would add nothing, so that there is a choice to show. Suggestions of a bot need not begin with what was typed.
 */
export function insertion({ typed, candidates }: Completion): string | undefined {
  const [first, ...others] = candidates;
  if (first === undefined) return undefined;
  if (others.length === 0) return first.text === typed ? undefined : first.text;
  let length = 0;
  while (length < first.text.length && others.every(({ text }) => sameLetter(text, first.text, length))) length += 1;
  const shared = first.text.slice(0, length);
  const goesOn = shared.length > typed.length && shared.toLowerCase().startsWith(typed.toLowerCase());
  return goesOn ? shared : undefined;
}

function sameLetter(a: string, b: string, index: number): boolean {
  return a[index]?.toLowerCase() === b[index]?.toLowerCase();
}
