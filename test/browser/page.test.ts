import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setTimeout } from "node:timers/promises";
import type { LocalDiscord, Person } from "@winddown/local-discord";
import { createLocalDiscord } from "@winddown/local-discord";
import { alwaysRunning, createPageServer, keeperOf, type PageServer } from "@winddown/local-discord/page";
import type { Timeline } from "@winddown/local-discord/testing";
import type { Client } from "discord.js";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, onTestFailed, test } from "vitest";
import { createPageTour } from "../../src/bin/tour.ts";
import { type House, openHouse, shown } from "../support/house.ts";
import { browserPath, openBrowser } from "./browser.ts";
import { goOn, startShowcaseBot } from "./showcase-bot.ts";

const path = await browserPath();
if (path === undefined) {
  console.warn("No browser was found: the page's tests in a browser are SKIPPED. CHROME_PATH names one.");
}
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** How long a step may take on a busy machine. */
const WITHIN_MS = 120_000;

let browser: Browser;
beforeAll(async () => {
  if (path !== undefined) browser = await openBrowser(path);
});
afterAll(() => browser?.close());

async function openPage(url: string, width = 1280): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 860 }, colorScheme: "dark", locale: "en-US" });
  const page = await context.newPage();
  page.setDefaultTimeout(WITHIN_MS);
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  onTestFailed(() => console.error(problems.join("\n")));
  await page.goto(url);
  await page.locator(".composer").waitFor();
  return page;
}

const field = (page: Page) => page.locator(".composer textarea");
const suggested = (page: Page) => page.locator("#suggestions [role=option]");
const last = (page: Page) => page.locator(".message").last();

/** Types a whole command and sends it, by keyboard alone. */
async function send(page: Page, command: string): Promise<void> {
  await field(page).focus();
  await page.keyboard.type(`${command} `);
  await page.locator(".draft").waitFor();
  await page.keyboard.press("Enter");
}

/** Before anything could be drawn in between. */
const clickTwice = (button: unknown) => {
  for (let click = 0; click < 2; click++) (button as { click(): void }).click();
};

/** How often the page asks the server for this while somebody does something. */
async function askedBy(page: Page, action: string, doing: () => Promise<unknown>): Promise<number> {
  let asked = 0;
  const count = (request: { url(): string }) => {
    if (request.url().endsWith(`/act/${action}`)) asked += 1;
  };
  page.on("request", count);
  await Promise.all([page.waitForRequest(`**/act/${action}`), doing()]);
  await page.evaluate("fetch('/page.css')"); // what was asked before it has been seen by now
  page.off("request", count);
  return asked;
}

/** Presses Next until the tour has opened a form. */
const toTheForm = (page: Page) =>
  expect
    .poll(async () => {
      if ((await page.locator("dialog[open]").count()) > 0) return true;
      // It may just have gone.
      await page
        .locator(".tour:not(dialog .tour) .primary") // in a form it would go past it
        .click({ timeout: 300, force: true })
        .catch(() => {});
      return (await page.locator("dialog[open]").count()) > 0;
    })
    .toBe(true);

/** What stands out at the right of a phone. Words for screen readers alone have no place on the screen. */
const TOO_WIDE = `[...document.querySelectorAll(":is(.chat, dialog) *:not(.unseen, pre *, code *)")]
  .filter((each) => each.getBoundingClientRect().right > 376)
  .map((each) => each.outerHTML.slice(0, 200))`;

