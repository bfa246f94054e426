import { existsSync } from "node:fs";
import { type Browser, chromium as engine } from "playwright-core";

/** Where Chrome and Chromium are when somebody has installed them. */
const INSTALLED = [
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
/** The sandbox wants rights that root in a container does not have; nothing but our own page is opened. */
const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--use-gl=angle", "--use-angle=swiftshader", "--hide-scrollbars"];

/**
 * The program to test with: `CHROME_PATH`, the one that the package @sparticuz/chromium carries (Linux on x64), or an
 * installed one. Undefined where there is none.
 */
export async function browserPath(): Promise<string | undefined> {
  const { CHROME_PATH } = process.env;
  if (CHROME_PATH !== undefined && CHROME_PATH !== "") return CHROME_PATH;
  if (process.platform === "linux" && process.arch === "x64") {
    const { default: carried } = await import("@sparticuz/chromium");
    return carried.executablePath();
  }
  return INSTALLED.find((path) => existsSync(path));
}

export function openBrowser(path: string, more: readonly string[] = []): Promise<Browser> {
  return engine.launch({ executablePath: path, args: [...ARGUMENTS, ...more], headless: true });
}
