import type { Caution, CautionTopic } from "./caution.ts";
import type { CheckEntry } from "./check.ts";
import type { Claim } from "./claim.ts";
import type { HelpEntry } from "./help-card.ts";
import type { Helpline } from "./helpline.ts";
import type { Interactions } from "./interaction.ts";
import type { Medicines } from "./medicine.ts";
import type { OffTopic } from "./off-topic.ts";
import type { Place } from "./place.ts";
import type { Relaxation } from "./relaxation.ts";
import type { Source } from "./source.ts";
import type { Synonyms } from "./synonyms.ts";
import type { Taking } from "./taking.ts";
import type { Tip } from "./tip.ts";
import type { TonightStep } from "./tonight.ts";
import type { Topic, TopicGroup } from "./topic.ts";

/** Everything the bot may say, checked. Lists keep the order of their files. */
export type Content = {
  readonly tips: readonly Tip[];
  readonly topics: readonly Topic[];
  readonly topicGroups: readonly TopicGroup[];
  readonly cautions: readonly Caution[];
  readonly cautionTopics: readonly CautionTopic[];
  readonly claims: readonly Claim[];
  readonly interactions: Interactions;
  readonly medicines: Medicines;
  readonly places: readonly Place[];
  readonly helplines: readonly Helpline[];
  readonly helpCards: readonly HelpEntry[];
  readonly tonight: readonly TonightStep[];
  readonly relaxation: readonly Relaxation[];
  readonly check: readonly CheckEntry[];
  readonly synonyms: readonly Synonyms[];
  readonly offTopic: readonly OffTopic[];
  readonly taking: readonly Taking[];
  readonly sources: ReadonlyMap<string, Source>;
};
