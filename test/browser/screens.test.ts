import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLocalDiscord, type LocalDiscord } from "@winddown/local-discord";
import { alwaysRunning, createPageServer, type PageServer } from "@winddown/local-discord/page";
import type { Timeline } from "@winddown/local-discord/testing";
import type { Client } from "discord.js";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shareUnlike } from "../support/pixels.ts";
import { browserPath, openBrowser } from "./browser.ts";
import { startShowcaseBot } from "./showcase-bot.ts";

// The main screens beside pictures of them that were kept. A bot says fixed words here, so that only a change of the
// page changes a picture. `SCREENS=renew npx vitest run test/browser/screens.test.ts` draws them anew: look at each.

const KEPT = join(import.meta.dirname, "screens");
/** What drew them: another browser draws letters and corners a little differently. */
const DRAWN_BY = join(KEPT, "drawn-by.txt");
/** Where the screens of a failed comparison are, to be looked at. */
const SEEN = join(tmpdir(), "winddown-screens");
const isRenewing = process.env.SCREENS === "renew";

/** How far a colour may be off, of 255, and how many pixels may be off by more. */
const SLACK = 12;
const MOST_UNLIKE = 0.0003;

const FONT = readFileSync(join(import.meta.dirname, "../../data/fonts/DejaVuSans.ttf")).toString("base64");
/** One font on every machine, and nothing that moves. */
const STILL = `
  @font-face { font-family: Kept; src: url(data:font/ttf;base64,${FONT}); }
  * { font-family: Kept !important; animation: none !important; transition: none !important; }`;

type Screen = {
  readonly name: string;
  readonly place: "server" | "dm";
  readonly width: number;
  readonly height: number;
  /** How to get to what is looked at; without it that is the whole page. */
  readonly reach?: (page: Page) => Promise<{ readonly target: Locator; readonly mask?: readonly Locator[] }>;
};

const DESK = { width: 940, height: 620 }; // beside which there is no room for the tools
const SCREENS: readonly Screen[] = [
  { name: "server", place: "server", ...DESK },
  { name: "direct-message", place: "dm", ...DESK },
  { name: "phone", place: "dm", width: 375, height: 700 },
  {
    name: "tools",
    place: "dm",
    width: 1040,
    height: 700,
    reach: async (page) => ({ target: page.locator(".tools") }),
  },
  {
    name: "form",
    place: "dm",
    width: 940,
    height: 700,
    async reach(page) {
      await page.locator(".composer textarea").focus();
      await page.keyboard.type("/form ");
      await page.locator(".draft").waitFor();
      await page.keyboard.press("Enter");
      const target = page.getByRole("dialog", { name: "One of each" });
      await target.waitFor();
      return { target };
    },
  },
  {
    name: "raw-exchange",
    place: "dm",
    width: 700,
    height: 500,
    async reach(page) {
      await page.locator(".message").last().getByRole("button", { name: "Raw exchange" }).click();
      const target = page.getByRole("dialog", { name: "Raw exchange" });
      const answer = target.locator("pre").last();
      await answer.waitFor();
      return { target, mask: [answer] }; // it holds ids of each run's own
    },
  },
];

/** What a nightly message looks like, in words that stay as they are. */
const NIGHTLY = {
  flags: 1 << 15,
  components: [
    {
      type: 17,
      accent_color: 0x6b5cb5,
      components: [
        { type: 10, content: "## Time to wind down\nYour bedtime is <t:1773354600:t>. One idea for tonight:" },
        {
          type: 10,
          content:
            "### Dim the lights\nTurn the lamps down an hour before bed.\n-# Why: bright light wakes.\n-# Limited evidence",
        },
        {
          type: 1,
          components: [
            { type: 2, style: 2, label: "In bed already", custom_id: "bed" },
            { type: 2, style: 2, label: "15 more minutes", custom_id: "later" },
            { type: 2, style: 2, label: "Skip tonight", custom_id: "skip" },
            { type: 2, style: 4, label: "Stop", custom_id: "stop" },
          ],
        },
      ],
    },
  ],
};

const path = await browserPath();
if (path === undefined)
  console.warn("No browser was found: the comparison of screens is SKIPPED. CHROME_PATH names one.");

