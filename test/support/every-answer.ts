import { EVERY_PART } from "../../src/content/part-of-day.ts";
import { UnreadableReminder } from "../../src/delivery/book.ts";
import { commandHouse, content, type Outcome } from "./command-house.ts";
import { storedReminder } from "./fake-reminders.ts";
import { pressEverything } from "./press-everything.ts";

type House = ReturnType<typeof commandHouse>;
type Settings = Parameters<typeof commandHouse>[1];

const OTHER = { schedule: { bedtime: "23:00", zone: "Asia/Tokyo", leadMinutes: 30 }, askedAt: "2026-03-12T19:00:00Z" };
const ID = "1101112131415161718";

/** A record with something in every field, so that everything kept is told. */
const FULL = storedReminder({
  pending: { ...OTHER, occasion: "9", triesUntil: "2026-03-12T20:15:00Z" } as never,
  plans: { reminder: "2026-03-12T21:45:00Z", consent: "2026-03-12T20:01:00Z" },
  claim: { night: "2026-03-12", at: "2026-03-12T19:59:00Z" } as never,
  refusals: 2,
  notice: "dms-refused",
});

/** Names for `with:`, so that each way of reading one is met, alone and among others. */
const NAMES = ["xanax", "zzzzzz", "kratom", "xanaxx", "poppy tea", "alcohol", "sleeping pills", "aspirinn", "benzo"];
const MIXED = [
  "xanax, zzzzzz",
  "kratom, alcohol",
  "xanaxx, alcohol, zzzzzz, poppy tea",
  ",",
  "a, b, c, d, e",
  "kratom",
];
const TOLD = ["US", "Germany", "Georgia", "CA", "Ohioo", "nowhere at all", "Thailand", "Vermont"];

/**
 * Asks for everything but the reminder, in every way that leads to other words, and presses everything that comes.
 *
 * @param see told of every answer, with the way to it
 */
export async function everyAnswer(
  settings: Settings,
  see: (outcome: Outcome, where: string) => void,
  except: readonly string[] = [],
): Promise<void> {
  const go = async (house: House, ...asked: (readonly [string, object?, object?])[]) => {
    const first: [string, Outcome][] = [];
    for (const [path, options, more] of asked)
      first.push([`/${path} ${JSON.stringify(options ?? {})}`, await house.type(path, (options ?? {}) as never, more)]);
    await pressEverything(house, first, { see, except });
  };
  const house = commandHouse({}, settings);

  await go(
    house,
    ...content.topics.map(({ label }) => ["sleep tips", { about: label }] as const),
    ["sleep tips", { private: true }],
    ["sleep tips", { about: "zzzzz" }],
    ["sleep tips", { about: "I want to die" }],
    ...content.cautionTopics.map(({ label }) => ["cautions", { topic: label }] as const),
    ["cautions"],
    ["cautions", { topic: "zzzzz" }],
    ["cautions", { topic: "zzzzz", with: "alcohol" }],
    ["cautions", { with: "I want to die" }],
    ...[...NAMES, ...MIXED].map((names) => ["cautions", { with: names }] as const),
    ...TOLD.map((place) => ["cautions", { place }] as const),
    ["sleep article"],
    ["sleep check"],
    ["sleep relax"],
    ["sleep relax", { kind: "breathing", private: true }],
    ...content.helplines.map(({ country }) => ["help", { country }] as const),
    ["help"],
    ["help", { country: "Atlantis" }],
    ["privacy show"],
    ["privacy delete"],
    ["gone"],
    ["sleep gone"],
  );
  await go(commandHouse({}, { ...settings, now: "2036-03-12T20:00:00Z" }), ["cautions", { place: "Germany" }]);
  await go(commandHouse({}, { ...settings, supportUrl: "https://example.org/1" }), ["help"]);
  await go(commandHouse({ forget: async () => true }, settings), ["privacy delete"]);
  for (const notice of ["dms-refused", "consent-lost"] as const)
    await go(commandHouse({ takeNotice: async () => notice }, settings), ["privacy delete"]);
  for (const state of ["on", "off", "paused"] as const)
    await go(commandHouse({ find: async () => ({ ...FULL, state }) }, settings), ["privacy show"]);
  for (const error of [
    new UnreadableReminder("x"),
    new Error("x"),
    Object.assign(new Error("x"), { code: "ECONNRESET" }),
  ])
    see(await failing(error, settings).type("privacy show"), `/privacy show when it fails with ${error.name}`);

  const bedtimes = [{}, { bedtime: "10" }, { bedtime: "12:30" }, { bedtime: "08:00" }, { bedtime: "soon" }];
  for (const now of ["2026-03-12T09:00:00Z", "2026-03-12T22:10:00Z", "2026-03-13T01:00:00Z"]) {
    for (const record of [undefined, storedReminder(), storedReminder({ state: "off", next: null, plans: {} })]) {
      const sleeper = commandHouse({ find: async () => record }, { ...settings, now });
      for (const locale of ["de", "en-US"])
        await go(sleeper, ...bedtimes.map((options) => ["sleep tonight", options, { locale }] as const));
    }
  }

  const seed = (BigInt(ID) % 2_147_483_647n).toString(36);
  const customIds = [
    ...EVERY_PART.map((part) => `1|sleep.again|234567890123456789|p|${part}|${seed}|0`),
    ...["sleep.more|42|t|gone|1|0", "sleep.article|all|gone", "sleep.check-yes|gone", "sleep.relax-sources|gone"].map(
      (id) => `1|${id}`,
    ),
    ...["cautions.sources|gone", "cautions.name|gone", "sleep.tonight-at|gone", "gone"].map((id) => `1|${id}`),
  ];
  const pressed: [string, Outcome][] = [];
  for (const id of customIds) pressed.push([id, await house.press(id)]);
  await pressEverything(house, pressed, { see, except });
}

function failing(error: Error, settings: Settings): House {
  return commandHouse(
    {
      find: async () => {
        throw error;
      },
    },
    settings,
  );
}
