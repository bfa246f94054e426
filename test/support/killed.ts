import { type House, POSTS } from "./house.ts";

/** Moves to `opensAt` and kills the bot while the message due then is under way: Discord never has it. */
export async function killBeforeArrival(house: House, opensAt: string): Promise<void> {
  const { promise: isUnderWay, resolve: left } = Promise.withResolvers<void>();
  house.discord.setFault(({ method, path }) => {
    if (method !== "POST" || !POSTS.test(path)) return undefined;
    left();
    return { kind: "hold", until: new Promise(() => {}) };
  });
  const moving = house.moveTo(opensAt);
  await isUnderWay;
  await house.bot.kill();
  await moving;
  house.discord.setFault(undefined);
}

/** Moves to `opensAt` and kills the bot when Discord has the message due then and the bot does not know it yet. */
export async function killAfterArrival(house: House, opensAt: string): Promise<void> {
  house.discord.setFault(({ method, path }) =>
    method === "POST" && POSTS.test(path) ? { kind: "cut-after" } : undefined,
  );
  const off = house.discord.on((event) => {
    if (event.type === "message" && event.seen.place === "dm") void house.bot.kill();
  });
  await house.moveTo(opensAt);
  off();
  await house.bot.kill();
  house.discord.setFault(undefined);
}
