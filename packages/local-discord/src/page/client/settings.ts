import { change, now } from "./store.ts";

const KEPT_AS = "local-discord-look";

/** Theme and width are kept in this browser; everything else is the server's. */
export function keepSettings(): void {
  const { theme, isPhone } = now();
  localStorage.setItem(KEPT_AS, JSON.stringify({ theme, isPhone }));
}

export function readSettings(): void {
  const prefersLight = matchMedia("(prefers-color-scheme: light)").matches;
  let kept: { theme?: unknown; isPhone?: unknown } = {};
  try {
    kept = JSON.parse(localStorage.getItem(KEPT_AS) ?? "{}");
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error; // something else wrote there: begin anew
  }
  const theme = kept.theme === "light" || kept.theme === "dark" ? kept.theme : prefersLight ? "light" : "dark";
  change({ theme, isPhone: kept.isPhone === true });
}
