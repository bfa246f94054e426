import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { INVALID } from "../../../src/discord/rest/circuit-breaker.ts";
import type { InteractionKind } from "../../../src/ops/health/measures.ts";
import { createPrometheus } from "../../../src/ops/health/prometheus.ts";
import { BEAT_WITHIN } from "../../../src/ops/health/readiness.ts";

/** What deploy/ watches is looked up in what `/metrics` says. */

const ROOT = join(import.meta.dirname, "../../..");
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

type Panel = { readonly title: string; readonly targets: readonly { readonly expr: string }[] };
const dashboard = JSON.parse(read("deploy/grafana/winddown.json")) as { readonly panels: readonly Panel[] };
const rules = read("deploy/prometheus/alerts.yml")
  .split(/^ {6}- alert: /m)
  .slice(1)
  .map((text) => {
    const field = (name: string) => new RegExp(`^ +${name}: (.+)$`, "m").exec(text)?.[1] ?? "";
    return { name: text.split("\n")[0] ?? "", expr: field("expr"), summary: field("summary"), text };
  });
const alert = (name: string) => rules.find((rule) => rule.name === `Winddown${name}`)?.expr;

/** Each series of `/metrics` by its name, with the labels it has. */
const series = new Map<string, Set<string>>();

beforeAll(async () => {
  const now = Temporal.Instant.from("2026-03-12T21:45:00Z");
  const { measures, watch, text } = createPrometheus(() => now);
  watch({
    shards: () => [{ id: 0, status: "Ready", heartbeatAge: Temporal.Duration.from({ seconds: 5 }) }],
    isStoreWritable: async () => true,
    lastBeat: () => now,
    invalidRequests: () => 0,
    identifiesLeft: () => 1_000,
    countDue: async () => 0,
  });
  const second = Temporal.Duration.from({ seconds: 1 });
  const kind: InteractionKind = "command";
  measures.settled("reminder", "sent", second);
  measures.attempted("post", "taken", undefined);
  measures.answered(429, "user");
  measures.acknowledged(kind, second);
  measures.unacknowledged(kind);
  for (const line of (await text()).split("\n")) {
    const [, name, labels = ""] = /^(\w+)(?:\{(.*)\})? \S+$/.exec(line) ?? [];
    if (name === undefined) continue;
    const known = series.get(name) ?? new Set();
    for (const [, label = ""] of labels.matchAll(/(\w+)="/g)) known.add(label);
    series.set(name, known);
  }
});

/** What an expression asks of each series: its name, and the labels in braces or after `by`. */
function asked(expr: string): { name: string; labels: string[] }[] {
  const by = [...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = ""]) => list.split(/,\s*/));
  return [...expr.matchAll(/\b((?:winddown|process|nodejs)_\w+)(?:\{([^}]*)\})?/g)].map(
    ([, name = "", braces = ""]) => ({
      name,
      labels: [...by, ...[...braces.matchAll(/(\w+)[=!]~?"/g)].map(([, label = ""]) => label)],
    }),
  );
}

/** Given by Prometheus to whatever it scrapes. */
const OF_PROMETHEUS = ["instance", "job"];

function unknownIn(expr: string): string[] {
  return asked(expr).flatMap(({ name, labels }) => {
    const known = series.get(name);
    if (known === undefined) return [name];
    return labels
      .filter((label) => !known.has(label) && !OF_PROMETHEUS.includes(label))
      .map((label) => `${name}{${label}}`);
  });
}

describe("the dashboard", () => {
  test("asks in each panel for measures and labels that the bot has", () => {
    expect(dashboard.panels.length).toBeGreaterThan(10);
    for (const { title, targets } of dashboard.panels)
      for (const { expr } of targets) {
        expect(asked(expr).length, title).toBeGreaterThan(0);
        expect(unknownIn(expr), title).toEqual([]);
      }
  });

  test("shows every measure of ours", () => {
    const shown = dashboard.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => asked(expr)));
    const ours = [...series.keys()].filter((name) => name.startsWith("winddown_") && !/_(?:sum|count)$/.test(name));
    expect(ours.filter((name) => !shown.some((one) => one.name === name))).toEqual([]);
  });

  test("lays no panel over another", () => {
    const panels = dashboard.panels as unknown as { gridPos: { x: number; y: number; w: number; h: number } }[];
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, at) => `${x + (at % w)},${y + Math.floor(at / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
  });
});

describe("the alert rules", () => {
  test("ask for measures and labels that the bot has", () => {
    expect(rules.length).toBeGreaterThanOrEqual(10);
    for (const { name, expr, summary } of rules) {
      expect(summary, name).not.toBe("");
      expect(asked(expr).length + Number(expr.startsWith("up{")), name).toBeGreaterThan(0);
      expect(unknownIn(expr), name).toEqual([]);
    }
  });

  test("know what is wrong when it is: a name or a label that is none is told", () => {
    expect(unknownIn('increase(winddown_beats_total{outcom="failed"}[5m]) > winddown_dew')).toEqual([
      "winddown_beats_total{outcom}",
      "winddown_dew",
    ]);
  });

  test("have the limits of the code", () => {
    expect(alert("InvalidRequests")).toBe(`winddown_invalid_requests > ${INVALID.stopUnasked}`);
    expect(alert("NoBeat")).toBe(`winddown_last_beat_age_seconds > ${BEAT_WITHIN.total("seconds")}`);
  });

  test("are each told on the page about monitoring", () => {
    const page = read("docs/monitoring.md");
    for (const { name } of rules) expect(page).toContain(`| \`${name}\` |`);
  });
});

test("the service of systemd starts what npm would, with the container's limits, and asks for no right", () => {
  const service = read("deploy/winddown.service");
  const { scripts } = JSON.parse(read("package.json")) as { scripts: { start: string } };
  expect(scripts.start).toContain("src/bin/start.ts"); // which runs src/main.ts where a token is set
  const image = read("Dockerfile");
  const command = /^CMD \["node", (.*)\]$/m.exec(image)?.[1]?.replaceAll(/[",]/g, "");
  expect(command).toContain("src/main.ts");
  const start = service.split("\n").find((line) => line.startsWith("ExecStart="));
  expect(start).toMatch(/ STATE_DIR=\/var\/lib\/winddown /);
  expect(start?.endsWith(` /usr/bin/node ${command}`), start).toBe(true);
  const compose = read("compose.yaml");
  const memory = /mem_limit: (\d+)m/.exec(compose)?.[1];
  expect(service).toContain(`MemoryMax=${memory}M`);
  expect(service).toContain(`TimeoutStopSec=${/stop_grace_period: (\d+)s/.exec(compose)?.[1]}`);
  for (const line of ["CapabilityBoundingSet=", "NoNewPrivileges=yes", "ProtectSystem=strict", "User=winddown"])
    expect(service.split("\n")).toContain(line);
});
