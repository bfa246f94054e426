import { expect, test } from "vitest";
import { loadContent } from "../../../../src/content/load/load.ts";
import { suggestTopics } from "../../../../src/content/search/find-topic.ts";
import { DATA } from "../planted.ts";

const content = loadContent(DATA);

test.each([
  ["coffee", "caffeine"],
  ["I drink too much COFFEE!", "caffeine"],
  ["café", "caffeine"],
  ["can’t switch off", "worry"],
  ["my mind is racing", "worry"],
  ["racing mind", "worry"],
  ["night shift", "shift-work"],
  ["screens/phone", "screens"],
  ["snoring", "partner-bed"],
  ["I can't sleep", "stimulus-control"],
  ["insomnia", "stimulus-control"],
  ["noisy neighbours", "tinnitus-noise"],
  ["deep breathing", "relaxation"],
  ["how much sleep do I need", "schedule"],
  ["jetlag", "jet-lag"],
  ["Jet lag", "jet-lag"],
  ["napping", "naps"],
  ["wine", "alcohol-nicotine"],
  ["melatonin", "food-drink"],
  ["alcohol-nicotine", "alcohol-nicotine"],
])("“%s” means the topic %s", (words, topic) => {
  expect(suggestTopics(content, words)[0]?.id).toBe(topic);
});

/** As people type it, in a hurry and at night. */
const TYPED: Readonly<Record<string, readonly string[]>> = {
  caffeine: ["cofee", "coffee at 5pm", "too much tea", "caffiene", "expresso", "red bull"],
  screens: ["phone in bed", "youtube in bed", "blue ligth", "screen time"],
  "stimulus-control": [
    "waking at 3am",
    "i wake up every night at 3",
    "cant fall aslep",
    "insomina",
    "lying awake",
    "tossing and turning",
    "watching the clock",
    "i cant sleep because of my phone",
  ],
  worry: [
    "cant swich off",
    "anxious",
    "racing thougts",
    "overthinkng",
    "stresed about work",
    "brain wont shut up",
    "cant stop thinking",
    "i slept badly",
  ],
  relaxation: ["medtation", "breathing exercise", "muscle relaxtion", "calm down"],
  "wind-down": ["routine", "how do i sleep better"],
  schedule: ["weekend lie in", "how many hours do i need", "cant get up in the morning"],
  light: ["dark room", "street light", "sunlght"],
  bedroom: ["hot room", "my room is to hot", "cat wakes me up"],
  naps: ["nap", "power nap", "sleepy after lunch"],
  exercise: ["gym in the evening", "running"],
  "food-drink": ["melatonine", "hungry at night"],
  "alcohol-nicotine": ["alchohol", "nicotene", "smokng", "wine before bed"],
  "shift-work": ["nihgt shift", "early shift", "on call"],
  "jet-lag": ["jet lagg", "flying to japan", "time diference"],
  "see-a-doctor": ["restles legs", "tired all the time"],
  "bedtime-delay": ["doom scrolling", "gaming until late", "late to bed"],
  "night-anxiety": ["sunday night dread", "exams tomorrow", "panic attack"],
  "students-owls": ["night owl", "dorm"],
  "tinnitus-noise": ["noisey neighbours", "ear plugs"],
  "partner-bed": ["my partner snores", "snorring", "boyfriend snores"],
  "heartburn-toilet": ["need to pee at night"],
  "low-mood": ["depresed"],
  parents: ["baby", "newbron"],
};

test.each(Object.entries(TYPED).flatMap(([topic, all]) => all.map((words) => [words, topic] as const)))(
  "“%s”, typed like that, means the topic %s",
  (words, topic) => {
    expect(suggestTopics(content, words)[0]?.id).toBe(topic);
  },
);

test("a title of a tip leads to its topic when two or more of its words are typed", () => {
  const first = (words: string) => suggestTopics(content, words)[0]?.id;
  expect(first("brisk walk to the landing")).toBe("exercise"); // by "walk"
  expect(first("hidden caffeine")).toBe("caffeine");
  expect(first("combine habits")).toBe("wind-down");
});

test.each([
  ["wide", "alcohol-nicotine"],
  ["dying", "jet-lag"],
  ["willing", "wind-down"],
])("“%s” is no slip of a word of %s", (words, topic) => {
  expect(suggestTopics(content, words)[0]?.id).not.toBe(topic);
});

test("every topic is found by its label", () => {
  for (const topic of content.topics) expect(suggestTopics(content, topic.label)[0]).toBe(topic);
});

test.each(["zzzz", "qwerty", "lorem ipsum", "purple elephant", "bicycle"])(
  "“%s” means no topic, and none is suggested",
  (words) => {
    expect(suggestTopics(content, words)).toEqual([]);
  },
);

test("autocomplete begins with the first topics and narrows to what is typed", () => {
  expect(suggestTopics(content, "")).toEqual(content.topics.slice(0, 25)); // as many choices as Discord shows
  expect(suggestTopics(content, "sc")[0]?.id).toBe("screens");
  expect(suggestTopics(content, "coff")[0]?.id).toBe("caffeine");
  expect(suggestTopics(content, "espr").map((topic) => topic.id)).toEqual(["caffeine"]);
  expect(suggestTopics(content, "zzzz")).toEqual([]);
});

test.each([
  ["cofee", "caffeine"],
  ["cofe", "caffeine"],
  ["snorr", "partner-bed"],
  ["night sh", "shift-work"],
  ["can't sw", "worry"],
  ["nihgt shift", "shift-work"],
  ["banana", "food-drink"],
])("“%s” suggests %s first", (typed, topic) => {
  expect(suggestTopics(content, typed)[0]?.id).toBe(topic);
});
