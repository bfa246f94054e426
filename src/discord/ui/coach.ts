import { cuesOf, stepNamed } from "../../content/choose/programme.ts";
import type { Content } from "../../content/schema/content.ts";
import type { Text } from "../../text/text.ts";

/** A step as it was tied to something, by ids of data/programme.json. */
export type Tied = { readonly step: string; readonly cue: string | undefined; readonly action: string | undefined };

/** "When the kettle is on, I stand at the brightest window."; undefined until both are chosen. */
export function ifThen(text: Text, content: Content, { step: id, cue: cueId, action: actionId }: Tied) {
  const step = stepNamed(content, id);
  const cue = step && cuesOf(content, step).find((one) => one.id === cueId);
  const action = step?.actions.find((one) => one.id === actionId);
  return cue && action ? text("coach.if-then", { cue: cue.text, action: action.text }) : undefined;
}
