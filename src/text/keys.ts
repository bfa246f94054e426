// Written by `npm run text` from data/text/en. Change the sentences there.
import type { Word } from "./text.ts";

/** Every sentence by key, with what it has to be told; null for nothing. */
export interface Sentences {
  readonly "bedtime.before-wake": {
    readonly wake: Word;
  };
  readonly "bedtime.for-hours": {
    readonly bedtime: Word;
    readonly hours: number;
  };
  readonly "bedtime.is-it": null;
  readonly "bedtime.near": null;
  readonly "bedtime.which-half": null;
  readonly "bedtime.which-time": null;
  readonly "bedtime.which-wake": null;
  readonly "cautions.all-cautions": null;
  readonly "cautions.ask-about-a-name": null;
  readonly "cautions.ask-names": null;
  readonly "cautions.ask-title": null;
  readonly "cautions.danger-line": {
    readonly call: Word;
  };
  readonly "cautions.description": null;
  readonly "cautions.emergency-steps": null;
  readonly "cautions.law": {
    readonly place: Word;
  };
  readonly "cautions.law-heading": {
    readonly place: Word;
  };
  readonly "cautions.law-month-estimated": null;
  readonly "cautions.law-no-permission": null;
  readonly "cautions.law-nothing": null;
  readonly "cautions.law-old": {
    readonly month: Word;
  };
  readonly "cautions.law-sources": null;
  readonly "cautions.law-which": null;
  readonly "cautions.named-add-kratom": null;
  readonly "cautions.named-alone": {
    readonly severity: "danger" | "warning" | "other";
    readonly title: Word;
  };
  readonly "cautions.named-alone-name": {
    readonly name: Word;
    readonly severity: "danger" | "warning" | "other";
  };
  readonly "cautions.named-also": {
    readonly more: Word;
  };
  readonly "cautions.named-danger-alone": {
    readonly names: Word;
  };
  readonly "cautions.named-differs": {
    readonly name: Word;
    readonly parts: Word;
  };
  readonly "cautions.named-elsewhere": null;
  readonly "cautions.named-holds": {
    readonly name: Word;
    readonly parts: Word;
  };
  readonly "cautions.named-list": {
    readonly pairs: Word;
    readonly risk: "danger" | "warning" | "unknown" | "other";
  };
  readonly "cautions.named-meaning": {
    readonly parts: Word;
    readonly where: Word;
  };
  readonly "cautions.named-meanings": {
    readonly name: Word;
  };
  readonly "cautions.named-more": {
    readonly count: number;
  };
  readonly "cautions.named-more-heading": {
    readonly pairs: Word;
    readonly risk: "danger" | "warning" | "unknown" | "other";
  };
  readonly "cautions.named-no-rule": null;
  readonly "cautions.named-of-group": {
    readonly group: Word;
  };
  readonly "cautions.named-of-groups": {
    readonly groups: Word;
  };
  readonly "cautions.named-other": {
    readonly names: Word;
  };
  readonly "cautions.named-partly": {
    readonly names: Word;
  };
  readonly "cautions.named-prescribed": null;
  readonly "cautions.named-read": {
    readonly name: Word;
  };
  readonly "cautions.named-read-by-nobody": null;
  readonly "cautions.named-shared": {
    readonly parts: Word;
  };
  readonly "cautions.named-slip": {
    readonly names: Word;
  };
  readonly "cautions.named-sources": null;
  readonly "cautions.named-too-much": null;
  readonly "cautions.named-unknown": {
    readonly count: number;
  };
  readonly "cautions.named-unlisted": null;
  readonly "cautions.named-unsure": null;
  readonly "cautions.named-unverified": {
    readonly pairs: Word;
  };
  readonly "cautions.named-which": {
    readonly count: number;
  };
  readonly "cautions.named-with": {
    readonly one: Word;
    readonly other: Word;
  };
  readonly "cautions.named-worst": {
    readonly risk: Word;
  };
  readonly "cautions.named-worst-known": {
    readonly risk: Word;
  };
  readonly "cautions.named-worst-known-of-all": {
    readonly risk: Word;
  };
  readonly "cautions.named-worst-of-all": {
    readonly risk: Word;
  };
  readonly "cautions.names-example": null;
  readonly "cautions.nothing-to-take": null;
  readonly "cautions.option-place": null;
  readonly "cautions.option-topic": null;
  readonly "cautions.option-with": null;
  readonly "cautions.read-first": {
    readonly names: Word;
  };
  readonly "cautions.read-more": null;
  readonly "cautions.what-is-known": null;
  readonly "cautions.where-from": null;
  readonly "cautions.where-to-get-help": null;
  readonly "cautions.without-taking": null;
  readonly "checkin.by-the-clock": {
    readonly at: Word;
    readonly form: "rota" | "other";
    readonly hours: number;
    readonly place: Word;
  };
  readonly "checkin.consent": {
    readonly at: Word;
    readonly form: "rota" | "other";
    readonly hours: number;
    readonly place: Word;
  };
  readonly "checkin.consent-first": {
    readonly when: Word;
  };
  readonly "checkin.consent-now": null;
  readonly "checkin.consent-on": null;
  readonly "checkin.description": null;
  readonly "checkin.dm-sent": null;
  readonly "checkin.due-now": null;
  readonly "checkin.first": {
    readonly when: Word;
  };
  readonly "checkin.go-on": {
    readonly more: number;
    readonly mornings: number;
  };
  readonly "checkin.goes-on": null;
  readonly "checkin.how-to-stop": null;
  readonly "checkin.is-already": null;
  readonly "checkin.is-moved": null;
  readonly "checkin.is-on": null;
  readonly "checkin.is-on-again": null;
  readonly "checkin.keep-it": null;
  readonly "checkin.kept-paused": null;
  readonly "checkin.last-mornings": null;
  readonly "checkin.log": null;
  readonly "checkin.log-after-all": null;
  readonly "checkin.morning": {
    readonly day: Word;
    readonly outcome: Word;
  };
  readonly "checkin.morning-discord": null;
  readonly "checkin.morning-down": null;
  readonly "checkin.morning-failed": null;
  readonly "checkin.morning-late": null;
  readonly "checkin.morning-refused": null;
  readonly "checkin.morning-sent": {
    readonly answer: "skip" | "other";
    readonly time: Word;
  };
  readonly "checkin.morning-skipped": null;
  readonly "checkin.morning-unknown": null;
  readonly "checkin.next": {
    readonly when: Word;
  };
  readonly "checkin.none": null;
  readonly "checkin.not-in-thread": null;
  readonly "checkin.not-on": null;
  readonly "checkin.not-undone": null;
  readonly "checkin.noted": {
    readonly day: Word;
  };
  readonly "checkin.noted-keep": null;
  readonly "checkin.noted-usual": {
    readonly day: Word;
  };
  readonly "checkin.nothing-to-resume": null;
  readonly "checkin.nothing-was-on": null;
  readonly "checkin.off": null;
  readonly "checkin.on": null;
  readonly "checkin.on-at": null;
  readonly "checkin.on-hours": null;
  readonly "checkin.on-zone": null;
  readonly "checkin.outcome-overtaken": null;
  readonly "checkin.outcome-rejected": null;
  readonly "checkin.outcome-repeated": null;
  readonly "checkin.outcome-waiting": null;
  readonly "checkin.pause": null;
  readonly "checkin.paused": null;
  readonly "checkin.paused-by-silence": {
    readonly mornings: number;
  };
  readonly "checkin.paused-by-you": null;
  readonly "checkin.paused-refused": {
    readonly nights: number;
  };
  readonly "checkin.pauses": {
    readonly mornings: number;
  };
  readonly "checkin.pending": {
    readonly at: Word;
    readonly form: "rota" | "other";
    readonly hours: number;
    readonly place: Word;
  };
  readonly "checkin.question": {
    readonly day: Word;
  };
  readonly "checkin.reminder-goes-on": null;
  readonly "checkin.resume": null;
  readonly "checkin.resumed": {
    readonly when: Word;
  };
  readonly "checkin.show": null;
  readonly "checkin.skip": null;
  readonly "checkin.skipped": null;
  readonly "checkin.skipped-night": {
    readonly day: Word;
  };
  readonly "checkin.starts-now": null;
  readonly "checkin.stop": null;
  readonly "checkin.stopped": null;
  readonly "checkin.stopped-under-way": null;
  readonly "checkin.travel-ends": {
    readonly day: Word;
    readonly home: Word;
  };
  readonly "checkin.travel-set": {
    readonly day: Word;
    readonly place: Word;
  };
  readonly "checkin.try-again": null;
  readonly "checkin.undo": null;
  readonly "checkin.undone": {
    readonly day: Word;
  };
  readonly "checkin.unknown": null;
  readonly "checkin.usual": null;
  readonly "checkin.usual-too-few": null;
  readonly "checkin.was-not-paused": {
    readonly when: Word;
  };
  readonly "checkin.which-time": {
    readonly count: number;
  };
  readonly "checkin.why-this-message": null;
  readonly "checkin.yours": null;
  readonly "coach.agreed": null;
  readonly "coach.ask-me": null;
  readonly "coach.back": null;
  readonly "coach.before-next": {
    readonly week: number;
  };
  readonly "coach.begin": null;
  readonly "coach.break": null;
  readonly "coach.can-wait": null;
  readonly "coach.can-wait-shift": null;
  readonly "coach.change-cue": null;
  readonly "coach.change-step": null;
  readonly "coach.choice": {
    readonly goal: Word;
    readonly title: Word;
    readonly week: number;
  };
  readonly "coach.choose-step": null;
  readonly "coach.description": null;
  readonly "coach.description-end": null;
  readonly "coach.description-pause": null;
  readonly "coach.description-resume": null;
  readonly "coach.description-shift": null;
  readonly "coach.description-show": null;
  readonly "coach.description-start": null;
  readonly "coach.did-it": null;
  readonly "coach.end": null;
  readonly "coach.end-question": null;
  readonly "coach.end-yes": null;
  readonly "coach.ended": null;
  readonly "coach.evening": {
    readonly bedtime: Word;
  };
  readonly "coach.evening-next": null;
  readonly "coach.evening-rest": {
    readonly summary: Word;
    readonly title: Word;
  };
  readonly "coach.evening-step": {
    readonly title: Word;
    readonly words: Word;
  };
  readonly "coach.evening-then": null;
  readonly "coach.finish": null;
  readonly "coach.finish-bad": null;
  readonly "coach.finish-day": null;
  readonly "coach.finish-well": null;
  readonly "coach.go-on": null;
  readonly "coach.go-on-to": {
    readonly week: number;
  };
  readonly "coach.if-then": {
    readonly action: Word;
    readonly cue: Word;
  };
  readonly "coach.is-paused": null;
  readonly "coach.keep": null;
  readonly "coach.look": {
    readonly done: Word;
  };
  readonly "coach.look-chosen": {
    readonly day: Word;
  };
  readonly "coach.look-day": null;
  readonly "coach.look-diary": {
    readonly nights: number;
  };
  readonly "coach.look-done": {
    readonly did: number;
  };
  readonly "coach.look-next-choose": null;
  readonly "coach.look-next-finish": null;
  readonly "coach.look-next-go-on": null;
  readonly "coach.look-next-stay": null;
  readonly "coach.look-none": null;
  readonly "coach.look-off": null;
  readonly "coach.look-question": null;
  readonly "coach.look-slept": {
    readonly hours: number;
    readonly minutes: number;
    readonly nights: number;
  };
  readonly "coach.my-plan": null;
  readonly "coach.no": null;
  readonly "coach.none": null;
  readonly "coach.none-kept": null;
  readonly "coach.not-chosen": null;
  readonly "coach.not-now": null;
  readonly "coach.not-tonight": null;
  readonly "coach.noted-did": null;
  readonly "coach.noted-not": null;
  readonly "coach.nothing-changed": null;
  readonly "coach.nothing-to-pause": null;
  readonly "coach.open": null;
  readonly "coach.option-to": null;
  readonly "coach.pause": null;
  readonly "coach.paused": {
    readonly title: Word;
    readonly week: number;
  };
  readonly "coach.plan-after": null;
  readonly "coach.plan-file": null;
  readonly "coach.plan-first-days": null;
  readonly "coach.plan-helped": null;
  readonly "coach.question": {
    readonly asks: Word;
    readonly count: number;
    readonly number: number;
  };
  readonly "coach.resume": null;
  readonly "coach.shift-done": {
    readonly at: Word;
  };
  readonly "coach.shift-end": null;
  readonly "coach.shift-ended": {
    readonly at: Word;
  };
  readonly "coach.shift-length": {
    readonly moves: number;
    readonly nights: number;
  };
  readonly "coach.shift-move": {
    readonly bedtime: Word;
  };
  readonly "coach.shift-moved": {
    readonly at: Word;
  };
  readonly "coach.shift-needs-reminder": null;
  readonly "coach.shift-none": null;
  readonly "coach.shift-not-moved": null;
  readonly "coach.shift-pause": null;
  readonly "coach.shift-paused": {
    readonly at: Word;
  };
  readonly "coach.shift-plan": {
    readonly direction: "earlier" | "later" | "other";
    readonly from: Word;
    readonly text: Word;
    readonly to: Word;
  };
  readonly "coach.shift-ready": {
    readonly at: Word;
    readonly next: Word;
  };
  readonly "coach.shift-resting": {
    readonly next: Word;
  };
  readonly "coach.shift-resume": null;
  readonly "coach.shift-same": {
    readonly bedtime: Word;
  };
  readonly "coach.shift-stands": {
    readonly at: Word;
    readonly left: number;
    readonly to: Word;
  };
  readonly "coach.shift-stay": null;
  readonly "coach.shift-stayed": {
    readonly at: Word;
  };
  readonly "coach.shift-when": {
    readonly bedtime: Word;
  };
  readonly "coach.somebody-elses": null;
  readonly "coach.something-changed": null;
  readonly "coach.step": {
    readonly text: Word;
    readonly title: Word;
  };
  readonly "coach.step-line": {
    readonly summary: Word;
    readonly title: Word;
  };
  readonly "coach.then": null;
  readonly "coach.tie-it": null;
  readonly "coach.too-soon": null;
  readonly "coach.week-hard": {
    readonly did: number;
    readonly ifHard: Word;
    readonly not: number;
  };
  readonly "coach.week-so-far": {
    readonly did: number;
    readonly not: number;
    readonly noted: "none" | "other";
  };
  readonly "coach.weekly-look": null;
  readonly "coach.what-changed": null;
  readonly "coach.what-changed-hint": null;
  readonly "coach.what-is-cbti": null;
  readonly "coach.when": null;
  readonly "coach.where": {
    readonly title: Word;
    readonly week: number;
  };
  readonly "coach.where-to-call": {
    readonly country: Word;
  };
  readonly "coach.why": null;
  readonly "coach.with-nightly": null;
  readonly "coach.without-nightly": null;
  readonly "coach.yes": null;
  readonly "common.my-reminder": null;
  readonly "common.no-clinician": null;
  readonly "common.question-older": null;
  readonly "common.question-over": null;
  readonly "common.reviewed": {
    readonly by: "clinician" | "pharmacist" | "crisisWorker" | "lawyer" | "editor" | "other";
    readonly day: Word;
    readonly how: "opened" | "stored" | "secondhand" | "other";
  };
  readonly "common.source": {
    readonly publisher: Word;
    readonly title: Word;
    readonly year: Word;
  };
  readonly "common.sources": null;
  readonly "common.start-over": null;
  readonly "common.undated": null;
  readonly "common.where-from": null;
  readonly "danger.ask-child-poison": null;
  readonly "danger.ask-crisis": null;
  readonly "danger.ask-not-breathing": null;
  readonly "danger.ask-overdose": null;
  readonly "danger.ask-third-person": null;
  readonly "danger.ask-withdrawal": null;
  readonly "danger.call": {
    readonly call: Word;
  };
  readonly "danger.help-now": null;
  readonly "diary-report.about-name": null;
  readonly "diary-report.as-usual": null;
  readonly "diary-report.begin": null;
  readonly "diary-report.busy": null;
  readonly "diary-report.chart-alt": {
    readonly nights: number;
  };
  readonly "diary-report.chart-asleep": null;
  readonly "diary-report.chart-awake": null;
  readonly "diary-report.chart-bed": null;
  readonly "diary-report.chart-heading": null;
  readonly "diary-report.choose-free": null;
  readonly "diary-report.description": null;
  readonly "diary-report.failed": null;
  readonly "diary-report.figure-jetlag": {
    readonly days: Word;
    readonly length: Word;
  };
  readonly "diary-report.figure-jetlag-few": {
    readonly days: Word;
    readonly needed: number;
  };
  readonly "diary-report.figure-jetlag-unchosen": null;
  readonly "diary-report.figure-midpoint": {
    readonly deviation: Word;
    readonly spread: "none" | "other";
    readonly time: Word;
  };
  readonly "diary-report.figure-midpoint-none": {
    readonly needed: number;
  };
  readonly "diary-report.figure-regularity": {
    readonly index: number;
  };
  readonly "diary-report.figure-regularity-none": null;
  readonly "diary-report.figures-heading": null;
  readonly "diary-report.free": {
    readonly chosen: "none" | "other";
    readonly days: Word;
  };
  readonly "diary-report.free-placeholder": null;
  readonly "diary-report.free-saved": {
    readonly chosen: "none" | "other";
    readonly days: Word;
  };
  readonly "diary-report.head-bed": null;
  readonly "diary-report.head-early": null;
  readonly "diary-report.head-night": null;
  readonly "diary-report.head-nwak": null;
  readonly "diary-report.head-quality": null;
  readonly "diary-report.head-rose": null;
  readonly "diary-report.head-se": null;
  readonly "diary-report.head-sol": null;
  readonly "diary-report.head-tib": null;
  readonly "diary-report.head-tried": null;
  readonly "diary-report.head-tst": null;
  readonly "diary-report.head-waso": null;
  readonly "diary-report.head-woke": null;
  readonly "diary-report.longer": {
    readonly weeks: number;
  };
  readonly "diary-report.made": {
    readonly nights: number;
    readonly noted: number;
  };
  readonly "diary-report.make": null;
  readonly "diary-report.name-left-out": null;
  readonly "diary-report.no-sleep": null;
  readonly "diary-report.note-a-night": null;
  readonly "diary-report.note-as-usual": null;
  readonly "diary-report.note-definitions": null;
  readonly "diary-report.note-free": null;
  readonly "diary-report.note-indices": null;
  readonly "diary-report.note-table": {
    readonly needed: number;
  };
  readonly "diary-report.option-name": null;
  readonly "diary-report.option-weeks": null;
  readonly "diary-report.page-about": {
    readonly first: Word;
    readonly last: Word;
    readonly nights: number;
    readonly noted: number;
    readonly zones: Word;
  };
  readonly "diary-report.page-made": {
    readonly day: Word;
  };
  readonly "diary-report.page-name-blank": null;
  readonly "diary-report.page-notice": null;
  readonly "diary-report.page-title": null;
  readonly "diary-report.row-mean": null;
  readonly "diary-report.row-median": null;
  readonly "diary-report.row-week": {
    readonly first: Word;
    readonly last: Word;
    readonly noted: number;
  };
  readonly "diary-report.table-heading": null;
  readonly "diary-report.too-few": {
    readonly count: number;
    readonly needed: number;
    readonly weeks: number;
  };
  readonly "diary-report.try-again": null;
  readonly "diary.about-awake": null;
  readonly "diary.about-bed": null;
  readonly "diary.about-guesses": null;
  readonly "diary.about-onset": null;
  readonly "diary.about-rise": null;
  readonly "diary.also-alcohol": null;
  readonly "diary.also-ask": null;
  readonly "diary.also-caffeine": null;
  readonly "diary.also-change": null;
  readonly "diary.also-exercise": null;
  readonly "diary.also-field": null;
  readonly "diary.also-hint": null;
  readonly "diary.also-is-off": null;
  readonly "diary.also-medicine": null;
  readonly "diary.also-nap": null;
  readonly "diary.also-none": null;
  readonly "diary.also-off": null;
  readonly "diary.also-on": null;
  readonly "diary.also-said": {
    readonly what: Word;
  };
  readonly "diary.also-said-alcohol": null;
  readonly "diary.also-said-caffeine": null;
  readonly "diary.also-said-exercise": null;
  readonly "diary.also-said-medicine": null;
  readonly "diary.also-said-nap": null;
  readonly "diary.also-title": {
    readonly day: Word;
  };
  readonly "diary.alt-awake": {
    readonly minutes: number;
  };
  readonly "diary.alt-awake-span": {
    readonly from: number;
    readonly to: number;
  };
  readonly "diary.alt-bedtime": {
    readonly time: Word;
  };
  readonly "diary.alt-bedtimes": {
    readonly times: Word;
  };
  readonly "diary.alt-before": {
    readonly day: Word;
  };
  readonly "diary.alt-night": {
    readonly day: Word;
    readonly told: Word;
  };
  readonly "diary.alt-nights": {
    readonly all: number;
    readonly count: number;
    readonly first: Word;
    readonly last: Word;
    readonly told: Word;
  };
  readonly "diary.alt-nothing": null;
  readonly "diary.alt-opening": null;
  readonly "diary.alt-quality": {
    readonly quality: Word;
  };
  readonly "diary.alt-quality-count": {
    readonly count: number;
    readonly quality: Word;
  };
  readonly "diary.alt-span": {
    readonly from: Word;
    readonly to: Word;
    readonly what: "bed" | "sleep" | "midpoint" | "wake" | "rise" | "other";
  };
  readonly "diary.alt-time": {
    readonly time: Word;
    readonly what: "bed" | "sleep" | "midpoint" | "wake" | "rise" | "other";
  };
  readonly "diary.app-apple-health": null;
  readonly "diary.app-fitbit": null;
  readonly "diary.app-oura": null;
  readonly "diary.app-plees": null;
  readonly "diary.app-sleep-as-android": null;
  readonly "diary.app-standard": null;
  readonly "diary.app-winddown-csv": null;
  readonly "diary.app-winddown-json": null;
  readonly "diary.as-table": null;
  readonly "diary.awake": {
    readonly length: Word;
  };
  readonly "diary.awakenings": {
    readonly count: number;
  };
  readonly "diary.by-the-clock": {
    readonly place: Word;
  };
  readonly "diary.change": null;
  readonly "diary.column-asleep": null;
  readonly "diary.column-bed": null;
  readonly "diary.column-night": null;
  readonly "diary.column-up": null;
  readonly "diary.column-woke": null;
  readonly "diary.description": null;
  readonly "diary.dropped": {
    readonly day: Word;
  };
  readonly "diary.export": null;
  readonly "diary.export-format": null;
  readonly "diary.exported-csv": {
    readonly count: number;
  };
  readonly "diary.exported-plees": {
    readonly count: number;
  };
  readonly "diary.exported-standard": {
    readonly count: number;
  };
  readonly "diary.exported-without": {
    readonly count: number;
  };
  readonly "diary.field-awake": null;
  readonly "diary.field-bed": null;
  readonly "diary.field-onset": null;
  readonly "diary.field-quality": null;
  readonly "diary.field-rise": null;
  readonly "diary.figure": {
    readonly name: Word;
    readonly nights: number;
    readonly value: Word;
  };
  readonly "diary.figure-asleep": null;
  readonly "diary.figure-awake": null;
  readonly "diary.figure-bed": null;
  readonly "diary.figure-bed-spread": null;
  readonly "diary.figure-in-bed": null;
  readonly "diary.figure-midpoint": null;
  readonly "diary.figure-onset": null;
  readonly "diary.figure-rose": null;
  readonly "diary.figure-wake-spread": null;
  readonly "diary.figure-woke": null;
  readonly "diary.figures-later": {
    readonly needed: number;
  };
  readonly "diary.figures-too-few": {
    readonly missing: Word;
  };
  readonly "diary.fill-rest": null;
  readonly "diary.form-title": {
    readonly day: Word;
  };
  readonly "diary.form-waits": {
    readonly day: Word;
  };
  readonly "diary.format-csv": null;
  readonly "diary.format-plees": null;
  readonly "diary.format-standard": null;
  readonly "diary.hint-awake": null;
  readonly "diary.hint-bed": null;
  readonly "diary.hint-onset": null;
  readonly "diary.hint-rise": null;
  readonly "diary.import": null;
  readonly "diary.import-bed-unknown": null;
  readonly "diary.import-button": {
    readonly count: number;
  };
  readonly "diary.import-cancel": null;
  readonly "diary.import-cancelled": null;
  readonly "diary.import-file": null;
  readonly "diary.import-found": {
    readonly app: Word;
    readonly count: number;
  };
  readonly "diary.import-gone": {
    readonly hours: number;
  };
  readonly "diary.import-here": {
    readonly count: number;
  };
  readonly "diary.import-naps": {
    readonly count: number;
  };
  readonly "diary.import-nothing-new": {
    readonly app: Word;
    readonly count: number;
  };
  readonly "diary.import-older": {
    readonly count: number;
    readonly days: number;
  };
  readonly "diary.import-span": {
    readonly first: Word;
    readonly last: Word;
  };
  readonly "diary.import-too-late": null;
  readonly "diary.import-undo": null;
  readonly "diary.import-undone": {
    readonly changed: number;
    readonly dropped: number;
  };
  readonly "diary.import-unreadable": {
    readonly count: number;
    readonly entries: Word;
    readonly more: "some" | "other";
  };
  readonly "diary.import-waits": {
    readonly hours: number;
    readonly place: Word;
  };
  readonly "diary.import-zone": null;
  readonly "diary.imported": {
    readonly count: number;
    readonly here: number;
    readonly hours: number;
  };
  readonly "diary.in-bed": {
    readonly time: Word;
  };
  readonly "diary.kept": {
    readonly day: Word;
  };
  readonly "diary.kept-usual": {
    readonly day: Word;
  };
  readonly "diary.length": {
    readonly hours: number;
    readonly minutes: number;
  };
  readonly "diary.log": null;
  readonly "diary.log-last": null;
  readonly "diary.log-night": null;
  readonly "diary.log-zone": null;
  readonly "diary.makes": {
    readonly asleep: Word;
    readonly inBed: Word;
  };
  readonly "diary.middle": {
    readonly least: Word;
    readonly line: Word;
    readonly most: Word;
  };
  readonly "diary.middles": null;
  readonly "diary.no-nights": null;
  readonly "diary.no-sleep": null;
  readonly "diary.none-of-these": null;
  readonly "diary.not-kept": {
    readonly day: Word;
    readonly typed: "kept" | "other";
  };
  readonly "diary.not-known": {
    readonly fields: Word;
  };
  readonly "diary.not-logged": {
    readonly day: Word;
  };
  readonly "diary.nothing-known": {
    readonly day: Word;
  };
  readonly "diary.nothing-typed": {
    readonly day: Word;
  };
  readonly "diary.onset": {
    readonly length: Word;
  };
  readonly "diary.open-again": null;
  readonly "diary.picture-awake": null;
  readonly "diary.picture-bed": null;
  readonly "diary.picture-bedtime": {
    readonly time: Word;
  };
  readonly "diary.picture-bedtimes": null;
  readonly "diary.picture-midpoint": null;
  readonly "diary.picture-nothing": null;
  readonly "diary.picture-quality": null;
  readonly "diary.picture-sleep": null;
  readonly "diary.picture-title": {
    readonly first: Word;
    readonly last: Word;
  };
  readonly "diary.place-example": null;
  readonly "diary.place-field": null;
  readonly "diary.place-title": null;
  readonly "diary.problem-awake-negative": null;
  readonly "diary.problem-awake-too-long": null;
  readonly "diary.problem-awake-unreadable": null;
  readonly "diary.problem-awake-unsure": null;
  readonly "diary.problem-bed-future": null;
  readonly "diary.problem-bed-unreadable": null;
  readonly "diary.problem-onset-negative": null;
  readonly "diary.problem-onset-unreadable": null;
  readonly "diary.problem-onset-unsure": null;
  readonly "diary.problem-rise-before-bed": null;
  readonly "diary.problem-rise-future": null;
  readonly "diary.problem-rise-unreadable": null;
  readonly "diary.problem-rose-before-woke": null;
  readonly "diary.problem-tried-before-bed": null;
  readonly "diary.quality-fair": null;
  readonly "diary.quality-good": null;
  readonly "diary.quality-poor": null;
  readonly "diary.quality-said": {
    readonly quality: Word;
  };
  readonly "diary.quality-very-good": null;
  readonly "diary.quality-very-poor": null;
  readonly "diary.remark-awake-after": null;
  readonly "diary.remark-awake-before": null;
  readonly "diary.remark-awake-last": null;
  readonly "diary.remark-bed-varies": null;
  readonly "diary.remark-rise-varies": null;
  readonly "diary.replaced": null;
  readonly "diary.rose": {
    readonly time: Word;
  };
  readonly "diary.say-where": null;
  readonly "diary.see-week": null;
  readonly "diary.still-open": null;
  readonly "diary.tried": {
    readonly time: Word;
  };
  readonly "diary.try-awake-after": null;
  readonly "diary.try-awake-before": null;
  readonly "diary.try-awake-last": null;
  readonly "diary.try-bed-varies": null;
  readonly "diary.try-rise-varies": null;
  readonly "diary.week": null;
  readonly "diary.week-weeks": null;
  readonly "diary.weekly-is-enough": null;
  readonly "diary.weeks": {
    readonly weeks: number;
  };
  readonly "diary.which-night": {
    readonly count: number;
  };
  readonly "diary.woke": {
    readonly time: Word;
  };
  readonly "dm.ask-delete": null;
  readonly "dm.ask-remind": null;
  readonly "dm.ask-stop": null;
  readonly "dm.clocks-skip": {
    readonly bedtime: Word;
    readonly instead: Word;
  };
  readonly "dm.clocks-soon": {
    readonly bedtime: Word;
    readonly day: Word;
    readonly direction: "forward" | "other";
    readonly minutes: number;
  };
  readonly "dm.clocks-tonight": {
    readonly bedtime: Word;
    readonly direction: "forward" | "other";
    readonly minutes: number;
  };
  readonly "dm.consent": {
    readonly bedtime: Word;
    readonly evenings: Word;
    readonly form: "plain" | "week" | "other";
    readonly lead: number;
    readonly nights: Word;
    readonly place: Word;
    readonly quiet: "yes" | "other";
  };
  readonly "dm.consent-first": {
    readonly when: Word;
  };
  readonly "dm.consent-now": null;
  readonly "dm.consent-on": null;
  readonly "dm.go-on": {
    readonly more: number;
    readonly nights: number;
  };
  readonly "dm.greeting": null;
  readonly "dm.home-again": {
    readonly home: Word;
  };
  readonly "dm.how-to-stop": null;
  readonly "dm.how-to-stop-in-thread": null;
  readonly "dm.nothing-to-resume": null;
  readonly "dm.nothing-to-stop": null;
  readonly "dm.once-more": {
    readonly bedtime: Word;
  };
  readonly "dm.pauses": {
    readonly nights: number;
  };
  readonly "dm.still-away": {
    readonly place: Word;
  };
  readonly "dm.stopped": null;
  readonly "dm.stopped-all": null;
  readonly "dm.stopped-both": null;
  readonly "dm.stopped-check-in": null;
  readonly "dm.stopped-under-way": null;
  readonly "dm.test": null;
  readonly "dm.too-many": {
    readonly seconds: number;
  };
  readonly "dm.why-in-thread": null;
  readonly "dm.why-this-message": null;
  readonly "dm.wind-down": {
    readonly bedtime: Word;
  };
  readonly "errors.answer-not-taken": {
    readonly reference: Word;
  };
  readonly "errors.article-outdated": null;
  readonly "errors.article-words-unknown": {
    readonly topics: Word;
  };
  readonly "errors.bug": {
    readonly reference: Word;
  };
  readonly "errors.button-unknown": null;
  readonly "errors.caution-topic-unknown": {
    readonly topics: Word;
  };
  readonly "errors.cautions-outdated": null;
  readonly "errors.check-outdated": null;
  readonly "errors.checkin-somebody-elses": null;
  readonly "errors.checkin-time-not-morning": null;
  readonly "errors.checkin-zone-missing": null;
  readonly "errors.coach-outdated": null;
  readonly "errors.command-unknown": null;
  readonly "errors.country-unknown": null;
  readonly "errors.diary-import-busy": null;
  readonly "errors.diary-import-full": null;
  readonly "errors.diary-import-not-fetched": null;
  readonly "errors.diary-import-too-large": {
    readonly megabytes: number;
  };
  readonly "errors.diary-import-unknown": null;
  readonly "errors.diary-night-future": null;
  readonly "errors.diary-night-too-old": null;
  readonly "errors.diary-night-unknown": null;
  readonly "errors.diary-outdated": null;
  readonly "errors.diary-somebody-elses": null;
  readonly "errors.diary-zone-missing": null;
  readonly "errors.diary-zone-unknown": null;
  readonly "errors.form-too-late": null;
  readonly "errors.help-outdated": null;
  readonly "errors.lead-out-of-range": {
    readonly least: number;
    readonly most: number;
    readonly usual: number;
  };
  readonly "errors.names-missing": null;
  readonly "errors.nights-unreadable": null;
  readonly "errors.pause-past": null;
  readonly "errors.pause-too-far": null;
  readonly "errors.pause-unknown": null;
  readonly "errors.place-unknown": null;
  readonly "errors.record-unreadable": {
    readonly reference: Word;
  };
  readonly "errors.relax-outdated": null;
  readonly "errors.reminder-outdated": null;
  readonly "errors.tips-outdated": null;
  readonly "errors.tonight-outdated": null;
  readonly "errors.too-many-messages": {
    readonly seconds: number;
  };
  readonly "errors.travel-past": null;
  readonly "errors.travel-too-far": null;
  readonly "errors.travel-unknown": null;
  readonly "errors.weekly-somebody-elses": null;
  readonly "errors.weekly-time": null;
  readonly "errors.worry-empty": null;
  readonly "grades.evidence-limited": null;
  readonly "grades.evidence-moderate": null;
  readonly "grades.evidence-strong": null;
  readonly "grades.risk-danger": null;
  readonly "grades.risk-heading": {
    readonly name: Word;
    readonly risk: "danger" | "warning" | "unknown" | "other";
  };
  readonly "grades.risk-unknown": null;
  readonly "grades.risk-warning": null;
  readonly "grades.severity-heading": {
    readonly severity: "danger" | "warning" | "info" | "other";
    readonly title: Word;
  };
  readonly "grades.status-banned": {
    readonly month: Word;
  };
  readonly "grades.status-legal": {
    readonly month: Word;
  };
  readonly "grades.status-prescription": {
    readonly month: Word;
  };
  readonly "grades.status-regulated": {
    readonly month: Word;
  };
  readonly "grades.status-unclear": {
    readonly month: Word;
  };
  readonly "grades.strength-limited": null;
  readonly "grades.strength-moderate": null;
  readonly "grades.strength-strong": null;
  readonly "grades.verdict-contradicted": null;
  readonly "grades.verdict-harmful": null;
  readonly "grades.verdict-mixed": null;
  readonly "grades.verdict-name-contradicted": null;
  readonly "grades.verdict-name-harmful": null;
  readonly "grades.verdict-name-mixed": null;
  readonly "grades.verdict-name-supported": null;
  readonly "grades.verdict-name-unsupported": null;
  readonly "grades.verdict-supported": null;
  readonly "grades.verdict-unsupported": null;
  readonly "help-now.any-emergency": null;
  readonly "help-now.in-any-emergency": null;
  readonly "help-now.it-is-not-that": null;
  readonly "help-now.more-lines": {
    readonly directory: Word;
  };
  readonly "help-now.my-country": null;
  readonly "help-now.need-help": null;
  readonly "help-now.not-that": null;
  readonly "help-now.numbers-of": {
    readonly country: Word;
  };
  readonly "help-now.other-country": null;
  readonly "help-now.what-is-it": null;
  readonly "help.any-crisis": {
    readonly emergency: Word;
  };
  readonly "help.any-emergency": null;
  readonly "help.any-poison": {
    readonly emergency: Word;
  };
  readonly "help.any-substance-use": null;
  readonly "help.article": null;
  readonly "help.as-of": {
    readonly estimated: "yes" | "other";
    readonly month: Word;
  };
  readonly "help.choose-country": null;
  readonly "help.commands": null;
  readonly "help.country-kept": {
    readonly country: Word;
  };
  readonly "help.crisis": {
    readonly call: Word;
  };
  readonly "help.description": null;
  readonly "help.diary": null;
  readonly "help.emergency": {
    readonly call: Word;
  };
  readonly "help.emergency-numbers": null;
  readonly "help.more-crisis-lines": {
    readonly directory: Word;
  };
  readonly "help.option-country": null;
  readonly "help.poison": {
    readonly call: Word;
  };
  readonly "help.privacy": null;
  readonly "help.privacy-at": {
    readonly address: Word;
  };
  readonly "help.remind-me": null;
  readonly "help.report": null;
  readonly "help.report-at": {
    readonly address: Word;
  };
  readonly "help.substance-use": {
    readonly call: Word;
  };
  readonly "help.try-a-tip": null;
  readonly "help.urgent": null;
  readonly "help.urgent-in": {
    readonly country: Word;
  };
  readonly "help.what-i-am-not": null;
  readonly "help.what-i-do": null;
  readonly "help.your-country": {
    readonly first: Word;
    readonly last: Word;
  };
  readonly "notices.checkin-consent-lost": null;
  readonly "notices.checkin-paused-by-silence": {
    readonly mornings: number;
  };
  readonly "notices.checkin-refused": null;
  readonly "notices.consent-lost": null;
  readonly "notices.dms-refused": {
    readonly howToAllow: Word;
  };
  readonly "notices.how-to-allow-dms": null;
  readonly "notices.paused-by-silence": {
    readonly nights: number;
  };
  readonly "notices.switch-on-again": null;
  readonly "notices.thread-closed": {
    readonly permissions: Word;
  };
  readonly "notices.thread-gone": null;
  readonly "notices.thread-left": null;
  readonly "notices.weekly-consent-lost": null;
  readonly "notices.weekly-refused": null;
  readonly "privacy.changed": {
    readonly when: Word;
  };
  readonly "privacy.channel": null;
  readonly "privacy.check-in": {
    readonly at: Word;
    readonly form: "rota" | "other";
    readonly hours: number;
    readonly place: Word;
  };
  readonly "privacy.check-in-channel": null;
  readonly "privacy.check-in-kept-on": {
    readonly night: Word;
    readonly years: number;
  };
  readonly "privacy.check-in-last": {
    readonly night: Word;
    readonly when: Word;
  };
  readonly "privacy.check-in-last-dealt-with": {
    readonly night: Word;
    readonly when: Word;
  };
  readonly "privacy.check-in-locale": null;
  readonly "privacy.check-in-next": {
    readonly from: Word;
    readonly until: Word;
  };
  readonly "privacy.check-in-nights": {
    readonly count: number;
    readonly most: number;
  };
  readonly "privacy.check-in-pending": {
    readonly at: Word;
    readonly form: "rota" | "other";
    readonly hours: number;
    readonly place: Word;
    readonly when: Word;
  };
  readonly "privacy.check-in-plans": {
    readonly when: Word;
  };
  readonly "privacy.check-in-since-asked": {
    readonly count: number;
  };
  readonly "privacy.check-in-state": {
    readonly state: "on" | "off" | "person" | "silence" | "refusals" | "other";
    readonly when: Word;
  };
  readonly "privacy.check-in-unanswered": {
    readonly count: number;
  };
  readonly "privacy.claim": {
    readonly when: Word;
  };
  readonly "privacy.coaching": {
    readonly since: Word;
    readonly started: Word;
    readonly title: Word;
    readonly touched: Word;
    readonly week: number;
  };
  readonly "privacy.coaching-days": {
    readonly count: number;
    readonly did: number;
  };
  readonly "privacy.coaching-look": {
    readonly day: Word;
  };
  readonly "privacy.coaching-look-from": {
    readonly day: Word;
  };
  readonly "privacy.coaching-paused": {
    readonly day: Word;
  };
  readonly "privacy.coaching-shift": {
    readonly at: Word;
    readonly from: Word;
    readonly started: Word;
    readonly to: Word;
    readonly touched: Word;
  };
  readonly "privacy.coaching-shift-paused": {
    readonly day: Word;
  };
  readonly "privacy.coaching-step": {
    readonly step: Word;
  };
  readonly "privacy.coaching-tied": {
    readonly words: Word;
  };
  readonly "privacy.country": {
    readonly country: Word;
  };
  readonly "privacy.delete-all": null;
  readonly "privacy.delete-any-time": null;
  readonly "privacy.delete-button": null;
  readonly "privacy.deleted": null;
  readonly "privacy.deleted-thread": {
    readonly thread: Word;
  };
  readonly "privacy.description": null;
  readonly "privacy.description-delete": null;
  readonly "privacy.description-export": null;
  readonly "privacy.description-show": null;
  readonly "privacy.diary": {
    readonly count: number;
    readonly first: Word;
    readonly items: Word;
    readonly last: Word;
  };
  readonly "privacy.diary-also": null;
  readonly "privacy.diary-as-usual": null;
  readonly "privacy.diary-asks-also": null;
  readonly "privacy.diary-awake": null;
  readonly "privacy.diary-awakenings": null;
  readonly "privacy.diary-date": null;
  readonly "privacy.diary-draft": {
    readonly hours: number;
    readonly night: Word;
  };
  readonly "privacy.diary-free-nights": {
    readonly days: Word;
  };
  readonly "privacy.diary-import-done": {
    readonly hours: number;
  };
  readonly "privacy.diary-import-waiting": {
    readonly count: number;
    readonly hours: number;
  };
  readonly "privacy.diary-in-bed": null;
  readonly "privacy.diary-looked": {
    readonly first: Word;
    readonly last: Word;
  };
  readonly "privacy.diary-no-sleep": null;
  readonly "privacy.diary-onset": null;
  readonly "privacy.diary-quality": null;
  readonly "privacy.diary-rose": null;
  readonly "privacy.diary-told-weekly": null;
  readonly "privacy.diary-tried": null;
  readonly "privacy.diary-woke": null;
  readonly "privacy.diary-zone": null;
  readonly "privacy.exported": null;
  readonly "privacy.file-about": null;
  readonly "privacy.how-long": {
    readonly days: number;
  };
  readonly "privacy.how-long-check-in": {
    readonly days: number;
  };
  readonly "privacy.how-long-coaching": {
    readonly days: number;
  };
  readonly "privacy.how-long-diary": {
    readonly days: number;
  };
  readonly "privacy.how-long-weekly": {
    readonly days: number;
  };
  readonly "privacy.keep-button": null;
  readonly "privacy.kept": null;
  readonly "privacy.kept-on": {
    readonly night: Word;
    readonly years: number;
  };
  readonly "privacy.last-dealt-with": {
    readonly night: Word;
    readonly when: Word;
  };
  readonly "privacy.last-night": {
    readonly night: Word;
    readonly when: Word;
  };
  readonly "privacy.locale": null;
  readonly "privacy.missing-account": null;
  readonly "privacy.never": null;
  readonly "privacy.next": {
    readonly from: Word;
    readonly until: Word;
  };
  readonly "privacy.nights": {
    readonly count: number;
    readonly most: number;
  };
  readonly "privacy.not-deleted": null;
  readonly "privacy.nothing": null;
  readonly "privacy.nothing-to-delete": null;
  readonly "privacy.nothing-to-export": null;
  readonly "privacy.notice": null;
  readonly "privacy.paused-by": {
    readonly who: "person" | "silence" | "other";
  };
  readonly "privacy.paused-until": {
    readonly night: Word;
  };
  readonly "privacy.pending": {
    readonly reminder: Word;
    readonly when: Word;
  };
  readonly "privacy.plan": {
    readonly when: Word;
  };
  readonly "privacy.question": {
    readonly days: number;
    readonly when: Word;
  };
  readonly "privacy.question-card": {
    readonly hours: number;
  };
  readonly "privacy.refusals": {
    readonly count: number;
  };
  readonly "privacy.reminder": {
    readonly bedtime: Word;
    readonly day: Word;
    readonly evenings: Word;
    readonly form: "plain" | "week" | "other";
    readonly lead: number;
    readonly nights: Word;
    readonly place: Word;
    readonly quiet: "yes" | "other";
  };
  readonly "privacy.schedule": {
    readonly reminder: Word;
  };
  readonly "privacy.set-aside": {
    readonly count: number;
  };
  readonly "privacy.since-asked": {
    readonly count: number;
  };
  readonly "privacy.state": {
    readonly state: "on" | "off" | "paused" | "other";
  };
  readonly "privacy.thread": {
    readonly thread: Word;
  };
  readonly "privacy.troubled": {
    readonly night: Word;
  };
  readonly "privacy.two-plans": {
    readonly then: Word;
    readonly when: Word;
  };
  readonly "privacy.unanswered": {
    readonly count: number;
  };
  readonly "privacy.user-id": null;
  readonly "privacy.weekly": {
    readonly at: Word;
    readonly day: Word;
    readonly place: Word;
  };
  readonly "privacy.weekly-channel": null;
  readonly "privacy.weekly-last": {
    readonly night: Word;
    readonly when: Word;
  };
  readonly "privacy.weekly-locale": null;
  readonly "privacy.weekly-next": {
    readonly from: Word;
    readonly until: Word;
  };
  readonly "privacy.weekly-nights": {
    readonly count: number;
    readonly most: number;
  };
  readonly "privacy.weekly-pending": {
    readonly at: Word;
    readonly day: Word;
    readonly place: Word;
    readonly when: Word;
  };
  readonly "privacy.weekly-plans": {
    readonly when: Word;
  };
  readonly "privacy.weekly-state": {
    readonly state: "on" | "off" | "paused" | "other";
    readonly when: Word;
  };
  readonly "privacy.weekly-unanswered": {
    readonly count: number;
  };
  readonly "privacy.wish": {
    readonly reminder: Word;
  };
  readonly "reminder.all-nights": null;
  readonly "reminder.already-set": null;
  readonly "reminder.another-day": null;
  readonly "reminder.bedtime-label": null;
  readonly "reminder.begin-when": null;
  readonly "reminder.by-rota": {
    readonly evenings: Word;
  };
  readonly "reminder.change-rota": null;
  readonly "reminder.choose-place": null;
  readonly "reminder.city-hint": null;
  readonly "reminder.city-label": null;
  readonly "reminder.city-title": null;
  readonly "reminder.clock-differs": null;
  readonly "reminder.clock-hint": null;
  readonly "reminder.clock-label": null;
  readonly "reminder.clock-question": {
    readonly bedtime: Word;
    readonly moment: Word;
    readonly nights: Word;
    readonly place: Word;
  };
  readonly "reminder.clock-question-skipped": {
    readonly bedtime: Word;
    readonly instead: Word;
    readonly moment: Word;
    readonly nights: Word;
    readonly place: Word;
  };
  readonly "reminder.clock-question-week": {
    readonly bedtime: Word;
    readonly evenings: Word;
    readonly moment: Word;
    readonly place: Word;
  };
  readonly "reminder.clock-title": null;
  readonly "reminder.clock-unreadable": null;
  readonly "reminder.come-by-dm": null;
  readonly "reminder.comes-early": null;
  readonly "reminder.comes-in-thread": {
    readonly thread: Word;
  };
  readonly "reminder.description": null;
  readonly "reminder.dm-sent": null;
  readonly "reminder.due-now": null;
  readonly "reminder.end-rota": null;
  readonly "reminder.ends-rota": {
    readonly bedtime: Word;
    readonly evenings: Word;
    readonly nights: Word;
  };
  readonly "reminder.every-night-again": null;
  readonly "reminder.every-other": null;
  readonly "reminder.first-message": {
    readonly when: Word;
  };
  readonly "reminder.first-messages": null;
  readonly "reminder.first-of": {
    readonly evening: Word;
    readonly when: Word;
  };
  readonly "reminder.home-already": null;
  readonly "reminder.home-hint": null;
  readonly "reminder.home-label": null;
  readonly "reminder.home-title": null;
  readonly "reminder.in-bed": null;
  readonly "reminder.in-thread": {
    readonly thread: Word;
  };
  readonly "reminder.is-every-night": null;
  readonly "reminder.is-every-other": null;
  readonly "reminder.keep-it": null;
  readonly "reminder.keep-nightly": null;
  readonly "reminder.keep-rota": null;
  readonly "reminder.kept-paused": null;
  readonly "reminder.last-nights": null;
  readonly "reminder.longer": null;
  readonly "reminder.longer-question": {
    readonly place: Word;
  };
  readonly "reminder.mine-differs": null;
  readonly "reminder.more-minutes": null;
  readonly "reminder.move-to-dm": null;
  readonly "reminder.moved": null;
  readonly "reminder.my-clock-says": null;
  readonly "reminder.next-message": {
    readonly when: Word;
  };
  readonly "reminder.next-message-when": {
    readonly when: Word;
  };
  readonly "reminder.night": {
    readonly day: Word;
    readonly outcome: Word;
  };
  readonly "reminder.night-at": {
    readonly bedtime: Word;
    readonly day: Word;
  };
  readonly "reminder.night-discord": null;
  readonly "reminder.night-down": {
    readonly from: Word;
    readonly to: Word;
  };
  readonly "reminder.night-failed": null;
  readonly "reminder.night-late": null;
  readonly "reminder.night-next-day": {
    readonly bedtime: Word;
    readonly day: Word;
    readonly next: Word;
  };
  readonly "reminder.night-off": {
    readonly day: Word;
  };
  readonly "reminder.night-over": {
    readonly day: Word;
  };
  readonly "reminder.night-refused": null;
  readonly "reminder.night-sent": {
    readonly answer: "inbed" | "skip" | "snooze" | "keep" | "pause" | "other";
    readonly time: Word;
  };
  readonly "reminder.night-skipped": null;
  readonly "reminder.night-snooze-missed": {
    readonly missed: number;
    readonly sent: Word;
  };
  readonly "reminder.night-snoozed": {
    readonly sent: Word;
    readonly times: number;
  };
  readonly "reminder.night-unknown": null;
  readonly "reminder.night-unknown-to-me": null;
  readonly "reminder.nights-every": null;
  readonly "reminder.nights-every-other": null;
  readonly "reminder.nights-some": {
    readonly days: Word;
  };
  readonly "reminder.nights-weeknights": null;
  readonly "reminder.nights-without": {
    readonly nights: Word;
  };
  readonly "reminder.no-night-left": null;
  readonly "reminder.no-place": null;
  readonly "reminder.none": null;
  readonly "reminder.none-of-these": null;
  readonly "reminder.not-moved": null;
  readonly "reminder.not-on": null;
  readonly "reminder.noted-in-bed": null;
  readonly "reminder.noted-keep": null;
  readonly "reminder.noted-skip": null;
  readonly "reminder.nothing-changed": null;
  readonly "reminder.nothing-comes": null;
  readonly "reminder.nothing-to-pause": null;
  readonly "reminder.nothing-to-resume": null;
  readonly "reminder.nothing-to-skip": null;
  readonly "reminder.nothing-was-on": null;
  readonly "reminder.off": null;
  readonly "reminder.offer-thread": null;
  readonly "reminder.on": null;
  readonly "reminder.on-again": null;
  readonly "reminder.once-more": {
    readonly time: Word;
  };
  readonly "reminder.one-under-way": null;
  readonly "reminder.only-these": {
    readonly days: Word;
  };
  readonly "reminder.other-time": null;
  readonly "reminder.others-stay": null;
  readonly "reminder.outcome-overtaken": null;
  readonly "reminder.outcome-rejected": null;
  readonly "reminder.outcome-repeated": null;
  readonly "reminder.outcome-waiting": null;
  readonly "reminder.pause": null;
  readonly "reminder.pause-now": null;
  readonly "reminder.pause-until": null;
  readonly "reminder.pause-which": {
    readonly count: number;
  };
  readonly "reminder.paused": null;
  readonly "reminder.paused-by-silence": {
    readonly nights: number;
  };
  readonly "reminder.paused-by-you": null;
  readonly "reminder.paused-refused": {
    readonly nights: number;
  };
  readonly "reminder.paused-to": {
    readonly when: Word;
  };
  readonly "reminder.paused-until": {
    readonly day: Word;
  };
  readonly "reminder.pending": {
    readonly bedtime: Word;
    readonly evenings: Word;
    readonly form: "plain" | "week" | "other";
    readonly place: Word;
  };
  readonly "reminder.permission-create": null;
  readonly "reminder.permission-read": null;
  readonly "reminder.permission-view": null;
  readonly "reminder.permission-write": null;
  readonly "reminder.place-away": {
    readonly day: Word;
    readonly home: Word;
    readonly place: Word;
  };
  readonly "reminder.place-near": {
    readonly place: Word;
  };
  readonly "reminder.place-near-some": null;
  readonly "reminder.place-unknown": null;
  readonly "reminder.quietly": null;
  readonly "reminder.resume": null;
  readonly "reminder.resume-now": null;
  readonly "reminder.resumed": {
    readonly when: Word;
  };
  readonly "reminder.rota": null;
  readonly "reminder.rota-another-day": null;
  readonly "reminder.rota-choose": null;
  readonly "reminder.rota-choose-day": null;
  readonly "reminder.rota-hint": null;
  readonly "reminder.rota-is-on": {
    readonly day: Word;
    readonly evenings: Word;
    readonly place: Word;
  };
  readonly "reminder.rota-label": null;
  readonly "reminder.rota-next": {
    readonly list: Word;
    readonly nights: number;
  };
  readonly "reminder.rota-nights": null;
  readonly "reminder.rota-none": null;
  readonly "reminder.rota-not-begun": {
    readonly day: Word;
  };
  readonly "reminder.rota-off": {
    readonly nights: number;
  };
  readonly "reminder.rota-preview": {
    readonly day: Word;
    readonly evenings: Word;
    readonly place: Word;
  };
  readonly "reminder.rota-reading": {
    readonly day: Word;
    readonly evenings: Word;
  };
  readonly "reminder.rota-run": {
    readonly bedtime: Word;
    readonly nights: number;
  };
  readonly "reminder.rota-run-of": {
    readonly nights: number;
    readonly shift: "day" | "early" | "late" | "night" | "other";
  };
  readonly "reminder.rota-say-times": null;
  readonly "reminder.rota-time-hint": null;
  readonly "reminder.rota-time-label": {
    readonly shift: "day" | "early" | "late" | "night" | "other";
  };
  readonly "reminder.rota-times-title": null;
  readonly "reminder.rota-title": null;
  readonly "reminder.rota-turn-on": null;
  readonly "reminder.rota-type": null;
  readonly "reminder.rota-unreadable": {
    readonly least: number;
    readonly most: number;
    readonly times: number;
  };
  readonly "reminder.rota-when": {
    readonly shifts: Word;
  };
  readonly "reminder.rota-where-in-it": {
    readonly night: number;
    readonly nights: number;
  };
  readonly "reminder.rota-which": {
    readonly count: number;
  };
  readonly "reminder.rota-which-day": {
    readonly evenings: Word;
  };
  readonly "reminder.set": null;
  readonly "reminder.set-bedtime": null;
  readonly "reminder.set-lead": null;
  readonly "reminder.set-nights": null;
  readonly "reminder.set-quiet": null;
  readonly "reminder.set-wake": null;
  readonly "reminder.set-zone": null;
  readonly "reminder.show": null;
  readonly "reminder.skip": null;
  readonly "reminder.skip-in-time": null;
  readonly "reminder.skip-not-tonight": null;
  readonly "reminder.skip-sent-already": null;
  readonly "reminder.skip-under-way": null;
  readonly "reminder.snooze-no-room": {
    readonly when: Word;
  };
  readonly "reminder.snooze-used-up": null;
  readonly "reminder.snoozed": {
    readonly time: Word;
  };
  readonly "reminder.somebody-elses": null;
  readonly "reminder.starts-at": {
    readonly when: Word;
  };
  readonly "reminder.starts-later-chosen": {
    readonly when: Word;
  };
  readonly "reminder.starts-later-over": {
    readonly when: Word;
  };
  readonly "reminder.starts-later-paused": {
    readonly when: Word;
  };
  readonly "reminder.starts-later-sent": {
    readonly when: Word;
  };
  readonly "reminder.starts-now": null;
  readonly "reminder.stop": null;
  readonly "reminder.stop-question": null;
  readonly "reminder.stop-yes": null;
  readonly "reminder.stopped": null;
  readonly "reminder.stopped-under-way": null;
  readonly "reminder.summary": {
    readonly bedtime: Word;
    readonly evenings: Word;
    readonly form: "plain" | "week" | "other";
    readonly lead: number;
    readonly nights: Word;
    readonly place: Word;
    readonly quiet: "yes" | "other";
  };
  readonly "reminder.test": null;
  readonly "reminder.test-again": null;
  readonly "reminder.test-not-arrived": null;
  readonly "reminder.test-not-now": null;
  readonly "reminder.test-refused": {
    readonly howToAllow: Word;
  };
  readonly "reminder.test-rejected": null;
  readonly "reminder.test-sent": null;
  readonly "reminder.test-sent-in-thread": {
    readonly thread: Word;
  };
  readonly "reminder.thread-closed": {
    readonly permissions: Word;
    readonly thread: Word;
  };
  readonly "reminder.thread-gone": null;
  readonly "reminder.thread-here": null;
  readonly "reminder.thread-lacking": {
    readonly permissions: Word;
  };
  readonly "reminder.thread-left": null;
  readonly "reminder.thread-name": null;
  readonly "reminder.thread-not-made-lacking": {
    readonly permissions: Word;
  };
  readonly "reminder.thread-not-made-not-now": null;
  readonly "reminder.thread-not-made-nowhere": null;
  readonly "reminder.thread-not-made-too-many": null;
  readonly "reminder.thread-not-made-wrong-channel": null;
  readonly "reminder.thread-nothing-set": null;
  readonly "reminder.too-near": {
    readonly earlier: Word;
    readonly hours: number;
    readonly later: Word;
  };
  readonly "reminder.travel-at-home": {
    readonly home: Word;
  };
  readonly "reminder.travel-ends": {
    readonly day: Word;
    readonly home: Word;
  };
  readonly "reminder.travel-mornings": null;
  readonly "reminder.travel-next": {
    readonly when: Word;
  };
  readonly "reminder.travel-over": {
    readonly home: Word;
  };
  readonly "reminder.travel-pause": {
    readonly day: Word;
  };
  readonly "reminder.travel-paused": null;
  readonly "reminder.travel-set": {
    readonly day: Word;
    readonly place: Word;
  };
  readonly "reminder.travel-which": null;
  readonly "reminder.try-again": null;
  readonly "reminder.try-dm": null;
  readonly "reminder.type-again": null;
  readonly "reminder.type-my-city": null;
  readonly "reminder.until-nights": null;
  readonly "reminder.until-tomorrow": null;
  readonly "reminder.until-two-weeks": null;
  readonly "reminder.until-week": null;
  readonly "reminder.use-thread": null;
  readonly "reminder.was-not-paused": {
    readonly when: Word;
  };
  readonly "reminder.week-off": {
    readonly days: Word;
  };
  readonly "reminder.where": null;
  readonly "reminder.which-abbreviation": null;
  readonly "reminder.which-by-clock": {
    readonly clock: Word;
  };
  readonly "reminder.which-nights": {
    readonly bedtime: Word;
    readonly evenings: Word;
  };
  readonly "reminder.which-offset": null;
  readonly "reminder.which-one": {
    readonly place: Word;
  };
  readonly "reminder.which-several": null;
  readonly "reminder.yours": null;
  readonly "reminder.zone": null;
  readonly "reminder.zone-check-in": null;
  readonly "reminder.zone-nothing-on": null;
  readonly "reminder.zone-paused": null;
  readonly "reminder.zone-place": null;
  readonly "reminder.zone-until": null;
  readonly "sleep-article.about-dosing": null;
  readonly "sleep-article.apart": {
    readonly habits: number;
    readonly habitsSupported: number;
    readonly warnings: number;
    readonly warningsSupported: number;
  };
  readonly "sleep-article.article-says": {
    readonly says: Word;
  };
  readonly "sleep-article.article-told": {
    readonly told: Word;
  };
  readonly "sleep-article.begin": {
    readonly section: Word;
  };
  readonly "sleep-article.description": null;
  readonly "sleep-article.dosing": null;
  readonly "sleep-article.every": null;
  readonly "sleep-article.evidence-says": {
    readonly note: Word;
  };
  readonly "sleep-article.footer": null;
  readonly "sleep-article.found": {
    readonly count: number;
  };
  readonly "sleep-article.go-to": null;
  readonly "sleep-article.heading": null;
  readonly "sleep-article.in-answer": {
    readonly article: Word;
  };
  readonly "sleep-article.last": null;
  readonly "sleep-article.more-sources": null;
  readonly "sleep-article.next": {
    readonly section: Word;
  };
  readonly "sleep-article.not-advice": null;
  readonly "sleep-article.one-grade": {
    readonly grade: Word;
  };
  readonly "sleep-article.only-grade": null;
  readonly "sleep-article.option-about": null;
  readonly "sleep-article.option-grade": null;
  readonly "sleep-article.page": {
    readonly section: Word;
  };
  readonly "sleep-article.part": {
    readonly part: number;
    readonly parts: number;
    readonly section: Word;
  };
  readonly "sleep-article.previous": {
    readonly section: Word;
  };
  readonly "sleep-article.statement": {
    readonly number: number;
  };
  readonly "sleep-article.what-it-is": null;
  readonly "sleep-article.where-from": {
    readonly section: Word;
  };
  readonly "sleep-awake.begin": null;
  readonly "sleep-awake.breathe": null;
  readonly "sleep-awake.description": null;
  readonly "sleep-awake.get-up": null;
  readonly "sleep-awake.not-parked": null;
  readonly "sleep-awake.park": null;
  readonly "sleep-awake.park-example": null;
  readonly "sleep-awake.park-label": null;
  readonly "sleep-awake.park-where": null;
  readonly "sleep-awake.why": null;
  readonly "sleep-awake.worry": null;
  readonly "sleep-awake.worry-kept": null;
  readonly "sleep-check.anywhere": {
    readonly call: Word;
  };
  readonly "sleep-check.begin": null;
  readonly "sleep-check.description": null;
  readonly "sleep-check.go-on": null;
  readonly "sleep-check.heading-crisis": null;
  readonly "sleep-check.heading-none": null;
  readonly "sleep-check.heading-some": null;
  readonly "sleep-check.heading-urgent": null;
  readonly "sleep-check.in-danger": null;
  readonly "sleep-check.next": null;
  readonly "sleep-check.no": null;
  readonly "sleep-check.not-a-diagnosis": null;
  readonly "sleep-check.opening": null;
  readonly "sleep-check.part": {
    readonly part: number;
    readonly parts: number;
  };
  readonly "sleep-check.previous": null;
  readonly "sleep-check.question": {
    readonly count: number;
    readonly number: number;
  };
  readonly "sleep-check.start-again": null;
  readonly "sleep-check.where-to-call": {
    readonly country: Word;
  };
  readonly "sleep-check.yes": null;
  readonly "sleep-relax.another": null;
  readonly "sleep-relax.back": null;
  readonly "sleep-relax.by-hand": null;
  readonly "sleep-relax.count": null;
  readonly "sleep-relax.description": null;
  readonly "sleep-relax.for-resting": null;
  readonly "sleep-relax.kind-body-scan": null;
  readonly "sleep-relax.kind-breathing": null;
  readonly "sleep-relax.kind-imagery": null;
  readonly "sleep-relax.kind-muscles": null;
  readonly "sleep-relax.last": {
    readonly worth: Word;
  };
  readonly "sleep-relax.next": null;
  readonly "sleep-relax.option-kind": null;
  readonly "sleep-relax.option-private": null;
  readonly "sleep-relax.pause": null;
  readonly "sleep-relax.step": {
    readonly count: number;
    readonly number: number;
  };
  readonly "sleep-relax.turns": {
    readonly seconds: number;
  };
  readonly "sleep-relax.where-from": {
    readonly title: Word;
  };
  readonly "sleep-relax.which": null;
  readonly "sleep-relax.words-are-ours": null;
  readonly "sleep-relax.worth": {
    readonly strength: Word;
    readonly why: Word;
  };
  readonly "sleep-tips.costs-sleep": null;
  readonly "sleep-tips.description": null;
  readonly "sleep-tips.for-afternoon": null;
  readonly "sleep-tips.for-evening": null;
  readonly "sleep-tips.for-morning": null;
  readonly "sleep-tips.for-night": null;
  readonly "sleep-tips.general-advice": null;
  readonly "sleep-tips.nothing": null;
  readonly "sleep-tips.nothing-closest": null;
  readonly "sleep-tips.only-you": null;
  readonly "sleep-tips.option-about": null;
  readonly "sleep-tips.option-private": null;
  readonly "sleep-tips.why": {
    readonly why: Word;
  };
  readonly "sleep-tonight.ask-bedtime": null;
  readonly "sleep-tonight.description": null;
  readonly "sleep-tonight.differs": null;
  readonly "sleep-tonight.heading": {
    readonly bedtime: Word;
  };
  readonly "sleep-tonight.just-passed": {
    readonly bedtime: Word;
  };
  readonly "sleep-tonight.move": {
    readonly bedtime: Word;
  };
  readonly "sleep-tonight.next": {
    readonly time: Word;
  };
  readonly "sleep-tonight.night-off": {
    readonly bedtime: Word;
  };
  readonly "sleep-tonight.no-test": null;
  readonly "sleep-tonight.option-bedtime": null;
  readonly "sleep-tonight.option-wake": null;
  readonly "sleep-tonight.own-clock": null;
  readonly "sleep-tonight.remind": null;
  readonly "sleep-tonight.sources": null;
  readonly "sleep-tonight.why": null;
  readonly "sleep-tonight.zone-guessed": {
    readonly button: Word;
    readonly shown: Word;
  };
  readonly "sleep.description": null;
  readonly "weekly.another-day": null;
  readonly "weekly.asleep": {
    readonly length: Word;
  };
  readonly "weekly.asleep-unknown": null;
  readonly "weekly.consent-now": null;
  readonly "weekly.day-1": null;
  readonly "weekly.day-2": null;
  readonly "weekly.day-3": null;
  readonly "weekly.day-4": null;
  readonly "weekly.day-5": null;
  readonly "weekly.day-6": null;
  readonly "weekly.day-7": null;
  readonly "weekly.description": null;
  readonly "weekly.dm-sent": null;
  readonly "weekly.first": {
    readonly when: Word;
  };
  readonly "weekly.how-to-stop": null;
  readonly "weekly.is-already": null;
  readonly "weekly.is-moved": null;
  readonly "weekly.is-on": null;
  readonly "weekly.look": null;
  readonly "weekly.moved-aside": {
    readonly from: Word;
  };
  readonly "weekly.next": {
    readonly when: Word;
  };
  readonly "weekly.nights": {
    readonly nights: number;
  };
  readonly "weekly.no-week": null;
  readonly "weekly.not-on": null;
  readonly "weekly.nothing-stands-out": null;
  readonly "weekly.nothing-to-resume": null;
  readonly "weekly.nothing-was-on": null;
  readonly "weekly.off": null;
  readonly "weekly.on": null;
  readonly "weekly.on-at": null;
  readonly "weekly.on-day": null;
  readonly "weekly.outcome-overtaken": null;
  readonly "weekly.outcome-rejected": null;
  readonly "weekly.outcome-repeated": null;
  readonly "weekly.outcome-waiting": null;
  readonly "weekly.resumed": {
    readonly when: Word;
  };
  readonly "weekly.stop": null;
  readonly "weekly.stopped": {
    readonly isOneInFlight: "yes" | "other";
  };
  readonly "weekly.title": null;
  readonly "weekly.try-again": null;
  readonly "weekly.was-not-paused": {
    readonly when: Word;
  };
  readonly "weekly.why": null;
  readonly "weekly.wish": {
    readonly at: Word;
    readonly day: Word;
    readonly nights: number;
    readonly place: Word;
  };
}
