import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { choicesOf, formOn, type House, openHouse, POSTS, requestsTo, shown, textOf } from "../support/house.ts";

let house: House;
beforeEach(async () => {
  house = await openHouse("2026-03-12T20:00:00Z");
});
afterEach(() => house.close());

const SET = "/reminder set bedtime:22:30 zone:lisbon";
/** The first wind-down message, which follows the one that says it is on. */
const firstNight = () => {
  const dm = house.dms(house.robin)[1];
  if (!dm) throw new Error("no nightly message has come yet");
  return dm;
};
const titles = (person = house.robin) => house.dms(person).map((dm) => /## (.*)/.exec(textOf(dm))?.[1]);

describe("setting a reminder", () => {
  test("it is on once a real message has arrived; the reply shows when the first one comes", async () => {
    const reply = shown(await house.type(house.robin, SET));

    expect(reply.onlyFor).toBe(house.robin.user.id);
    expect(textOf(reply)).toContain("Your reminder is on");
    const opensAt = Temporal.Instant.from("2026-03-12T21:45:00Z").epochMilliseconds / 1000;
    expect(textOf(reply)).toContain(`<t:${opensAt}:`);
    expect(titles()).toEqual(["Your wind-down reminder is on"]);
  });

  test("somebody whose DMs are closed is told what to change, and nothing is on", async () => {
    house.discord.refuseDms(house.robin, 50007);
    const reply = shown(await house.type(house.robin, SET));

    expect(textOf(reply)).toContain("It is not on");
    expect(textOf(reply)).toContain("Privacy Settings");
    await house.moveTo("2026-03-13T08:00:00Z");
    expect(titles()).toEqual([]);
  });

  test("tonight's time already past: it says that it starts tomorrow, and does", async () => {
    await house.moveTo("2026-03-12T23:00:00Z");
    const reply = shown(await house.type(house.robin, SET));

    expect(textOf(reply)).toContain("starts with your next night");
    await house.moveTo("2026-03-13T21:44:00Z");
    expect(titles()).toHaveLength(1);
    await house.moveTo("2026-03-13T21:45:00Z");
    expect(titles()).toEqual(["Your wind-down reminder is on", "Time to wind down"]);
  });

  test("a bare hour is asked about, and the answer is set", async () => {
    const question = shown(await house.type(house.robin, "/reminder set bedtime:10pm? zone:lisbon"));
    expect(textOf(question)).toContain("I could not read that as a time");

    const which = shown(await house.type(house.robin, "/reminder set bedtime:10 o'clock zone:lisbon"));
    expect(textOf(which)).toContain("Which one do you mean?");
    const reply = shown(await house.press(house.robin, which, "22:00"));
    expect(textOf(reply)).toContain("Your reminder is on");
    expect(textOf(reply)).toContain("22:00");
  });

  test("without a zone it asks what one's clock says, then which place", async () => {
    const question = shown(await house.type(house.robin, "/reminder set bedtime:22:30"));
    expect(textOf(question)).toContain("Where do you sleep?");

    const places = shown(await house.choose(house.robin, question, "20:00"));
    expect(choicesOf(places)).toContain("Europe/London~0");
    const reply = shown(await house.choose(house.robin, places, "Europe/London~0"));
    expect(textOf(reply)).toContain("London (Europe/London)");
    expect(titles()).toHaveLength(1);
  });

  test("a city can be typed into a form, and a place we do not know can be typed again", async () => {
    const question = shown(await house.type(house.robin, "/reminder set bedtime:22:30"));
    const form = await formOn(() => house.press(house.robin, question, "Type my city"));
    const unknown = shown(await house.discord.submit(form, { city: "Qwxyzburg" }));
    expect(textOf(unknown)).toMatch(/know that place/);

    const again = await formOn(() => house.press(house.robin, unknown, "Type it again"));
    const reply = shown(await house.discord.submit(again, { city: "São Paulo" }));
    expect(textOf(reply)).toContain("Sao Paulo (America/Sao_Paulo)");
  });

  test("an abbreviation offers places instead of being taken for a fixed offset", async () => {
    const question = shown(await house.type(house.robin, "/reminder set bedtime:22:30 zone:EST"));

    expect(choicesOf(question).map((choice) => choice.split("~")[0])).toContain("America/New_York");
  });

  test("My clock differs: another place moves the reminder", async () => {
    const reply = shown(await house.type(house.robin, SET));
    const form = await formOn(() => house.press(house.robin, reply, "My clock differs"));
    const moved = shown(await house.discord.submit(form, { city: "Berlin" }));

    expect(textOf(moved)).toContain("Berlin (Europe/Berlin)");
    await house.moveTo("2026-03-12T20:45:00Z");
    expect(titles().filter((title) => title === "Time to wind down")).toHaveLength(1);
  });

  test("setting the same again changes nothing and sends nothing", async () => {
    await house.type(house.robin, SET);
    const reply = shown(await house.type(house.robin, SET));

    expect(textOf(reply)).toContain("It's already set like this");
    expect(titles()).toHaveLength(1);
  });

  test("two clicks at once on the same answer set it once", async () => {
    const which = shown(await house.type(house.robin, "/reminder set bedtime:10 o'clock zone:lisbon"));
    await Promise.all([house.press(house.robin, which, "22:00"), house.press(house.robin, which, "22:00")]);

    await house.moveTo("2026-03-13T08:00:00Z");
    expect(titles().filter((title) => title === "Time to wind down")).toHaveLength(1);
  });
});

describe("the nightly message", () => {
  test("comes when the window opens, once, with an idea and two buttons, and again the next night", async () => {
    await house.type(house.robin, SET);
    await house.moveTo("2026-03-12T21:44:59Z");
    expect(titles()).toHaveLength(1);
    await house.moveTo("2026-03-12T21:45:00Z");
    await house.moveTo("2026-03-13T12:00:00Z");
    expect(titles()).toEqual(["Your wind-down reminder is on", "Time to wind down"]);

    const text = textOf(firstNight());
    for (const part of ["Why: ", "Skip tonight", "Stop"]) expect(text).toContain(part);
    await house.moveTo("2026-03-14T12:00:00Z");
    expect(titles()).toHaveLength(3);
    expect(textOf(house.lastDm(house.robin))).not.toBe(text);
  });

  test("on the night the clocks change it comes at the wall time, and once", async () => {
    await house.type(house.robin, "/reminder set bedtime:01:30 zone:lisbon"); // 29 March 2026 has no 01:00–02:00 in Lisbon
    await house.moveTo("2026-03-28T12:00:00Z");
    const before = titles().length;
    await house.moveTo("2026-03-29T12:00:00Z");

    expect(titles().length - before).toBe(1);
    const night = house.dms(house.robin).at(-1);
    expect(night?.message.timestamp.slice(0, 16)).toBe("2026-03-29T00:45"); // bedtime moves on to 02:30 summer time
  });

  test("each one is one request: the channel id is stored", async () => {
    await house.type(house.robin, SET);
    await house.moveTo("2026-03-16T12:00:00Z");

    expect(requestsTo(house.discord, "POST", /^\/users\/@me\/channels$/)).toHaveLength(1);
    expect(requestsTo(house.discord, "POST", POSTS)).toHaveLength(1 + 4);
  });

  test("Skip tonight changes the message, and the next night comes as ever", async () => {
    await house.type(house.robin, SET);
    await house.moveTo("2026-03-12T21:45:00Z");
    const night = firstNight();
    const skipped = shown(await house.press(house.robin, night, "Skip tonight"));

    expect(skipped.message.id).toBe(night.message.id);
    expect(textOf(skipped)).toContain("Skipped for tonight");
    expect(textOf(shown(await house.type(house.robin, "/reminder show")))).toContain("you skipped it");
    await house.moveTo("2026-03-13T21:45:00Z");
    expect(titles().at(-1)).toBe("Time to wind down");
  });

  test("Stop asks once, then nothing more comes", async () => {
    await house.type(house.robin, SET);
    await house.moveTo("2026-03-12T21:45:00Z");
    const question = shown(await house.press(house.robin, firstNight(), "Stop"));
    const stopped = shown(await house.press(house.robin, question, "Yes, stop"));

    expect(textOf(stopped)).toContain("I won't send any more");
    const count = house.dms(house.robin).length;
    await house.moveTo("2026-03-20T12:00:00Z");
    expect(house.dms(house.robin)).toHaveLength(count);
  });

  test("Stop on a message of last week still works, after a restart too", async () => {
    await house.type(house.robin, SET);
    await house.moveTo("2026-03-19T12:00:00Z");
    await house.bot.stop();
    await house.bot.start();
    const question = shown(await house.press(house.robin, firstNight(), "Stop"));

    expect(textOf(shown(await house.press(house.robin, question, "Yes, stop")))).toContain("I won't send any more");
  });

  test("somebody in danger who writes into the DM reads help, not that nobody reads it", async () => {
    await house.type(house.robin, SET);
    await house.discord.write(house.robin, "I want to die");
    await expect.poll(() => textOf(house.lastDm(house.robin))).toContain("I'm glad you are here");
  });

  test("stop typed in the DM stops; anything else is answered", async () => {
    await house.type(house.robin, SET);
    await house.discord.write(house.robin, "thank you!");
    await expect.poll(() => textOf(house.lastDm(house.robin))).toContain("Ask me about your sleep");
    await house.discord.write(house.robin, "STOP!");
    await expect.poll(() => titles().at(-1)).toBe("Stopped");

    const count = house.dms(house.robin).length;
    await house.moveTo("2026-03-20T12:00:00Z");
    expect(house.dms(house.robin)).toHaveLength(count);
  });
});

describe("show, off, test and privacy", () => {
  test("/reminder show tells the next message and what became of the last nights", async () => {
    await house.type(house.robin, SET);
    await house.moveTo("2026-03-13T12:00:00Z");
    const text = textOf(shown(await house.type(house.robin, "/reminder show")));

    expect(text).toContain("12 March: sent");
    expect(text).toContain("Lisbon (Europe/Lisbon)");
  });

  test("/reminder off stops it, and says so when nothing was on", async () => {
    await house.type(house.robin, SET);
    expect(textOf(shown(await house.type(house.robin, "/reminder off")))).toContain("Stopped");
    expect(textOf(shown(await house.type(house.robin, "/reminder off")))).toContain("No reminder was on");
    await house.moveTo("2026-03-16T12:00:00Z");
    expect(titles()).toHaveLength(1);
  });

  test("/reminder test sends one message now, or says what to change", async () => {
    expect(textOf(shown(await house.type(house.robin, "/reminder test")))).toContain("Sent");
    expect(titles()).toEqual(["This is a test"]);
    house.discord.refuseDms(house.robin, 50278);
    expect(textOf(shown(await house.type(house.robin, "/reminder test")))).toContain("No server in common");
  });

  test("/privacy show tells what is kept; delete asks once, then all of it is gone", async () => {
    expect(textOf(shown(await house.type(house.robin, "/privacy show")))).toContain("Nothing.");
    await house.type(house.robin, SET);
    expect(textOf(shown(await house.type(house.robin, "/privacy show")))).toContain("bedtime 22:30");

    const question = shown(await house.type(house.robin, "/privacy delete"));
    expect(textOf(shown(await house.press(house.robin, question, "Keep it")))).toContain("Nothing was deleted");
    const again = shown(await house.type(house.robin, "/privacy delete"));
    expect(textOf(shown(await house.press(house.robin, again, "Delete everything")))).toContain("Deleted");

    expect(textOf(shown(await house.type(house.robin, "/privacy show")))).toContain("Nothing.");
    const count = house.dms(house.robin).length;
    await house.moveTo("2026-03-20T12:00:00Z");
    expect(house.dms(house.robin)).toHaveLength(count);
  });
});

test("a bedtime that the coming night skips is explained, not taken for a wrong place", async () => {
  await house.moveTo("2026-03-28T12:00:00Z"); // 29 March 2026 has no 01:00–02:00 in Lisbon
  const reply = textOf(shown(await house.type(house.robin, "/reminder set bedtime:01:30 zone:lisbon")));

  expect(reply).toContain("skip 01:30, so it's **02:30** just once");
});