describe.skipIf(path === undefined)("each main screen looks as it did", () => {
  let browser: Browser;
  let discord: LocalDiscord;
  let client: Client<true>;
  let server: PageServer;
  let drawnBy: string;
  const now = Temporal.Instant.from("2026-03-12T21:45:00Z");
  const timeline: Timeline = {
    now: () => now, // the clock stands still, so that no picture need be blind to it
    running: false,
    moveTo: async () => {},
    beat: async () => {},
    nextDue: async () => undefined,
  };

  beforeAll(async () => {
    browser = await openBrowser(path ?? "", ["--font-render-hinting=none", "--disable-lcd-text"]);
    drawnBy = `Chromium ${browser.version()} on ${process.platform} ${process.arch}\n`;
    discord = await createLocalDiscord({ now: () => now, firstZone: "Europe/Lisbon", botName: "Gardener" });
    client = await startShowcaseBot(discord.token, discord.apiUrl);
    server = await createPageServer({ discord, timeline, bot: alwaysRunning, onAct: () => {} });
    const [robin, sam] = discord.people;
    await discord.write(sam, "Does anybody know why my beans do not come up?", "server");
    await discord.slash(robin, "server", { path: ["cards"], options: [] });
    const dm = discord.channels.find(({ place, people }) => place === "dm" && people.includes(robin));
    await client.rest.post(`/channels/${dm?.id}/messages`, { body: NIGHTLY });
    if (isRenewing) {
      mkdirSync(KEPT, { recursive: true });
      writeFileSync(DRAWN_BY, drawnBy);
    }
  });
  afterAll(async () => {
    await server?.close();
    await client?.destroy();
    await discord?.close();
    await browser?.close();
  });

  async function open(place: string, theme: "dark" | "light", width: number, height: number): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: theme,
      locale: "en-US",
      timezoneId: "UTC",
      bypassCSP: true, // for the font, which the page's own policy would not let in
    });
    const page = await context.newPage();
    await page.goto(`${server.url}/#robin/${place}`);
    await page.addStyleTag({ content: STILL });
    await page.locator(".message").last().waitFor();
    await page.evaluate("document.fonts.load('16px Kept').then(() => document.fonts.ready)");
    return page;
  }

  /** The screen once it no longer changes. */
  async function still(target: Page | Locator, mask: readonly Locator[]): Promise<Buffer> {
    const take = () =>
      target.screenshot({ mask: [...mask], maskColor: "#888888", animations: "disabled", caret: "hide" });
    let before = await take();
    await expect
      .poll(async () => {
        const after = await take();
        const isStill = after.equals(before);
        before = after;
        return isStill;
      })
      .toBe(true);
    return before;
  }

  async function looksAsKept(name: string, target: Page | Locator, mask: readonly Locator[]): Promise<void> {
    const seen = await still(target, mask);
    const file = join(KEPT, `${name}.png`);
    if (isRenewing) return writeFileSync(file, seen);
    const share = shareUnlike(readFileSync(file), seen, SLACK);
    if (share <= MOST_UNLIKE) return;
    mkdirSync(SEEN, { recursive: true });
    writeFileSync(join(SEEN, `${name}.png`), seen);
    expect.fail(
      `${name}: ${(share * 100).toFixed(2)} % of the picture differ. Compare ${file} with ${join(SEEN, `${name}.png`)}. If the page is meant to look so: SCREENS=renew npx vitest run test/browser/screens.test.ts`,
    );
  }

  test.for(SCREENS.flatMap((screen) => (["dark", "light"] as const).map((theme) => ({ ...screen, theme }))))(
    "$name, $theme",
    async ({ name, theme, place, width, height, reach }, { skip }) => {
      const keptBy = isRenewing ? drawnBy : readFileSync(DRAWN_BY, "utf8");
      skip(keptBy !== drawnBy, `The kept screens were drawn by ${keptBy.trim()}, and this is ${drawnBy.trim()}.`);
      const page = await open(place, theme, width, height);
      const { target, mask = [] } = (await reach?.(page)) ?? { target: page };
      await looksAsKept(`${name}-${theme}`, target, mask);
      await page.context().close();
    },
  );

  test("a screen that has changed is told from one that has not", async () => {
    const page = await open("server", "dark", 375, 700);
    const before = await still(page, []);
    await page.locator(".message").last().getByRole("button", { name: "Primary" }).evaluate(HIDE);
    const after = await still(page, []);
    expect(shareUnlike(before, before, SLACK)).toBe(0);
    expect(shareUnlike(before, after, SLACK)).toBeGreaterThan(MOST_UNLIKE);
    await page.context().close();
  });
});

const HIDE = (button: unknown) => {
  (button as { style: { visibility: string } }).style.visibility = "hidden";
};
