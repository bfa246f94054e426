import { firstKept } from "../../src/diary/diary.ts";
import { DIARY_KEPT } from "../../src/diary/diary-night.ts";
import { MOST_BYTES } from "../../src/diary/import/bounds.ts";
import type { Imported } from "../../src/diary/import/imports.ts";
import { UNDO_KEPT, WAITING_KEPT } from "../../src/diary/import/imports.ts";
import type { FileFound } from "../../src/diary/import/read-file.ts";
import { type SoundNights, soundNights } from "../../src/diary/import/sound-nights.ts";
import type { CommandContext, Subcommand } from "../../src/discord/app/command.ts";
import type { CommandRequest } from "../../src/discord/app/request.ts";
import { button, buttons, card, mainButton, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { fullDate } from "../../src/discord/ui/timestamps.ts";
import { UserError } from "../../src/errors.ts";
import { key, type Text } from "../../src/text/text.ts";
import { showZone } from "../../src/time/show-zone.ts";
import { suggestPlaces } from "../reminder/suggestions.ts";
import { placeIn } from "../shared/which-place.ts";
import { zoneOf } from "./place.ts";

/**
 * `/diary import`: nights from another app's file. Nothing is written before *Import* is pressed, a night that is in the
 * diary stays as it is, and one press takes all of it back.
 */
export const importNights: Subcommand = {
  data: (sub) =>
    sub
      .setName("import")
      .setDescription(key("diary.import"))
      .addAttachmentOption((option) =>
        option.setName("file").setDescription(key("diary.import-file")).setRequired(true),
      )
      .addStringOption((option) =>
        option.setName("zone").setDescription(key("diary.import-zone")).setMaxLength(80).setAutocomplete(true),
      ),

  isPrivate: () => true,

  async run(interaction, answer, context) {
    const { user, options } = interaction;
    const { files, imports, now, text } = context;
    const file = options.getAttachment("file");
    if (file === null) throw new UserError("diary-import-unknown");
    await answer.thinking();
    const zone = await zoneFor(interaction, context);
    const about = { zone, firstDate: firstKept(now()), nowMs: now().epochMilliseconds };
    const read = await files.read(user.id, file, about);
    if (read.kind !== "found") throw notRead(read.kind);
    const sound = soundNights(read.found, now());
    const prepared = await imports.prepare(user.id, sound.nights);
    const found = { ...read.found, ...sound, ...prepared, zone };
    const shown = prepared.id === undefined ? drawNothingNew(text, found) : drawPreview(text, found, prepared.id);
    await answer.send(shown, "private");
  },

  suggest: (interaction, context) => suggestPlaces(interaction.options.getFocused(), context),

  actions: {
    async "diary.import"(interaction, { id }, answer, { imports, text }) {
      const imported = await imports.take(interaction.user.id, id);
      await answer.update(imported ? drawImported(text, imported, id) : drawGone(text));
    },

    async "diary.import-cancel"(interaction, { id }, answer, { imports, text }) {
      await imports.cancel(interaction.user.id, id);
      await answer.update(card(TONE.diary, text("diary.import-cancelled"), buttons(weekButton(text))));
    },

    async "diary.import-undo"(interaction, { id }, answer, { imports, text }) {
      const undone = await imports.undo(interaction.user.id, id);
      const said = undone ? text("diary.import-undone", undone) : text("diary.import-too-late");
      await answer.update(card(TONE.diary, said, buttons(weekButton(text))));
    },
  },
};

function notRead(kind: "unknown" | "too-large" | "not-fetched" | "busy" | "full"): UserError {
  if (kind === "too-large") return new UserError("diary-import-too-large", { megabytes: MOST_BYTES / 1_000_000 });
  return new UserError(`diary-import-${kind}`);
}

/** Whose clock the times are by that say no zone. */
async function zoneFor(interaction: CommandRequest, context: CommandContext): Promise<string> {
  const typed = interaction.options.getString("zone")?.trim();
  if (!typed) return zoneOf(interaction, await context.diary.find(interaction.user.id), context);
  const read = await placeIn(typed, context);
  if (read.kind !== "value") throw new UserError("diary-zone-unknown");
  return read.value.zone;
}

type Found = Pick<FileFound, "formats" | "naps" | "older" | "isBedUnknown"> &
  SoundNights & { readonly fresh: number; readonly here: number; readonly zone: string };

/** What would be written, before it is. */
function drawPreview(text: Text, found: Found, id: string): Shown {
  const { nights, fresh, here, zone } = found;
  const [first, last] = [nights[0], nights.at(-1)];
  const span =
    first && last ? { first: fullDate(first.night, text.locale), last: fullDate(last.night, text.locale) } : undefined;
  return card(
    TONE.diary,
    [
      text("diary.import-found", { count: nights.length, app: appNames(text, found) }),
      ...(span ? [text("diary.import-span", span)] : []),
      ...(here > 0 ? [`- ${text("diary.import-here", { count: here })}`] : []),
      ...leftOut(text, found),
      `-# ${text("diary.import-waits", { place: showZone(zone), hours: WAITING_KEPT.hours })}`,
    ].join("\n"),
    buttons(
      mainButton(text("diary.import-button", { count: fresh }), "diary.import", { id }),
      button(text("diary.import-cancel"), "diary.import-cancel", { id }),
    ),
  );
}

function drawNothingNew(text: Text, found: Found): Shown {
  const heading = text("diary.import-nothing-new", { count: found.here, app: appNames(text, found) });
  return card(TONE.diary, [heading, ...leftOut(text, found)].join("\n"), buttons(weekButton(text)));
}

function drawImported(text: Text, { added, here }: Imported, id: string): Shown {
  return card(
    TONE.diary,
    text("diary.imported", { count: added, here, hours: UNDO_KEPT.hours }),
    buttons(
      mainButton(text("diary.see-week"), "diary.table", { weeks: 1 }),
      button(text("diary.import-undo"), "diary.import-undo", { id }),
    ),
  );
}

function drawGone(text: Text): Shown {
  return card(TONE.diary, text("diary.import-gone", { hours: WAITING_KEPT.hours }), buttons(weekButton(text)));
}

function weekButton(text: Text) {
  return button(text("diary.see-week"), "diary.table", { weeks: 1 });
}

/** What was in the file and does not come along, a line each. */
function leftOut(text: Text, { unreadable, naps, older, isBedUnknown }: Found): string[] {
  const { count, first } = unreadable;
  const list = new Intl.ListFormat(text.locale);
  return [
    count > 0 &&
      text("diary.import-unreadable", {
        count,
        entries: list.format(first.map(String)),
        more: count > first.length ? "some" : "other",
      }),
    naps > 0 && text("diary.import-naps", { count: naps }),
    older > 0 && text("diary.import-older", { count: older, days: DIARY_KEPT.days }),
    isBedUnknown && text("diary.import-bed-unknown"),
  ]
    .filter((line) => typeof line === "string")
    .map((line) => `- ${line}`);
}

function appNames(text: Text, { formats }: Pick<Found, "formats">): string {
  return new Intl.ListFormat(text.locale).format(formats.map((format) => text(`diary.app-${format}`)));
}
