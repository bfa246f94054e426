// Draws the pictures of README.md from a real run: the bot in a local Discord, seen through the page in a browser.
// The bot's avatar and banner are drawn by code. `npm run pictures` writes them to docs/pictures/.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createPageServer, keeperOf } from "@winddown/local-discord/page";
import type { Browser, Page } from "playwright-core";
import { browserPath, openBrowser } from "../../test/browser/browser.ts";
import { formOn, type House, openHouse } from "../../test/support/house.ts";
import { avatarSvg, bannerSvg } from "./art.ts";
import { png } from "./svg.ts";

const OUT = join(import.meta.dirname, "../../docs/pictures");
const ZONE = "Europe/Lisbon";
/** Seven nights of somebody who goes to bed a little later each day of the week. */
const NIGHTS = [
  ["22:40, 22:50", "15", "none", "6:45, 7:00", "good"],
  ["22:50, 23:10", "20", "1, 10 min", "6:50, 7:10", "good"],
  ["23:10, 23:20", "25", "none", "6:45, 7:05", "fair"],
  ["23:30, 23:45", "35", "2, 30 min", "6:50, 7:20", "poor"],
  ["23:50, 00:10", "20", "1, 15 min", "8:10, 8:40", "fair"],
  ["00:20, 00:30", "15", "none", "8:40, 9:00", "good"],
  ["22:30, 22:45", "30", "1, 20 min", "6:40, 7:00", "fair"],
] as const;

mkdirSync(OUT, { recursive: true });
writeFileSync(join(OUT, "avatar.png"), png(avatarSvg()));
writeFileSync(join(OUT, "banner.png"), png(bannerSvg()));
const path = await browserPath();
if (path === undefined) throw new Error("No browser was found. CHROME_PATH names one.");
const house = await openHouse("2026-03-05T12:00:00Z");
const { discord, timeline, bot, robin } = house;
discord.settle(robin, { zone: ZONE });
const server = await createPageServer({ discord, timeline, bot: keeperOf(bot), onAct: () => {} });
const browser = await openBrowser(path);
try {
  await house.type(robin, "/reminder set bedtime:22:30 zone:lisbon");
  await liveAWeek(house);
  await house.moveTo("2026-03-12T21:45:00Z");
  const night = await openDm(browser, "dark");
  await picture(night, "night.png", "Time to wind down");
  await house.type(robin, "/diary week", "dm");
  await picture(night, "week.png", "The last seven nights");
  const light = await openDm(browser, "light");
  await picture(light, "week-light.png", "The last seven nights");
} finally {
  await browser.close();
  await server.close();
  await house.close();
}

async function liveAWeek({ robin: person, type, moveTo }: House): Promise<void> {
  for (const [index, [bed, onset, awake, rise, quality]] of NIGHTS.entries()) {
    await moveTo(`2026-03-${String(6 + index).padStart(2, "0")}T10:00:00Z`);
    const form = await formOn(() => type(person, "/diary log"));
    await discord.submit(form, { bed, onset, awake, rise, quality: `${quality}` });
  }
}

async function openDm(from: Browser, colorScheme: "dark" | "light"): Promise<Page> {
  const context = await from.newContext({
    viewport: { width: 1000, height: 1500 },
    colorScheme,
    deviceScaleFactor: 1.25,
  });
  const page = await context.newPage();
  await page.goto(`${server.url}/#robin/dm`);
  await page.locator(".message").first().waitFor();
  return page;
}

/** The last message with these words, and a little around it. */
async function picture(page: Page, file: string, words: string): Promise<void> {
  const message = page.locator(".message", { hasText: words }).last();
  await message.waitFor();
  for (const image of await message.locator("img").all()) {
    await image.evaluate((img) => (img as unknown as { decode: () => Promise<void> }).decode());
  }
  await message.screenshot({ path: join(OUT, file) });
}
