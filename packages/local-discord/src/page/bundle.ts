import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ENTRY = join(import.meta.dirname, "client/main.tsx");
/** Made when the package is packed, by `pack/prepack.ts`. */
const PREBUILT = join(import.meta.dirname, "dist/page.js");

/**
 * The page's script: the one that came with the package, or one made now from `client/`, where the tool for it is
 * installed.
 *
 * @throws {Error} that says what to install, when there is neither
 */
export async function pageScript(): Promise<string> {
  return existsSync(PREBUILT) ? readFileSync(PREBUILT, "utf8") : buildPageScript();
}

/** @throws {Error} when the tool is not installed, or the script has a mistake */
export async function buildPageScript(): Promise<string> {
  const { rolldown } = await import("rolldown").catch((error: unknown) => {
    throw new Error("The page cannot be made: the development dependencies are not installed (npm ci).", {
      cause: error,
    });
  });
  const bundle = await rolldown({
    input: ENTRY,
    platform: "browser",
    tsconfig: false,
    transform: { target: "es2023", jsx: { runtime: "automatic", importSource: "preact" } },
  });
  const { output } = await bundle.generate({ format: "esm", minify: true });
  await bundle.close();
  return output[0].code;
}
