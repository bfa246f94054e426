// Draws the pictures of docs/pictures: a night and a week from a run of the whole bot in the local Discord, and the
// bot's avatar and banner. `npm run pictures`; it takes a minute.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { formOn, openHouse, shown } from "../../test/support/house.ts";
import { avatarSvg, bannerSvg } from "./art.ts";
import { cardSvg } from "./card-svg.ts";
import { png } from "./svg.ts";

const FOLDER = join(import.meta.dirname, "../../docs/pictures");
const ZONE = "Europe/Lisbon";

/** A week as somebody might note it; the words are typed into `/diary log`. */
const WEEK = [
  ["2026-03-06", { bed: "22:50, 23:10", onset: "20 min", awake: "1, 10 min", rise: "6:40, 7:00", quality: "good" }],
  ["2026-03-07", { bed: "23:40, 00:15", onset: "15 min", awake: "none", rise: "8:30, 9:05", quality: "good" }],
  ["2026-03-08", { bed: "22:30, 22:40", onset: "50 min", awake: "2, 25 min", rise: "6:30, 6:50", quality: "poor" }],
  ["2026-03-09", { bed: "22:20, 22:35", onset: "25 min", awake: "1, 5 min", rise: "6:35, 6:50", quality: "fair" }],
  ["2026-03-10", { bed: "22:30, 22:45", onset: "20 min", awake: "1, 15 min", rise: "6:40, 6:55", quality: "fair" }],
  ["2026-03-11", { bed: "22:25, 22:30", onset: "15 min", awake: "none", rise: "6:40, 6:50", quality: "good" }],
  ["2026-03-12", { bed: "22:30, 22:40", onset: "20 min", awake: "1, 10 min", rise: "6:45, 7:00", quality: "good" }],
] as const;

const time = (epochSeconds: number) =>
  Temporal.Instant.fromEpochMilliseconds(epochSeconds * 1_000)
    .toZonedDateTimeISO(ZONE)
    .toLocaleString("en", { hour: "numeric", minute: "2-digit" });

const house = await openHouse("2026-03-12T20:00:00Z");
try {
  const { robin, discord } = house;
  await house.type(robin, "/reminder set bedtime:22:30 zone:lisbon");
  await house.moveTo("2026-03-12T21:45:00Z");
  const night = house.lastDm(robin);
  const at = time(Temporal.Instant.from(night.message.timestamp).epochMilliseconds / 1_000);
  writeFileSync(
    join(FOLDER, "night.png"),
    png(cardSvg(night.components as Parameters<typeof cardSvg>[0], { at, time })),
  );

  await house.moveTo("2026-03-13T08:00:00Z");
  for (const [date, words] of WEEK) {
    const form = await formOn(() => house.type(robin, `/diary log night:${date}`));
    shown(await discord.submit(form, words));
  }
  const week = shown(await house.type(robin, "/diary week"));
  const [picture] = week.message.attachments;
  if (picture === undefined) throw new Error("/diary week came without its picture");
  writeFileSync(join(FOLDER, "week.png"), Buffer.from(await (await fetch(picture.url)).arrayBuffer()));
} finally {
  await house.close();
}
writeFileSync(join(FOLDER, "avatar.png"), png(avatarSvg()));
writeFileSync(join(FOLDER, "banner.png"), png(bannerSvg()));
console.log(`drawn into ${FOLDER}`);
