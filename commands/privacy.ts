import { KEPT_AFTER_STOP } from "../src/delivery/sweep.ts";
import { type DiaryRecord, DRAFT_KEPT } from "../src/diary/diary.ts";
import { DIARY_KEPT, type DiaryNight } from "../src/diary/diary-night.ts";
import type { Command } from "../src/discord/command.ts";
import { button, buttons, card, dangerButton, type Shown, TONE } from "../src/discord/draw/card.ts";
import { nightsText } from "../src/discord/draw/schedule.ts";
import { nightText, timestamp } from "../src/discord/draw/timestamps.ts";
import { NIGHTS_KEPT, type Reminder, type StoredSchedule } from "../src/reminders/reminder.ts";
import { showZone } from "../src/reminders/zones.ts";
import { key, type Text } from "../src/text/text.ts";
import { everywhere } from "./contexts.ts";

export const privacy: Command = {
  data: everywhere("privacy", key("privacy.description"))
    .addSubcommand((sub) => sub.setName("show").setDescription(key("privacy.description-show")))
    .addSubcommand((sub) => sub.setName("delete").setDescription(key("privacy.description-delete")))
    .toJSON(),

  isPrivate: () => true,

  async run(interaction, answer, { content, reminders, people, diary, text }) {
    const { id } = interaction.user;
    if (interaction.options.getSubcommand() === "delete") return answer.send(drawQuestion(text), "private");
    const chosen = await people.countryOf(id);
    const country = content.helplines.find(({ code }) => code === chosen)?.country ?? chosen;
    await answer.send(drawKept(text, await reminders.find(id), country, await diary.find(id)), "private");
  },

  actions: {
    async "privacy.delete"(interaction, _args, answer, { reminders, people, diary, text }) {
      const { id } = interaction.user;
      const hadReminder = await reminders.forget(id);
      const hadChoice = await people.forget(id);
      const hadDiary = await diary.forget(id);
      const existed = hadReminder || hadChoice || hadDiary;
      await answer.update(card(TONE.plain, text(existed ? "privacy.deleted" : "privacy.nothing-to-delete")));
    },

    async "privacy.keep"(_interaction, _args, answer, { text }) {
      await answer.update(card(TONE.plain, text("privacy.not-deleted")));
    },
  },
};

function drawQuestion(text: Text): Shown {
  return card(
    TONE.plain,
    text("privacy.delete-all"),
    buttons(
      dangerButton(text("privacy.delete-button"), "privacy.delete"),
      button(text("privacy.keep-button"), "privacy.keep"),
    ),
  );
}

function drawKept(
  text: Text,
  reminder: Reminder | undefined,
  country: string | undefined,
  diary: DiaryRecord | undefined,
): Shown {
  const heading = text("privacy.kept");
  const told = [
    ...(reminder ? Object.values(KEPT).flatMap((tell) => tell?.(reminder, text) ?? []) : []),
    ...(country ? [text("privacy.country", { country })] : []),
    ...(diary ? Object.values(KEPT_DIARY).flatMap((tell) => tell?.(diary, text) ?? []) : []),
  ];
  if (told.length === 0) return card(TONE.plain, `${heading}\n${text("privacy.nothing")}`, text("privacy.never"));
  const lines = [text("privacy.user-id"), ...told].map((line) => `- ${line}`);
  return card(
    TONE.plain,
    `${heading}\n${lines.join("\n")}`,
    text("privacy.how-long", { days: KEPT_AFTER_STOP.days, diary: DIARY_KEPT.days }),
    text("privacy.never"),
  );
}

type Telling = (reminder: Reminder, text: Text) => string | null | undefined;

/**
 * Every field of the record, in words. A field that is not told here is a broken promise, so a new one does not
 * compile until it is; `undefined` stands for one that says nothing about the person or is told with another.
 */
