import { globSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { NODE_FLAGS } from "../../../bench/local-bot.ts";
import { Settings } from "../../../src/config/config.ts";
import { copied, execForm, ignored, instructions, layOut, ROOT } from "../../support/dockerfile.ts";
import { tempFolder } from "../../support/temp-folder.ts";

const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  scripts: Record<string, string>;
};
const all = (name: string) => instructions().flatMap(([other, rest]) => (other === name ? [rest] : []));

describe("the image", () => {
  test("is made on the Node that we test with, pinned, in every stage", () => {
    const base = `node:${manifest.devDependencies.node}-slim`;
    expect(all("FROM").map((rest) => rest.split(" ")[0])).toEqual([base, base]);
  });

  test("has no dev dependencies and runs nothing of a package while it is made", () => {
    const installs = all("RUN").filter((rest) => rest.includes("npm "));
    expect(installs).toEqual(["npm ci --omit=dev --ignore-scripts"]);
  });

  test("is not root, keeps its state on a volume, and has an init that is handed signals", () => {
    expect(all("USER")).toEqual(["1000:1000"]);
    expect(all("VOLUME")).toEqual(["/var/lib/winddown"]);
    expect(all("ENV").join(" ")).toContain("STATE_DIR=/var/lib/winddown");
    expect(execForm("ENTRYPOINT")).toEqual(["/usr/bin/tini", "--"]);
    expect(execForm("CMD")).toEqual(["node", ...NODE_FLAGS, "src/main.ts"]);
    expect(manifest.scripts.start).toContain(`exec node ${NODE_FLAGS.join(" ")} src/bin/start.ts`);
  });

  test("is made of what is listed, so that no token, no state and no history can be in it", () => {
    expect(ignored()[0]).toBe("*");
    const letIn = ignored().flatMap((line) => (line.startsWith("!") ? [line.slice(1)] : []));
    expect(letIn.toSorted()).toEqual([...copied(), "package-lock.json", ".npmrc"].toSorted());
    for (const secret of [".env", ".git", "var", "deploy"]) expect(letIn).not.toContain(secret);
  });

  test("has every package that its files import", () => {
    const folder = tempFolder();
    layOut(folder);
    const missing = globSync("{src,commands}/**/*.{ts,js}", { cwd: folder }).flatMap((file) => {
      const text = readFileSync(join(folder, file), "utf8");
      return [...text.matchAll(/^(?:import|export)(?! type)[^"]*?from "([^".][^"]*)"|\bimport\("([^".][^"]*)"\)/gm)]
        .map(([, from, later]) => from ?? later ?? "")
        .filter((target) => !target.startsWith("node:") && !builtinModules.includes(target))
        .map((target) => /^(?:@[^/]+\/)?[^/]+/.exec(target)?.[0] ?? target)
        .filter((name) => manifest.dependencies[name] === undefined)
        .map((name) => `${file} imports ${name}`);
    });
    // Only where no token is set, and src/bin/start.ts says so when it is not there.
    expect(missing).toEqual(["src/bin/start.ts imports @winddown/local-discord"]);
  });
});

test("the local Discord and what it alone needs are left out by npm ci --omit=dev", () => {
  const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
    packages: Record<string, { dev?: boolean; link?: boolean }>;
  };
  const left = ["packages/local-discord", "node_modules/ajv", "node_modules/ajv-formats", "node_modules/fast-uri"];
  expect(left.map((path) => lock.packages[path]?.dev)).toEqual(left.map(() => true));
  expect(manifest.devDependencies["@winddown/local-discord"]).toBe("file:packages/local-discord");
  expect(manifest).not.toHaveProperty("workspaces"); // npm installs what a workspace needs for production, too
});

describe.each(["compose.yaml", "compose.postgres.yaml"])("%s", (file) => {
  const lines = readFileSync(join(ROOT, file), "utf8").split("\n");

  test("sets only what the bot reads", () => {
    const set = lines.flatMap((line) => /^\s+([A-Z][A-Z_]+):/.exec(line)?.[1] ?? []);
    const later = ["SHARDS", "SHARD_COUNT"]; // of the gateway's split over processes
    const known = [...Object.keys(Settings.shape), "NODE_ENV", ...later];
    expect(set.length).toBeGreaterThan(3);
    expect(set.filter((name) => !known.includes(name))).toEqual([]);
  });

  test("holds no secret, and locks the bot in", () => {
    const text = lines.join("\n");
    expect(text).not.toMatch(/DISCORD_TOKEN|STORE_KEY|PASSWORD:/);
    for (const line of ["env_file: .env", "read_only: true", "no-new-privileges:true", "- ALL", "- /tmp"])
      expect(text).toContain(line);
  });

  test("lets no log and no process grow without end, for each service", () => {
    const services = lines.filter((line) => /^\s+restart: /.test(line)).length; // the two instances share theirs
    const count = (words: RegExp) => lines.filter((line) => words.test(line)).length;
    expect(count(/^\s+mem_limit: \d+[mg]$/)).toBe(services);
    expect(count(/^\s+logging:/)).toBe(services);
    expect(lines.join("\n")).toMatch(/max-size: 10m\n\s+max-file: "5"/);
  });

  test("gives the bot longer to end than it takes at most", () => {
    const patience = lines.flatMap((line) => /stop_grace_period: (\d+)s/.exec(line)?.[1] ?? []).map(Number);
    expect(patience.length).toBeGreaterThan(0);
    for (const seconds of patience) expect(seconds).toBeGreaterThan(8);
  });
});
