import type { LineTerminal } from "../line-terminal.ts";

/** How a tour types and waits: at a reader's pace where somebody watches, at once otherwise. */
export type Pace = {
  type(prompt: string, text: string): Promise<void>;
  /** Waits so that somebody can read. Enter ends it. */
  pause(seconds: number): Promise<void>;
};

type Screen = Pick<LineTerminal, "interactive" | "print" | "draft" | "hearEnter">;

const letterMs = 28;
const beforeEnterMs = 350;
const goOn = "(Enter goes on) ";

export function createPace(terminal: Screen): Pace {
  if (!terminal.interactive) {
    return { type: async (prompt, text) => terminal.print(prompt + text), pause: async () => {} };
  }
  const waitOrEnter = (ms: number) =>
    new Promise<"waited" | "enter">((resolve) => {
      const timer = setTimeout(() => resolve("waited"), ms);
      terminal.hearEnter(() => {
        clearTimeout(timer);
        resolve("enter");
      });
    });
  return {
    async type(prompt, text) {
      for (let shown = 0; shown <= text.length; shown += 1) {
        terminal.draft(prompt, text.slice(0, shown));
        if ((await waitOrEnter(shown === text.length ? beforeEnterMs : letterMs)) === "enter") break;
      }
      terminal.draft("", "");
      terminal.print(prompt + text);
    },
    async pause(seconds) {
      terminal.draft(goOn, "");
      await waitOrEnter(seconds * 1_000);
      terminal.draft("", "");
    },
  };
}
