import type { JSX } from "preact";

/** A disc in a colour of its own: the real pictures are on Discord's servers. */
export function Avatar({
  id,
  name,
  isSmall = false,
}: {
  readonly id: string;
  readonly name: string;
  readonly isSmall?: boolean;
}): JSX.Element {
  const tone = toneOf(id);
  return (
    <span class={`avatar tone-${tone}${isSmall ? " small" : ""}`} aria-hidden="true">
      {name.slice(0, 1).toUpperCase()}
    </span>
  );
}

const TONES = 6;

function toneOf(id: string): number {
  return [...id].reduce((sum, letter) => (sum * 7 + letter.charCodeAt(0)) % 9973, 0) % TONES;
}