const KEPT: Readonly<Record<keyof Reminder, Telling | undefined>> = {
  version: undefined, // the form in which we write records, the same for everybody
  schedule: ({ schedule }, text) => schedule && text("privacy.schedule", { reminder: scheduleText(text, schedule) }),
  pending: ({ pending }, text) =>
    pending &&
    text("privacy.pending", { reminder: scheduleText(text, pending.schedule), when: momentText(pending.askedAt) }),
  state: ({ state }, text) => text("privacy.state", { state }),
  pausedBy: ({ state, pausedBy }, text) =>
    state === "paused" ? text("privacy.paused-by", { who: pausedBy === "person" ? "person" : "other" }) : undefined,
  pausedUntil: ({ pausedUntil }, text) =>
    pausedUntil && text("privacy.paused-until", { night: nightText(pausedUntil, text.locale) }),
  changedAt: ({ changedAt }, text) => text("privacy.changed", { when: momentText(changedAt) }),
  next: ({ next }, text) =>
    next && text("privacy.next", { from: momentText(next.opensAt), until: momentText(next.closesAt) }),
  plans: ({ plans }, text) => {
    const [when, then] = Object.values(plans).flatMap((at) => (at === undefined ? [] : momentText(at)));
    if (when === undefined) return undefined;
    return then === undefined ? text("privacy.plan", { when }) : text("privacy.two-plans", { when, then });
  },
  channelId: ({ channelId }, text) => channelId && text("privacy.channel"),
  claim: ({ claim }, text) => claim && text("privacy.claim", { when: momentText(claim.at) }),
  last: ({ last }, text) =>
    last && text("privacy.last-night", { night: nightText(last.night, text.locale), when: momentText(last.at) }),
  nights: ({ nights }, text) => text("privacy.nights", { most: NIGHTS_KEPT, count: nights.length }),
  refusals: ({ refusals }, text) => (refusals > 0 ? text("privacy.refusals", { count: refusals }) : undefined),
  unanswered: ({ unanswered = 0 }, text) =>
    unanswered > 0 ? text("privacy.unanswered", { count: unanswered }) : undefined,
  troubled: ({ troubled }, text) => troubled && text("privacy.troubled", { night: nightText(troubled, text.locale) }),
  locale: ({ locale }, text) => locale && text("privacy.locale"),
  notice: ({ notice }, text) => notice && text("privacy.notice"),
};

/** The same promise for the sleep diary. */
const KEPT_DIARY: Readonly<
  Record<keyof DiaryRecord, ((diary: DiaryRecord, text: Text) => string | undefined) | undefined>
> = {
  version: undefined,
  nights: ({ nights }, text) => {
    const [first, last] = [nights[0], nights.at(-1)];
    if (!first || !last) return undefined;
    const items = Object.entries(DIARY_ITEMS).filter(([field]) => nights.some((night) => field in night));
    return text("privacy.diary", {
      count: nights.length,
      first: nightText(first.night, text.locale),
      last: nightText(last.night, text.locale),
      items: new Intl.ListFormat(text.locale).format(items.map(([, name]) => text(name))),
    });
  },
  draft: ({ draft }, text) =>
    draft && text("privacy.diary-draft", { night: nightText(draft.night, text.locale), hours: DRAFT_KEPT.hours }),
};

/** What is kept of a night, by name. */
const DIARY_ITEMS = {
  night: "privacy.diary-date",
  zone: "privacy.diary-zone",
  inBed: "privacy.diary-in-bed",
  tried: "privacy.diary-tried",
  onsetMinutes: "privacy.diary-onset",
  noSleep: "privacy.diary-no-sleep",
  awakenings: "privacy.diary-awakenings",
  awakeMinutes: "privacy.diary-awake",
  woke: "privacy.diary-woke",
  rose: "privacy.diary-rose",
  quality: "privacy.diary-quality",
} as const satisfies Readonly<Record<keyof DiaryNight, `privacy.diary-${string}`>>;

function scheduleText(text: Text, { bedtime, zone, leadMinutes, nights, quiet }: StoredSchedule): string {
  return text("privacy.reminder", {
    bedtime,
    place: showZone(zone),
    nights: nightsText(text, nights),
    minutes: leadMinutes,
    quiet: quiet ? "yes" : "other",
  });
}

function momentText(instant: string): string {
  return timestamp(Temporal.Instant.from(instant), "f");
}
