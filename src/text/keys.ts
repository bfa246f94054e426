// Written by `npm run text` from data/text/en. Change the sentences there.
import type { Word } from "./text.ts";

/** Every sentence by key, with what it has to be told; null for nothing. */
export interface Messages {
  readonly "bedtime.which-half": null;
  readonly "cautions.description": null;
  readonly "cautions.law": {
    readonly place: Word;
  };
  readonly "cautions.law-heading": {
    readonly place: Word;
  };
  readonly "cautions.law-month-estimated": null;
  readonly "cautions.law-no-permission": null;
  readonly "cautions.law-nothing": null;
  readonly "cautions.law-old": null;
  readonly "cautions.law-sources": null;
  readonly "cautions.law-which": null;
  readonly "cautions.list-as-a-whole": null;
  readonly "cautions.option-place": null;
  readonly "cautions.option-topic": null;
  readonly "cautions.option-with": null;
  readonly "cautions.read-more": null;
  readonly "cautions.signs-of-an-emergency": null;
  readonly "cautions.where-from": null;
  readonly "cautions.where-to-get-help": null;
  readonly "cautions.with-did-you-mean": null;
  readonly "cautions.with-each-beside-kratom": null;
  readonly "cautions.with-group": {
    readonly names: Word;
  };
  readonly "cautions.with-heading": null;
  readonly "cautions.with-kratom": null;
  readonly "cautions.with-near": {
    readonly names: Word;
    readonly which: "first" | "second" | "third" | "fourth" | "other";
  };
  readonly "cautions.with-part": {
    readonly names: Word;
    readonly which: "first" | "second" | "third" | "fourth" | "other";
  };
  readonly "cautions.with-unlisted": {
    readonly which: "first" | "second" | "third" | "fourth" | "other";
  };
  readonly "cautions.with-whole-group": null;
  readonly "cautions.with-worst": {
    readonly risk: Word;
  };
  readonly "cautions.with-worst-known": {
    readonly risk: Word;
  };
  readonly "common.reviewed": {
    readonly day: Word;
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
  readonly "errors.answer-not-taken": {
    readonly reference: Word;
  };
  readonly "errors.article-outdated": null;
  readonly "errors.bug": {
    readonly reference: Word;
  };
  readonly "errors.button-unknown": null;
  readonly "errors.caution-topic-unknown": {
    readonly topics: Word;
  };
  readonly "errors.cautions-outdated": null;
  readonly "errors.check-outdated": null;
  readonly "errors.command-unknown": null;
  readonly "errors.country-unknown": null;
  readonly "errors.names-missing": null;
  readonly "errors.names-too-many": {
    readonly count: number;
  };
  readonly "errors.record-unreadable": {
    readonly reference: Word;
  };
  readonly "errors.relax-outdated": null;
  readonly "errors.time-unreadable": null;
  readonly "errors.tips-outdated": null;
  readonly "errors.tonight-outdated": null;
  readonly "errors.topic-unknown": {
    readonly topics: Word;
  };
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
  readonly "help.any-crisis": {
    readonly emergency: Word;
  };
  readonly "help.any-emergency": null;
  readonly "help.any-poison": {
    readonly emergency: Word;
  };
  readonly "help.any-substance-use": null;
  readonly "help.as-of": {
    readonly estimated: "yes" | "other";
    readonly month: Word;
  };
  readonly "help.choose-country": null;
  readonly "help.crisis": {
    readonly call: Word;
  };
  readonly "help.description": null;
  readonly "help.emergency": {
    readonly call: Word;
  };
  readonly "help.option-country": null;
  readonly "help.poison": {
    readonly call: Word;
  };
  readonly "help.privacy": null;
  readonly "help.report": null;
  readonly "help.report-at": {
    readonly address: Word;
  };
  readonly "help.substance-use": {
    readonly call: Word;
  };
  readonly "help.urgent": null;
  readonly "help.urgent-in": {
    readonly country: Word;
  };
  readonly "help.what-i-am-not": null;
  readonly "help.what-i-do": null;
  readonly "notices.consent-lost": null;
  readonly "notices.dms-refused": {
    readonly howToAllow: Word;
  };
  readonly "notices.how-to-allow-dms": null;
  readonly "privacy.changed": {
    readonly when: Word;
  };
  readonly "privacy.channel": null;
  readonly "privacy.claim": {
    readonly when: Word;
  };
  readonly "privacy.delete-all": null;
  readonly "privacy.delete-button": null;
  readonly "privacy.deleted": null;
  readonly "privacy.description": null;
  readonly "privacy.description-delete": null;
  readonly "privacy.description-show": null;
  readonly "privacy.how-long": {
    readonly days: number;
  };
  readonly "privacy.keep-button": null;
  readonly "privacy.kept": null;
  readonly "privacy.last-night": {
    readonly night: Word;
    readonly when: Word;
  };
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
  readonly "privacy.notice": null;
  readonly "privacy.pending": {
    readonly reminder: Word;
    readonly when: Word;
  };
  readonly "privacy.plan": {
    readonly when: Word;
  };
  readonly "privacy.refusals": {
    readonly count: number;
  };
  readonly "privacy.reminder": {
    readonly bedtime: Word;
    readonly minutes: number;
    readonly place: Word;
  };
  readonly "privacy.schedule": {
    readonly reminder: Word;
  };
  readonly "privacy.state": {
    readonly state: "on" | "off" | "paused" | "other";
  };
  readonly "privacy.two-plans": {
    readonly then: Word;
    readonly when: Word;
  };
  readonly "privacy.user-id": null;
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
  readonly "sleep-article.grade-count": {
    readonly count: number;
    readonly grade: Word;
  };
  readonly "sleep-article.heading": null;
  readonly "sleep-article.in-answer": {
    readonly article: Word;
  };
  readonly "sleep-article.last": null;
  readonly "sleep-article.more-sources": null;
  readonly "sleep-article.next": {
    readonly section: Word;
  };
  readonly "sleep-article.one-grade": {
    readonly grade: Word;
  };
  readonly "sleep-article.only-grade": null;
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
  readonly "sleep-check.anywhere": {
    readonly call: Word;
  };
  readonly "sleep-check.choose-country": {
    readonly first: Word;
    readonly last: Word;
  };
  readonly "sleep-check.description": null;
  readonly "sleep-check.go-on": null;
  readonly "sleep-check.heading-crisis": null;
  readonly "sleep-check.heading-none": null;
  readonly "sleep-check.heading-some": null;
  readonly "sleep-check.heading-urgent": null;
  readonly "sleep-check.in-danger": null;
  readonly "sleep-check.no": null;
  readonly "sleep-check.not-a-diagnosis": null;
  readonly "sleep-check.opening": null;
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
  readonly "sleep-relax.step": {
    readonly count: number;
    readonly number: number;
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
  readonly "sleep-tips.all-shown": {
    readonly count: number;
  };
  readonly "sleep-tips.another": {
    readonly left: number;
  };
  readonly "sleep-tips.description": null;
  readonly "sleep-tips.general-advice": null;
  readonly "sleep-tips.heading": null;
  readonly "sleep-tips.heading-afternoon": null;
  readonly "sleep-tips.heading-evening": null;
  readonly "sleep-tips.heading-morning": null;
  readonly "sleep-tips.heading-night": null;
  readonly "sleep-tips.option-about": null;
  readonly "sleep-tips.option-private": null;
  readonly "sleep-tips.where-from": null;
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
  readonly "sleep-tonight.no-test": null;
  readonly "sleep-tonight.option-bedtime": null;
  readonly "sleep-tonight.own-clock": null;
  readonly "sleep-tonight.remind": null;
  readonly "sleep-tonight.sources": null;
  readonly "sleep-tonight.tip": {
    readonly title: Word;
  };
  readonly "sleep-tonight.why": null;
  readonly "sleep-tonight.zone-guessed": {
    readonly bedtime: Word;
    readonly button: Word;
    readonly shown: Word;
  };
  readonly "sleep.description": null;
}
