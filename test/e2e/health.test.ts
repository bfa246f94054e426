import { expect, test } from "vitest";
import { openHouse } from "../support/house.ts";

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
