export type Intent =
  | "stop"
  | "maybe-stop"
  | "pause"
  | "skip"
  | "skip-tonight"
  | "resume"
  | "awake"
  | "tips"
  | "help"
  | "delete"
  | "remind"
  | "small-talk";

const WORDS: Readonly<Record<string, Intent>> = {
  stop: "stop",
  pause: "pause",
  skip: "skip",
  "not tonight": "skip-tonight",
  "skip tonight": "skip-tonight",
  hello: "small-talk",
  help: "help",
  "can't sleep": "awake",
};
export function createReadIntent(_content: unknown): (text: string) => Intent | undefined {
  return (text) => WORDS[text.toLowerCase().trim()];
}
