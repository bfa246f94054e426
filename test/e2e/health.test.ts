import { expect, test } from "vitest";
import { openHouse, shown, textOf } from "../support/house.ts";

/** What an operator's monitoring sees of the whole bot while a night passes. */
test("a healthy bot is ready and counts its night; without its gateway it says which shard is down", async () => {
  const house = await openHouse("2026-03-12T20:00:00Z", { HEALTH_PORT: "0" });
  try {
    const port = house.lines.map((line) => /"port":(\d+)/.exec(line)?.[1]).find((found) => found !== undefined);
    const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    const inviteLine = house.lines.find((line) => line.includes('"msg":"these links add the bot'));
    expect(inviteLine).toContain(`authorize?client_id=${house.discord.applicationId}&`);
    await house.beat();
    expect(await (await ask("/readyz")).json()).toMatchObject({
      ready: true,
      gateway: [{ shard: 0, status: "Ready" }],
      store: "writable",
    });

    await house.type(house.robin, "/reminder set bedtime:22:30 zone:lisbon");
    await house.moveTo("2026-03-12T21:46:00Z");
    const lines = (await (await ask("/metrics")).text()).split("\n");
    for (const line of [
      'winddown_lateness_seconds_count{series="reminder"} 1',
      'winddown_nights_total{series="reminder",outcome="sent"} 1',
      'winddown_direct_message_requests_total{request="post",outcome="taken",code="none"} 2',
      'winddown_direct_message_requests_total{request="open",outcome="taken",code="none"} 1',
      'winddown_interaction_acknowledged_seconds_count{kind="command"} 1',
      "winddown_due 0",
      'winddown_shard_ready{shard="0"} 1',
    ])
      expect(lines).toContain(line);
    expect(lines.join("\n")).not.toContain(house.robin.user.id);

    await house.discord.close();
    await expect.poll(async () => (await ask("/readyz")).status).toBe(503);
    expect(JSON.stringify(await (await ask("/readyz")).json())).toMatch(/shard 0 is \w+/);
  } finally {
    await house.close();
  }
});

test("a clock that is three hours ahead for some minutes is said once and counted, and costs nobody tonight's message", async () => {
  const house = await openHouse("2026-03-12T20:00:00Z", { HEALTH_PORT: "0" });
  try {
    const port = house.lines.map((line) => /"port":(\d+)/.exec(line)?.[1]).find((found) => found !== undefined);
    const ask = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
    const said = (words: string) => house.lines.filter((line) => line.includes(words)).length;
    const nights = () => house.dms(house.robin).filter((dm) => textOf(dm).includes("Time to wind down")).length;
    await house.type(house.robin, "/reminder set bedtime:22:30 zone:lisbon");
    await house.moveTo("2026-03-12T20:05:00Z");
    await house.beat();

    house.setWrongClock({ hours: 3 });
    await house.moveTo("2026-03-12T20:06:00Z");
    await house.beat();
    expect(await ask("/metrics")).toContain("winddown_clock_jumps_total 1\n");
    expect(said('"bySeconds":10800,"msg":"the clock of this machine has moved otherwise than time has passed')).toBe(1);
    for (const minute of [7, 8, 9]) {
      await house.moveTo(`2026-03-12T20:0${minute}:00Z`);
      await house.beat();
    }
    expect(said("is gone by: all records are gone through")).toBe(1);
    expect(said("has moved otherwise than time has passed")).toBe(1);

    house.setWrongClock({ hours: 0 });
    for (const minute of [10, 11, 12]) {
      await house.moveTo(`2026-03-12T20:${minute}:00Z`);
      await house.beat();
    }
    await house.moveTo("2026-03-12T22:40:00Z");
    expect(nights()).toBe(1);
    expect(await ask("/metrics")).toContain("winddown_clock_jumps_total 2\n");
    expect(textOf(shown(await house.type(house.robin, "/reminder show")))).toContain("12 March: sent");
  } finally {
    await house.close();
  }
});
