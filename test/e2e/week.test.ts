import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type House, openHouse, POSTS, requestsTo, shown, textOf } from "../support/house.ts";

/** What people do with a reminder besides setting it: each with the whole bot, through Discord. */

let house: House;
beforeEach(async () => {
  house = await openHouse("2026-03-12T20:00:00Z"); // a Thursday
});
afterEach(() => house.close());

const SET = "/reminder set bedtime:22:30 zone:lisbon";
const SUPPRESSED = 4096; // docs: resources/message, message flags
const titles = () => house.dms(house.robin).map((dm) => /## (.*)/.exec(textOf(dm))?.[1]);
const show = async () => textOf(shown(await house.type(house.robin, "/reminder show")));
const last = () => house.lastDm(house.robin);
const press = async (label: string, on = last()) => shown(await house.press(house.robin, on, label));
const nightly = () => house.dms(house.robin).filter((dm) => textOf(dm).includes("Time to wind down"));

describe("15 more minutes", () => {
  test("comes once, also when pressed twice and killed in between; twice a night, and the schedule stays", async () => {
    await house.type(house.robin, SET);
    await house.moveTo("2026-03-12T21:45:00Z");
    const first = last();
    await Promise.all([press("15 more minutes", first), press("15 more minutes", first)]);
    expect(textOf(last())).toContain("I'll write once more at <t:1773352800:t>");
    await house.bot.kill();
    await house.bot.start();

    await house.moveTo("2026-03-12T22:00:00Z");
    expect(titles().at(-1)).toBe("15 minutes have passed");
    expect(titles()).toHaveLength(3);
    await house.moveTo("2026-03-12T22:01:00Z");
    await press("15 more minutes");
    await house.moveTo("2026-03-12T22:29:00Z");
    expect(titles()).toHaveLength(4);
    expect(textOf(last())).not.toContain("15 more minutes"); // twice a night at most

    expect(await show()).toContain("you asked for 15 more minutes twice");
    await house.moveTo("2026-03-13T21:44:59Z");
    expect(titles()).toHaveLength(4);
    await house.moveTo("2026-03-13T21:45:00Z");
    expect(titles().at(-1)).toBe("Time to wind down");
  });

  test("is not offered where it cannot fit, and never comes at bedtime or later", async () => {
    await house.type(house.robin, `${SET} lead:15`);
    await house.moveTo("2026-03-12T22:15:00Z");
    expect(textOf(last())).not.toContain("15 more minutes");

    await house.type(house.robin, `${SET} lead:30`);
    await house.moveTo("2026-03-13T22:00:00Z");
    const offered = last();
    expect(textOf(offered)).toContain("15 more minutes");
    await house.moveTo("2026-03-13T22:14:00Z");
    expect(textOf(await press("15 more minutes", offered))).toContain("do not fit before it");
    const count = titles().length;
    await house.moveTo("2026-03-14T12:00:00Z");
    expect(titles()).toHaveLength(count);
  });

  test("is called off by In bed already", async () => {
    await house.type(house.robin, SET);
    await house.moveTo("2026-03-12T21:45:00Z");
    await press("15 more minutes");
    expect(textOf(await press("In bed already"))).toContain("Nothing more comes tonight.");
    const count = titles().length;
    await house.moveTo("2026-03-13T12:00:00Z");
    expect(titles()).toHaveLength(count);
    expect(await show()).toContain("you were in bed already");
  });
});

test("a button is refused kindly after its night, beside the message, and Stop works even then", async () => {
  await house.type(house.robin, SET);
  await house.moveTo("2026-03-12T21:45:00Z");
  const old = last();
  await house.moveTo("2026-03-19T12:00:00Z");
  await house.bot.stop();
  await house.bot.start();

  for (const label of ["In bed already", "15 more minutes", "Skip tonight"]) {
    const refused = await press(label, old);
    expect(textOf(refused)).toContain("for the night of Thursday 12 March, which is over. Nothing was changed.");
    expect(refused.message.id).not.toBe(old.message.id);
  }
  expect(textOf(await press("Stop", old))).toContain("Stop the nightly reminder for good?");
  expect(requestsTo(house.discord, "PATCH", /\/messages\/\d+$/)).toEqual([]); // nothing is edited but by a press
});

test("quiet comes without a sound, and stays so when only the bedtime is moved", async () => {
  await house.type(house.robin, `${SET} quiet:true`);
  await house.moveTo("2026-03-12T21:45:00Z");
  expect((last().message.flags ?? 0) & SUPPRESSED).toBe(SUPPRESSED);

  expect(textOf(shown(await house.type(house.robin, "/reminder set bedtime:23:00")))).toContain("without a sound");
  await house.moveTo("2026-03-13T22:15:00Z");
  expect((last().message.flags ?? 0) & SUPPRESSED).toBe(SUPPRESSED);
});

test("only the chosen nights have a message, and the reply says so when tonight is none of them", async () => {
  const reply = textOf(shown(await house.type(house.robin, `${SET} nights:fri and sat`)));
  expect(reply).toContain("Friday and Saturday nights");
  expect(reply).toContain("Tonight isn't one of the nights you chose.");
  await house.moveTo("2026-03-22T12:00:00Z");
  expect(nightly().map(({ message }) => message.timestamp.slice(0, 10))).toEqual([
    "2026-03-13",
    "2026-03-14",
    "2026-03-20",
    "2026-03-21",
  ]);

  const unread = textOf(shown(await house.type(house.robin, `${SET} nights:now and then`)));
  expect(unread).toContain("I could not tell which nights you mean. Try `every night`");
});

describe("a pause", () => {
  test("until a day ends by itself; resumed, it ends at once", async () => {
    await house.type(house.robin, SET);
    const paused = textOf(shown(await house.type(house.robin, "/reminder pause until:Sunday")));
    expect(paused).toContain("The next message comes <t:");
    expect(await show()).toContain("**Paused** until Sunday 15 March.");
    await house.moveTo("2026-03-15T21:44:00Z");
    expect(nightly()).toEqual([]);
    await house.moveTo("2026-03-15T21:45:00Z");
    expect(nightly()).toHaveLength(1);

    await house.type(house.robin, "/reminder pause");
    await house.moveTo("2026-03-20T12:00:00Z");
    expect(nightly()).toHaveLength(1);
    expect(textOf(shown(await house.type(house.robin, "/reminder resume")))).toContain("Reminder resumed");
    await house.moveTo("2026-03-20T21:45:00Z");
    expect(nightly()).toHaveLength(2);
  });

  test("and a skip can be typed in the DM", async () => {
    await house.type(house.robin, SET);
    await house.discord.write(house.robin, "skip tonight please");
    await expect.poll(() => textOf(last())).toContain("Tonight's message will not come.");
    await house.moveTo("2026-03-13T12:00:00Z");
    expect(nightly()).toEqual([]);
    expect(await show()).toContain("Thursday 12 March: not sent, because you skipped it");

    await house.discord.write(house.robin, "pause");
    await expect.poll(() => titles().at(-1)).toBe("Paused");
    await house.moveTo("2026-03-16T12:00:00Z");
    expect(nightly()).toEqual([]);
    await press("Resume");
    await house.moveTo("2026-03-16T21:45:00Z");
    expect(nightly()).toHaveLength(1);
  });
});

test("to Tokyo and back: one message a night by the clock of the place, and the rest of the setting stays", async () => {
  await house.type(house.robin, `${SET} lead:30 quiet:true`);
  await house.moveTo("2026-03-12T22:00:00Z");
  await house.moveTo("2026-03-13T08:00:00Z"); // 17:00 in Tokyo
  const reply = textOf(shown(await house.type(house.robin, "/reminder zone place:Tokyo")));
  expect(reply).toContain("Tokyo (Asia/Tokyo)");
  await house.moveTo("2026-03-14T14:00:00Z");
  await house.type(house.robin, "/reminder zone place:Lisbon");
  await house.moveTo("2026-03-16T12:00:00Z");

  expect(nightly().map(({ message }) => message.timestamp.slice(0, 16))).toEqual([
    "2026-03-12T22:00",
    "2026-03-13T13:00", // 22:00 in Tokyo, fifteen hours later: another night
    "2026-03-14T13:00",
    "2026-03-15T22:00", // the night of the 14th had its message in Tokyo, nine hours before
  ]);
});

test("a journey ends by itself: home again on its day, said in that evening's message, and longer by a press", async () => {
  await house.type(house.robin, SET);
  await house.type(house.robin, "/diary checkin on at:08:00");
  await house.moveTo("2026-03-12T22:00:00Z");
  const reply = shown(await house.type(house.robin, "/reminder zone place:Tokyo until:16 March"));
  expect(textOf(reply)).toContain("## In Tokyo until Monday 16 March");
  expect(textOf(reply)).toContain("Your morning check-in goes along.");
  expect(textOf(reply)).toContain("From the evening of Monday 16 March I go by Lisbon again");
  expect(await show()).toContain("in Tokyo (Asia/Tokyo) until Monday 16 March, then Lisbon");
  await house.bot.kill();
  await house.bot.start();
  await house.moveTo("2026-03-17T12:00:00Z");

  expect(nightly().map(({ message }) => message.timestamp.slice(0, 16))).toEqual([
    "2026-03-12T21:45",
    "2026-03-13T12:45", // 21:45 in Tokyo
    "2026-03-14T12:45",
    "2026-03-15T12:45",
    "2026-03-16T21:45", // 21:45 in Lisbon
  ]);
  const mornings = house.dms(house.robin).filter((dm) => textOf(dm).includes("How was the night"));
  expect(mornings.map(({ message }) => message.timestamp.slice(0, 16))).toEqual([
    "2026-03-13T08:00", // the night before was slept in Lisbon
    "2026-03-13T23:00", // 08:00 in Tokyo, after the first night there
    "2026-03-14T23:00",
    "2026-03-15T23:00",
    "2026-03-17T08:00",
  ]);
  const [homecoming = last()] = nightly().slice(-1);
  expect(textOf(homecoming)).toContain("**Home again:** from tonight I go by the clocks of Lisbon.");
  expect(nightly().filter((dm) => textOf(dm).includes("Home again"))).toHaveLength(1);
  expect(await show()).not.toContain("Tokyo");

  const asked = await press("I am still in Tokyo", homecoming);
  expect(textOf(asked)).toContain("On which evening are you back from Tokyo?");
  const longer = shown(await house.press(house.robin, asked, "Friday 20 March"));
  expect(textOf(longer)).toContain("## In Tokyo until Friday 20 March");
  const home = shown(await house.press(house.robin, longer, "I am home already"));
  expect(textOf(home)).toContain("From now on I go by the clocks of Lisbon.");
  await house.moveTo("2026-03-17T21:45:00Z");
  expect(nightly()).toHaveLength(6);
});

test("three nights before a clock change one message says what will happen", async () => {
  await house.type(house.robin, SET);
  await house.moveTo("2026-03-30T12:00:00Z"); // Lisbon's clocks go forward in the night of the 28th
  const telling = nightly().filter((dm) => textOf(dm).includes("The clocks change"));
  expect(telling.map(({ message }) => message.timestamp.slice(0, 10))).toEqual(["2026-03-25"]);
  expect(textOf(telling[0] as never)).toContain("in the night of Saturday 28 March:** they go forward by an hour.");
});

test("after fourteen nights without a sign it asks once, and no night is left out unasked", async () => {
  await house.type(house.robin, SET);
  await house.moveTo("2026-04-20T12:00:00Z");
  const asking = nightly().filter((dm) => textOf(dm).includes("Still useful?"));
  expect(asking.map(({ message }) => message.timestamp.slice(0, 10))).toEqual(["2026-03-26"]); // the 15th
  expect(nightly()).toHaveLength(39); // never thinned unasked

  await house.moveTo("2026-04-20T21:00:00Z");
  expect(textOf(last())).not.toContain("Still useful?");
});

test("a night missed while the bot was away is told with the time it was away", async () => {
  await house.type(house.robin, SET);
  await house.moveTo("2026-03-12T21:40:00Z");
  await house.bot.kill();
  await house.moveTo("2026-03-12T23:10:00Z");
  await house.bot.start();
  await house.beat();

  expect(nightly()).toEqual([]);
  expect(await show()).toContain("not sent, because I was not running from <t:1773351600:t> to <t:1773357000:t>");
});

test("Stop while a message is on its way says that one may still arrive, and none comes after it", async () => {
  await house.type(house.robin, SET);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let arrived = () => {};
  const inFlight = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  house.discord.setFault(({ method, path }) => {
    if (method !== "POST" || !POSTS.test(path)) return undefined;
    arrived();
    return { kind: "hold", until: held };
  });
  const moving = house.moveTo("2026-03-12T21:45:00Z");
  await inFlight;
  const stopped = textOf(shown(await house.type(house.robin, "/reminder off")));
  expect(stopped).toContain("One message was on its way just now and may still arrive. It is the last.");
  release();
  await moving;
  house.discord.setFault(undefined);
  const count = titles().length;
  await house.moveTo("2026-03-20T12:00:00Z");
  expect(titles()).toHaveLength(count);
});
