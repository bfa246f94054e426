// Writes the page's script into the package, so that who installs it needs no tool: run before packing.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { buildPageScript, PREBUILT } from "./bundle.ts";

mkdirSync(dirname(PREBUILT), { recursive: true });
writeFileSync(PREBUILT, await buildPageScript());
