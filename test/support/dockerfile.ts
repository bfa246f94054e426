import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";

export const ROOT = join(import.meta.dirname, "../..");

/** The instructions of our Dockerfile, in order: `["FROM", "node:26 AS packages"]`. A line of its own each. */
export function instructions(): (readonly [name: string, rest: string])[] {
  return readFileSync(join(ROOT, "Dockerfile"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)] as const);
}

/** The last instruction of that name, read as the list it has to be. */
export function execForm(name: string): string[] {
  const rest = instructions().findLast(([other]) => other === name)?.[1] ?? "";
  return JSON.parse(rest.slice(rest.indexOf("["))) as string[];
}

/** The lines of .dockerignore that mean something. */
export function ignored(): string[] {
  return readFileSync(join(ROOT, ".dockerignore"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/** What the last stage copies from here, by path. */
export function copied(): string[] {
  const last = instructions().findLastIndex(([name]) => name === "FROM");
  return instructions()
    .slice(last)
    .filter(([name, rest]) => name === "COPY" && !rest.startsWith("--from"))
    .flatMap(([, rest]) => rest.split(" ").slice(0, -1));
}

/** Makes in `folder` the tree that the image has, but for node_modules. */
export function layOut(folder: string): void {
  for (const path of copied()) cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  const left = ignored().filter((line) => line !== "*" && !line.startsWith("!"));
  for (const path of globSync(left, { cwd: folder })) rmSync(join(folder, path), { recursive: true, force: true });
}

/** Links into `folder` the packages that `npm ci --omit=dev` installs, by the lock file. */
export function installForProduction(folder: string): void {
  const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
    packages: Record<string, { dev?: boolean; link?: boolean }>;
  };
  for (const [path, { dev = false, link = false }] of Object.entries(packages)) {
    const isOwn = /^node_modules\/(?:@[^/]+\/)?[^/]+$/.test(path); // what lies in another package comes with that
    // The one link is the local Discord, which is for development; packages for other systems are not there.
    if (!isOwn || dev || link || !existsSync(join(ROOT, path))) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(join(ROOT, path), join(folder, path));
  }
}
