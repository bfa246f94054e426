import type { JSX } from "preact";
import { Avatar } from "./avatar.tsx";

/** Above an answer: "Robin used /sleep tips". */
export function UsedLine({
  id,
  name,
  command,
}: {
  readonly id: string;
  readonly name: string;
  readonly command: string;
}): JSX.Element {
  return (
    <p class="reply">
      <Avatar id={id} name={name} isSmall />
      <span class="reply-name">{name}</span>
      <span>used</span>
      <span class="mention">{command}</span>
    </p>
  );
}

/** Below what one person alone sees. */
export function OnlyYouLine({ onDismiss }: { readonly onDismiss: () => void }): JSX.Element {
  return (
    <p class="only-you">
      <span>Only you can see this</span>
      <span aria-hidden="true"> • </span>
      <button type="button" class="link" onClick={onDismiss}>
        Dismiss message
      </button>
    </p>
  );
}
