// Measures the page in the browser: first paint, a long channel, memory over an hour of ticking.
// node bench/page.ts

import { createLocalDiscord } from "@winddown/local-discord";
import { alwaysRunning, createPageServer } from "@winddown/local-discord/page";
import type { Timeline } from "@winddown/local-discord/testing";
import { browserPath, openBrowser } from "../test/browser/browser.ts";

const MESSAGES = 5_000;
const path = await browserPath();
if (path === undefined) throw new Error("No browser was found. CHROME_PATH names one.");
const startedAt = performance.now();
const now = () => Temporal.Instant.fromEpochMilliseconds(1_773_352_800_000 + Math.floor(performance.now() - startedAt));
const timeline: Timeline = {
  now,
  running: true,
  moveTo: async () => {},
  beat: async () => {},
  nextDue: async () => undefined,
};
const discord = await createLocalDiscord({ now });
const [robin] = discord.people;
const server = await createPageServer({ discord, timeline, bot: alwaysRunning, onAct: () => {} });
for (let index = 0; index < 20; index += 1)
  await discord.write(robin, `**Message** ${index} at <t:1773352800:R>`, "server");
for (let index = 0; index < MESSAGES; index += 1) await discord.write(robin, `Message ${index}`, "dm");
await (await fetch(`${server.url}/page.js`)).text(); // the script is made at the first look
const browser = await openBrowser(path);

const paints: number[] = [];
for (let run = 0; run < 7; run += 1) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(server.url);
  await page.locator(".message").first().waitFor();
  paints.push(
    Number(await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN")),
  );
  await context.close();
}
console.log(`First contentful paint, ms, 7 loads: ${paints.map((each) => each.toFixed(0)).join(" ")}`);

const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(`${server.url}/#robin/dm`);
await page.locator(".message").first().waitFor();
const loadedIn = await page.evaluate(`(async () => {
  const box = document.querySelector(".scroller");
  const before = performance.now();
  while (!document.querySelector(".beginning") && performance.now() - before < 120000) {
    box.scrollTop = 0;
    await new Promise(requestAnimationFrame);
  }
  return [document.querySelectorAll(".message").length, Math.round(performance.now() - before)];
})()`);
console.log(`Scrolled back through ${MESSAGES} messages: [drawn at the end, ms] ${JSON.stringify(loadedIn)}`);
const frames = (await page.evaluate(`(async () => {
  const box = document.querySelector(".scroller");
  box.scrollTop = 0;
  const frames = [];
  let before = performance.now();
  for (let index = 0; index < 200; index += 1) {
    box.scrollTop += 300;
    await new Promise(requestAnimationFrame);
    frames.push(performance.now() - before);
    before = performance.now();
  }
  return frames;
})()`)) as number[];
const sorted = frames.toSorted((a, b) => a - b);
console.log(
  `Frames while scrolling 300 px each: median ${sorted[100]?.toFixed(1)} ms, 95% ${sorted[190]?.toFixed(1)} ms, longest ${sorted.at(-1)?.toFixed(1)} ms`,
);
await page.close();

const ticking = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await ticking.clock.install();
await ticking.goto(`${server.url}/#robin/server`);
await ticking.locator("time.timestamp").first().waitFor();
const session = await ticking.context().newCDPSession(ticking);
const heap = async () => {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = (await session.send("Runtime.getHeapUsage")) as { usedSize: number };
  return (usedSize / 1e6).toFixed(2);
};
const sizes = [await heap()];
for (let quarter = 0; quarter < 4; quarter += 1) {
  await ticking.clock.runFor(15 * 60_000);
  sizes.push(await heap());
}
console.log(`Heap of the page, MB, at first and after each quarter of an hour of ticking: ${sizes.join(" ")}`);
await browser.close();
await server.close();
await discord.close();