/** What axe-core finds on the screen. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE); // by the debugger, which the page's policy does not bind
  const found = await page.evaluate("axe.run(document, { resultTypes: ['violations'] })");
  const { violations: list } = found as {
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
  };
  return list.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(" | ")}`,
  );
}

describe.skipIf(path === undefined)("with a bot that shows one of everything", () => {
  let discord: LocalDiscord;
  let client: Client<true>;
  let server: PageServer;
  let page: Page;
  const lines: string[] = [];
  const start = Temporal.Instant.from("2026-03-12T21:45:00Z");
  let now = start;
  const timeline: Timeline = {
    now: () => now,
    running: false,
    moveTo: async (to) => {
      now = to;
    },
    beat: async () => {},
    nextDue: async () => undefined,
  };

  beforeAll(async () => {
    discord = await createLocalDiscord({ now: () => now, firstZone: "America/New_York", botName: "Gardener" });
    client = await startShowcaseBot(discord.token, discord.apiUrl);
    server = await createPageServer({
      discord,
      timeline,
      bot: alwaysRunning,
      onAct: ({ user }, place, line) => lines.push(`${user.username} ${place} ${line}`),
    });
  });
  afterAll(async () => {
    await server?.close();
    await client?.destroy();
    await discord?.close();
  });
  afterEach(() => page?.context().close());

  test("a card shows its parts, and its buttons do what they say", async () => {
    page = await openPage(server.url);
    await send(page, "/cards");
    await expect.poll(() => last(page).innerText()).toContain("A card");

    const card = last(page);
    await expect
      .poll(() =>
        card
          .getByRole("img", { name: "A red dot" })
          .evaluate((img) => (img as unknown as { naturalWidth: number }).naturalWidth),
      )
      .toBe(1);
    expect(await card.getByRole("heading", { name: "A card" }).count()).toBe(1);
    expect(
      await card
        .locator(".container")
        .evaluate(
          (each) =>
            (
              globalThis as unknown as { getComputedStyle: (e: unknown) => { borderInlineStartColor: string } }
            ).getComputedStyle(each).borderInlineStartColor,
        ),
    ).toBe("rgb(217, 119, 6)");
    expect(await card.locator("time.timestamp").innerText()).toMatch(/6:00\sPM/); // New York
    expect(await card.getByRole("link", { name: "Link" }).getAttribute("href")).toBe("https://example.org/a");
    expect(await card.getByRole("button", { name: "Off" }).isDisabled()).toBe(true);
    expect(await card.locator(".reply").innerText()).toContain("Robin");
    expect(await card.locator(".reply").innerText()).toContain("/cards");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      card.getByRole("link", { name: "notes.txt" }).click(),
    ]);
    expect(file.suggestedFilename()).toBe("notes.txt");

    await card.getByRole("button", { name: "Beside" }).click();
    await expect.poll(() => last(page).innerText()).toContain("beside");
    expect(lines).toContain("robin server Beside");
  });

  test("a hostile message is shown as the text it is, and runs nothing", async () => {
    page = await openPage(server.url);
    await send(page, "/hostile");
    await expect.poll(() => last(page).innerText()).toContain("onerror");

    const shown = await last(page).innerText();
    expect(shown).toContain('<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>');
    expect(shown).toContain("[click](javascript:window.hurt=1)");
    expect(await page.evaluate("window.hurt")).toBeUndefined();
    expect(await last(page).locator("img, script, iframe, svg, b, i:not(.dots i)").count()).toBe(0);
    const links = await last(page)
      .locator("a")
      .evaluateAll((all) => all.map((each) => (each as unknown as { href: string }).href));
    expect(links.length).toBeGreaterThan(0);
    expect(links.every((href) => href.startsWith("https://example.org/"))).toBe(true);
  });

  test("a command is found, its options filled and sent by keyboard alone", async () => {
    page = await openPage(server.url);
    await page.keyboard.press("Tab");
    await field(page).focus();
    await page.keyboard.type("/pla");
    await expect.poll(() => suggested(page).allInnerTexts()).toHaveLength(1);
    expect(await suggested(page).innerText()).toContain("Plants something");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter"); // not without what is required
    await page.getByLabel("what, required").waitFor();
    await page.keyboard.type("b");
    await expect.poll(() => suggested(page).allInnerTexts()).toEqual(["basil seeds", "beans seeds"]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.type("whe");
    await page.keyboard.press("Enter");
    await page.keyboard.type("shade");
    await expect.poll(() => suggested(page).allInnerTexts()).toEqual(["In the shade"]);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");

    await expect.poll(() => last(page).innerText()).toContain("Planted beans shade");
  });

  test("every menu can be chosen from, by mouse and by keyboard", async () => {
    page = await openPage(server.url);
    await send(page, "/menus");
    await expect.poll(() => last(page).innerText()).toContain("Pick a fruit");
    const id = await last(page).getAttribute("data-id");
    const card = page.locator(`[data-id="${id}"]`);
    const answer = () => last(page).innerText();

    await card.getByRole("combobox", { name: "Pick a fruit" }).click();
    await card.getByRole("option", { name: /Banana/ }).click();
    await expect.poll(answer).toContain("one banana");
    await card.getByRole("combobox", { name: "Pick some", exact: true }).focus();
    for (const key of ["Enter", "Enter", "End", "Enter", "Escape"]) await page.keyboard.press(key);
    await expect.poll(answer).toContain("some left+right");
    for (const [menu, entry, said] of [
      ["Pick somebody", "Sam", `who ${discord.people[1]?.user.id}`],
      ["Pick a role", "Night owls", "role"],
      ["Pick a channel", "# general", "where"],
    ] as const) {
      await card.getByRole("combobox", { name: menu }).click();
      await card.getByRole("option", { name: entry }).click();
      await expect.poll(answer).toContain(said);
    }
  });

  test("a form with a field of each kind is filled in and sent", async () => {
    page = await openPage(server.url);
    await send(page, "/form");
    const form = page.getByRole("dialog", { name: "One of each" });
    await form.waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.type("Robin"); // the first field has the focus
    await form.getByRole("combobox", { name: "Colours" }).focus();
    for (const key of ["Enter", "Enter", "ArrowDown", "Enter", "Escape"]) await page.keyboard.press(key);
    await form.getByText("Large").click();
    await form.getByText("Spoon").click();
    await form.getByText("Agreed").click();
    expect(await askedBy(page, "submit", () => form.getByRole("button", { name: "Submit" }).evaluate(clickTwice))).toBe(
      1,
    );
    await expect.poll(() => last(page).innerText()).toContain("Form: Robin | red+green | large | spoon | true");

    await send(page, "/other");
    const other = page.getByRole("dialog", { name: "And two more" });
    await other
      .getByLabel("File")
      .setInputFiles({ name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from("x") });
    await other.getByLabel("Story").fill("Twice\nupon");
    await other.getByRole("button", { name: "Submit" }).click();
    await expect.poll(() => last(page).innerText()).toContain("Form: Twice\nupon | plan.txt");
  });

  test("private answers, thinking, edits, and no answer look like themselves", async () => {
    page = await openPage(server.url);
    await send(page, "/private");
    await expect.poll(() => last(page).innerText()).toContain("Only you can see this");
    await page.getByRole("button", { name: "sam" }).click();
    await expect.poll(() => page.locator(".message", { hasText: "A secret" }).count()).toBe(0);
    await page.getByRole("button", { name: "robin" }).click();
    await last(page).getByRole("button", { name: "Dismiss message" }).click();
    await expect.poll(() => page.locator(".message", { hasText: "A secret" }).count()).toBe(0);

    await send(page, "/slow");
    await expect.poll(() => last(page).innerText()).toContain("Gardener is thinking");
    await page.reload(); // in the middle: it is still thinking
    await expect.poll(() => last(page).innerText()).toContain("Gardener is thinking");
    goOn.slow();
    await expect.poll(() => last(page).innerText()).toContain("At last");

    await send(page, "/embed");
    const count = last(page).getByRole("button", { name: "Count" });
    await count.dblclick(); // the second press waits for the first and is let go
    await expect.poll(() => last(page).innerText()).toContain("Pressed 1 times");
    expect(await last(page).innerText()).toContain("(edited)");
    const presses = await askedBy(page, "press", () => count.evaluate(clickTwice));
    expect(presses).toBe(1);
    await expect.poll(() => last(page).innerText()).toContain("Pressed 2 times");
    await last(page).getByRole("button", { name: "Broken" }).click();
    await expect.poll(() => last(page).getByRole("alert").allInnerTexts()).toEqual(["This interaction failed"]);

    await send(page, "/never");
    await expect.poll(() => last(page).innerText()).toContain("The application did not respond");
  });

  test("two people write, a badge counts what one has not read, and the raw exchange hides tokens", async () => {
    page = await openPage(server.url);
    const sams = await openPage(`${server.url}/#sam/dm`);
    await sams.getByRole("heading", { name: "Gardener", level: 1 }).waitFor();
    await sams.locator(".composer textarea").fill("hello");
    await sams.keyboard.press("Enter");
    await expect.poll(() => last(sams).innerText()).toContain("You wrote: hello");
    await expect.poll(() => page.getByRole("button", { name: "sam" }).innerText()).toContain("1");
    await sams.context().close();

    await send(page, "/private");
    await last(page).getByRole("button", { name: "Raw exchange" }).click();
    const raw = page.getByRole("dialog", { name: "Raw exchange" });
    await expect.poll(() => raw.innerText()).toContain('"content": "A secret"');
    const id = discord.exchanges().at(-1)?.path.split("/")[3] ?? "none";
    expect(await raw.innerText()).not.toContain(id);
    expect(await raw.innerText()).toContain(`${id.slice(0, 6)}…`);
  });

  test("zones, hours and language are each person's own", async () => {
    page = await openPage(server.url);
    const [robin] = discord.people;
    await send(page, "/cards");
    const shown = () => page.locator("time.timestamp").last().innerText();
    await expect.poll(shown).toMatch(/6:00\sPM/);
    await page.getByRole("group", { name: "robin" }).locator("select").nth(1).selectOption("24");
    await expect.poll(shown).toBe("18:00");
    await page.getByRole("group", { name: "robin" }).getByLabel("Zone").fill("Asia/Kolkata");
    await page.keyboard.press("Tab");
    await expect.poll(shown).toBe("03:30");
    expect(robin.zone).toBe("Asia/Kolkata");
    await page.getByRole("group", { name: "robin" }).locator("select").first().selectOption("de");
    await expect.poll(() => robin.locale).toBe("de");
    discord.settle(robin, { locale: "en-US", zone: "America/New_York" }); // from elsewhere: the page follows
    await expect.poll(shown).toBe("18:00");
  });

  test.each(["Dark", "Light"])("%s: axe-core finds nothing, and a phone's width holds everything", async (theme) => {
    page = await openPage(server.url);
    await send(page, "/menus");
    await expect.poll(() => last(page).innerText()).toContain("Pick a fruit");
    if (theme === "Light") await page.getByRole("switch", { name: "Light" }).click();
    await expect.poll(() => page.locator("html").getAttribute("data-theme")).toBe(theme.toLowerCase());
    expect(await violations(page)).toEqual([]);
    await field(page).fill("/");
    await page.getByRole("listbox", { name: "Suggestions" }).waitFor();
    expect(await violations(page)).toEqual([]);

    await page.setViewportSize({ width: 375, height: 760 });
    await expect.poll(() => page.evaluate("document.documentElement.scrollWidth")).toBe(375);
    expect(await page.evaluate(TOO_WIDE)).toEqual([]);
    expect(await violations(page)).toEqual([]);
  });

  test("a channel of 5,000 messages comes in parts, and what was scrolled past is let go at the end", async () => {
    const [, , alex] = discord.people as [Person, Person, Person];
    for (let index = 0; index < 5_000; index += 1) await discord.write(alex, `Message ${index}`, "private");
    page = await openPage(`${server.url}/#alex/private`);
    await page.getByText("Message 4999", { exact: true }).waitFor();
    expect(await page.locator(".message").count()).toBe(50);
    const scroller = page.getByRole("region", { name: "Messages" });
    await scroller.evaluate((box) => {
      (box as unknown as { scrollTop: number }).scrollTop = 0;
    });
    await expect.poll(() => page.locator(".message").count()).toBeGreaterThan(50);
    const toTop = () =>
      scroller.evaluate((box) => {
        (box as unknown as { scrollTop: number }).scrollTop = 0;
      });
    const count = () => page.locator(".message").count();
    await expect
      .poll(async () => {
        await toTop();
        return page.getByText("Message 4700", { exact: true }).count();
      })
      .toBe(1);
    expect(await count()).toBeLessThanOrEqual(200);
    expect(await page.getByText("Message 4999", { exact: true }).count()).toBe(0);
    await expect
      .poll(async () => {
        await scroller.evaluate((box) => {
          const element = box as unknown as { scrollTop: number; scrollHeight: number };
          element.scrollTop = element.scrollHeight;
        });
        return page.getByText("Message 4999", { exact: true }).count();
      })
      .toBe(1);
    await toTop();
    await expect.poll(() => page.getByRole("button", { name: "Jump to the newest" }).count()).toBe(1);
    await page.getByRole("button", { name: "Jump to the newest" }).click();
    await page.getByText("Message 4999", { exact: true }).waitFor();

    for (let index = 0; index < 320; index += 1) await discord.write(alex, `More ${index}`, "private");
    await page.getByText("More 319", { exact: true }).waitFor();
    await expect.poll(() => page.locator(".message").count()).toBeLessThanOrEqual(300);
  });
});

describe.skipIf(path === undefined)("with Winddown", () => {
  let house: House;
  let server: PageServer;
  let page: Page;
  beforeAll(async () => {
    house = await openHouse("2026-03-12T20:00:00Z"); // a Thursday
    const { discord, timeline, bot } = house;
    discord.settle(house.robin, { zone: "Europe/Lisbon" });
    server = await createPageServer({
      discord,
      timeline,
      bot: keeperOf(bot),
      onAct: () => {},
      tour: createPageTour("Europe/Lisbon"),
    });
  });
  afterAll(async () => {
    await server?.close();
    await house?.close();
  });
  afterEach(() => page?.context().close());

  test.each(["Dark", "Light"])(
    "%s: axe-core finds nothing in direct messages, the raw exchange, the tour and its form, also on a phone",
    async (theme) => {
      page = await openPage(`${server.url}/#robin/dm`);
      if (theme === "Light") await page.getByRole("switch", { name: "Light" }).click();
      await expect.poll(() => page.locator("html").getAttribute("data-theme")).toBe(theme.toLowerCase());
      await house.type(house.robin, "/diary week", "dm");
      await expect.poll(() => page.locator(".message").count()).toBeGreaterThan(0);
      const phone = { width: 375, height: 760 };
      const desk = { width: 1280, height: 860 };
      const isFineEverywhere = async () => {
        for (const size of [phone, desk]) {
          await page.setViewportSize(size);
          await expect.poll(() => page.evaluate("innerWidth")).toBe(size.width);
          if (size === phone) expect(await page.evaluate(TOO_WIDE)).toEqual([]);
          expect(await violations(page)).toEqual([]);
        }
      };
      await isFineEverywhere();

      await last(page).getByRole("button", { name: "Raw exchange" }).click();
      await page.getByRole("dialog", { name: "Raw exchange" }).locator("pre").last().waitFor();
      await isFineEverywhere();
      await page.keyboard.press("Escape");

      await page.goto(`${server.url}/#robin/private`);
      await page.reload();
      await page.getByRole("heading", { name: "Sam", level: 1 }).waitFor();
      await isFineEverywhere();

      await page.getByRole("button", { name: "Show me around" }).click();
      await page.getByRole("region", { name: "Tour" }).waitFor();
      await isFineEverywhere();
      await toTheForm(page);
      await page.getByRole("dialog").getByRole("button", { name: "Stop the tour" }).waitFor();
      await isFineEverywhere();
      await page.getByRole("button", { name: "Stop the tour" }).click();
    },
  );

  test("the tour plays to its end, at the pace of whoever presses Next", async () => {
    page = await openPage(server.url);
    await page.getByRole("button", { name: "Show me around" }).click();
    const card = page.getByRole("region", { name: "Tour" });
    await expect
      .poll(async () => {
        const next = card.getByRole("button", { name: "Next" });
        if (await next.isVisible()) await next.click({ timeout: 1_000, force: true }).catch(() => {}); // it may just have gone
        return (
          (await card.innerText()).includes("ends here") ||
          (await card.getByRole("button", { name: "Close" }).count()) > 0
        );
      })
      .toBe(true);
    expect(await card.innerText()).toContain("That was the tour");
    await expect.poll(() => page.locator(".messages").innerText()).toContain("Everything I kept about you is gone");
  });

  test("a reminder is set, the clock is moved, it arrives, and one button skips it", async () => {
    page = await openPage(server.url);
    await send(page, "/reminder set bedtime:22:30 zone:Lisbon");
    await expect.poll(() => last(page).innerText()).toContain("Your reminder is on");
    await page.getByRole("button", { name: /Direct Messages, 1 unread/ }).click();
    await page.getByRole("button", { name: "Next message" }).click();
    await expect.poll(() => last(page).innerText()).toContain("Time to wind down");
    await expect.poll(() => page.locator(".big-time").innerText()).toMatch(/9:45\sPM/);
    await last(page).getByRole("button", { name: "Skip tonight" }).click();
    const toWindDown = page.locator(".message", { hasText: "Time to wind down" });
    await expect.poll(() => last(page).innerText()).toContain("Skipped for tonight");
    await expect.poll(() => toWindDown.count()).toBe(0);

    await page.getByRole("button", { name: "Tomorrow" }).click();
    await expect.poll(() => toWindDown.count()).toBe(1);
  });

  test("power cut, Discord down, blocked: what goes wrong is switched on and off", async () => {
    page = await openPage(server.url);
    const before = house.bot.pid;
    await page.getByRole("button", { name: "Power cut" }).click();
    await expect.poll(() => house.bot.pid !== before && house.bot.pid !== undefined).toBe(true);
    await expect.poll(() => page.getByRole("button", { name: "Power cut" }).isEnabled()).toBe(true);
    await page.getByRole("switch", { name: "Discord is down" }).click();
    await expect.poll(() => house.discord.faults.active()).toHaveLength(1);
    await page.getByRole("switch", { name: "Discord is down" }).click();
    await expect.poll(() => house.discord.faults.active()).toEqual([]);
    await page.getByRole("switch", { name: "robin has blocked the bot" }).click();
    await expect.poll(() => house.discord.standing(house.robin).isBlocking).toBe(true);
    await page.getByRole("button", { name: /^Direct Messages/ }).click();
    await page.getByText("You cannot send messages to someone you have blocked.").waitFor();
    await page.getByRole("switch", { name: "robin has blocked the bot" }).click();
    await field(page).waitFor();
    await page.getByRole("switch", { name: "The bot is off" }).click();
    await page.getByText("The bot is off, or still starting: nobody answers.").waitFor();
    await page.getByRole("switch", { name: "The bot is off" }).click();
    await expect.poll(() => page.getByText("The bot is off, or still starting: nobody answers.").count()).toBe(0);
    // The next test is to find it answering. What is asked of a bot that is not there yet is never answered here: time stands still.
    await expect
      .poll(() => Promise.race([house.type(house.robin, "/help").then(({ kind }) => kind), setTimeout(1_000)]))
      .toBe("message");
  });

  test("the tour can be stopped also while a form is open, and the form is then one's own", async () => {
    page = await openPage(server.url);
    await page.getByRole("button", { name: "Show me around" }).click();
    const form = page.getByRole("dialog");
    await toTheForm(page);
    expect(await page.getByRole("region", { name: "Tour" }).count()).toBe(1);
    await form.getByRole("button", { name: "Stop the tour" }).click();
    await expect.poll(() => page.getByRole("region", { name: "Tour" }).count()).toBe(0);
    const field = form.locator("input[type=text]").first();
    await field.fill("my own");
    expect(await field.inputValue()).toBe("my own");
    await form.getByRole("button", { name: "Cancel" }).click();
    await expect.poll(() => page.getByRole("button", { name: "Show me around" }).isEnabled()).toBe(true);
  });

  test("axe-core finds nothing in a private thread, in either theme, also on a phone", async () => {
    const { discord, sam } = house;
    discord.refuseDms(sam, 50007);
    const refused = shown(await house.type(sam, "/reminder set bedtime:22:30 zone:lisbon"));
    await house.press(sam, refused, "Private thread here");
    page = await openPage(`${server.url}/#sam/server`);
    const thread = () => discord.channels.find((one) => one.thread !== undefined)?.thread?.name;
    await expect.poll(thread).toBeDefined();
    await page
      .getByRole("navigation", { name: "Channels" })
      .getByText(thread() ?? "")
      .click();
    await page.getByRole("heading", { name: thread() ?? "", level: 1 }).waitFor();
    await expect.poll(() => page.locator(".message").count()).toBeGreaterThan(0);
    for (const theme of ["dark", "light"]) {
      if (theme === "light") await page.getByRole("switch", { name: "Light" }).click();
      await expect.poll(() => page.locator("html").getAttribute("data-theme")).toBe(theme);
      expect(await violations(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 375, height: 760 });
    await expect.poll(() => page.evaluate("innerWidth")).toBe(375);
    expect(await page.evaluate(TOO_WIDE)).toEqual([]);
    expect(await violations(page)).toEqual([]);
  });

  test("the tour can be stopped", async () => {
    page = await openPage(server.url);
    await page.getByRole("button", { name: "Show me around" }).click();
    await page.getByRole("button", { name: "Stop the tour" }).click();
    await expect.poll(() => page.getByRole("button", { name: "Show me around" }).isEnabled()).toBe(true);
    expect(await page.getByRole("region", { name: "Tour" }).count()).toBe(0);
  });
});
