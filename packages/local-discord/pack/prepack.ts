// Run by npm before it packs: compiles, copies what is no code beside it, and puts the packed manifest in place.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildPageScript } from "../src/page/bundle.ts";
import { usePackedManifest } from "./manifest.ts";

const PACKAGE = join(import.meta.dirname, "..");
const SOURCES = join(PACKAGE, "src");
const COMPILED = join(PACKAGE, "dist");

rmSync(COMPILED, { recursive: true, force: true }); // also what was compiled from a file that is gone
execFileSync("tsc", ["-p", "tsconfig.build.json"], { cwd: PACKAGE, stdio: "inherit" }); // npm has it on the PATH
cpSync(SOURCES, COMPILED, { recursive: true, filter: (source) => !/\.tsx?$|\/tsconfig\.json$/.test(source) });
const page = join(COMPILED, "page/dist");
mkdirSync(page, { recursive: true });
writeFileSync(join(page, "page.js"), await buildPageScript()); // who installs it needs no tool to make it
usePackedManifest(PACKAGE);
