import type { ExcusableRule } from "../schema/reviewed-exception.ts";

/** One thing no sentence may say. */
export type Rule = {
  readonly name: ExcusableRule | "strain" | "recommends-taking" | "time-in-bed" | "link";
  readonly forbids: string;
  /** The words of a sentence, given in plain letters, that break this rule. */
  readonly find: (sentence: string) => string[];
};

/**
 * The rules, each blunt on purpose: a harmless use is put on the reviewed list, never let through by a finer pattern.
 *
 * @param substances names of medicines and substances beyond the general ones below
 */
export function rulesFor(substances: readonly string[]): readonly Rule[] {
  const named = substances.map((name) => name.toLowerCase()).filter((name) => !ORDINARY_WORDS.has(name));
  const names = namesByFirstWord(named);
  const aboutTaking = wholeWords(oneOf(TAKING, SUBSTANCE));
  const time = phrases(TIME);
  const lessBed = phrases(LESS_BED);
  const link = phrases(LINK);
  const advice = phrases(oneOf(RECOMMENDED, `${ADVISED}${SUBSTANCE}`));
  return [
    { name: "amount", forbids: "an amount", find: phrases(AMOUNT) },
    {
      name: "taking-time",
      forbids: "a time for taking something",
      find: (sentence) => time(sentence).filter(() => aboutTaking.test(sentence) || hasName(names, sentence)),
    },
    { name: "strain", forbids: "a strain of kratom", find: phrases(STRAIN) },
    { name: "safe-verdict", forbids: "a verdict of safety", find: phrases(SAFE) },
    {
      name: "recommends-taking",
      forbids: "advice to take kratom or a medicine",
      find(sentence) {
        const isAdvising = ADVISING.test(sentence);
        if (!isAdvising && !sentence.includes("kratom")) return [];
        const found = advice(sentence);
        return found.length === 0 && isAdvising ? advisedName(names, sentence) : found;
      },
    },
    {
      name: "time-in-bed",
      forbids: "advice to restrict time in bed",
      find: (sentence) => (ABOUT_BED.test(sentence) ? lessBed(sentence) : []),
    },
    {
      name: "link",
      forbids: "a link, which only a source with showLink has",
      find: (sentence) => (ABOUT_LINKS.test(sentence) ? link(sentence) : []),
    },
  ];
}

/** Names of medicines that are everyday words too. */
const ORDINARY_WORDS = new Set(["same", "spice", "crack", "hops"]);

const DIGITS = String.raw`(?:\d+(?:[.,/]\d+)*|[½¼¾⅓⅔])`;
const NUMBER = oneOf(
  DIGITS,
  "an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|fifty",
  "(?:a )?few|several|(?:a )?couple(?: of)?|single|double",
  "(?:a )?(?:half|quarter|third)(?: of)?(?: an?)?",
);
const COUNT = String.raw`${NUMBER}(?:\s*(?:-|to|or|and|x|×)\s*${NUMBER})?`;
const WEIGHT = oneOf(
  "mg|mcg|µg|μg|ug|g|gr|gms?|kg|ml|cl|oz|lbs?|iu",
  "milligram(?:me)?s?|microgram(?:me)?s?|gram(?:me)?s?|millilit(?:re|er)s?|ounces?",
);
const MEASURE = oneOf(
  "teaspoon(?:ful)?s?|tablespoon(?:ful)?s?|tsps?|tbsps?|spoon(?:ful)?s?|scoop(?:ful)?s?|pinch(?:es)?|handfuls?",
  "cups?|cupfuls?|mugs?|glass(?:es)?|drinks?|shots?|sips?|drops?|puffs?|sachets?|packets?|doses?|leaves",
  "capsules?|caps|tablets?|tabs?|pills?|gumm(?:y|ies)|lozenges?",
);
/** "2-4g", "two heaped teaspoons", "half a tablet", "take two". */
const AMOUNT = oneOf(
  String.raw`${DIGITS}\s*-?\s*${WEIGHT}`,
  String.raw`${COUNT}[\s-]+(?:[a-z'-]+\s+){0,2}?${oneOf(MEASURE, WEIGHT)}`,
  `(?:take|takes|taking|swallow|chew) (?:up to |about |around |at most )?(?!an? )${NUMBER}(?=[.,;!?]|$| (?:at|before|after|every|each|daily|a day|per))`,
);

const TAKING = oneOf(
  "take|takes|taking|taken|took|dose|doses|dosing|dosed|microdose|ingest|ingesting|swallow|swallowing",
  "drink|sip|sips|sipping|chew|chewing|brew|brewing|best used",
  "(?:have|having|use|uses|used|using) (?:it|one|some|them|this)",
);
const SUBSTANCE = oneOf(
  "kratom|mitragynine|7-?oh|bali|maeng da|red vein|extracts?|powder",
  "medicines?|medications?|drugs?|antihistamines?|sedatives?|opioids?|remed(?:y|ies)|supplements?|herbals?|pills?|tablets?|capsules?|gumm(?:y|ies)",
);
/** "9 pm", "22:30", "an hour before bed", "every evening", "at the same hour". */
const TIME = oneOf(
  String.raw`\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm|a\.m\.?|p\.m\.?)|\d{1,2}:\d{2}|\d{1,2}\s?h\s?\d{2}|\w+ o'clock`,
  "midnight|noon|midday|tonight|nightly|on waking",
  String.raw`(?:${COUNT}\s+)?(?:hours?|minutes?|mins?|hrs?)\s+(?:before|after|prior)`,
  "(?:before|at|around|near|by) (?:going to |you go to )?(?:bed|bedtime|sleep|sleeping|night)",
  "before (?:lying|turning|going to|you (?:lie|go|sleep))",
  "(?:at|by|around) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,2})(?=[.,;!?]|$| (?:or|to|in|on|every|each|sharp))",
  "(?:each|every|in the|the same|this|that|late) (?:morning|afternoon|evening|night)|same (?:hour|time)",
  "(?:after|with) (?:breakfast|lunch|dinner|supper)|after waking|lights[ -]out|(?:at|before|after) (?:dusk|sunset)",
  "(?:once|twice|\\w+ times) (?:a|per|each|every) (?:day|night|evening|week)|(?:once|twice) daily",
);

const STRAIN = oneOf(
  "bali(?:nese)?|indo|borneo|maeng[ -]?da|sumatra|kapuas|hulu|riau|bentuangie|jong ?kong|trainwreck|horned",
  "super green|ultra enhanced",
  "(?:red|green|white|yellow|gold|black)[ -](?:vein(?:ed)?s?|leaf|kratom|strains?|horn|thai|malay|hulu|kali)",
  "(?:thai|malay|malaysian|vietnam(?:ese)?|sumatran|indonesian) (?:kratom|strains?|leaf|powder|capsules?)",
);

const NOT = "(?:(?:do|does|did|will|would|can|could|is|are|has|have)(?: not|n't)|won't|can't|cannot|not|never)";
const HARM = oneOf(
  "harm|harms|harmful|hurt|hurts|addictive|dangerous|toxic|unsafe|risky|interact|overdose|kill|killed|a danger|a risk|a threat",
  "bad for|habit[ -]?forming|known to|cause (?:harm|dependence|addiction|withdrawal|problems)",
);
const SAFE = oneOf(
  "safe|safely|safer|safest|harmless|harmlessly|innocuous|benign|non-?toxic|risk-?free|low(?:er|est)?[ -]risk",
  "non-?addictive|non-?habit-?forming|well[ -]tolerated|impossible to overdose|(?:nobody|no one) has (?:ever )?died",
  "(?:good|great|excellent|proven|established|known|favou?rable|high) safety|safety (?:profile|record)",
  "safety (?:is|was|has been) (?:good|proven|established|well)",
  String.raw`${NOT} (?:\w+ )?${HARM}|unlikely to (?:${HARM}|cause)|nothing (?:to (?:worry|fear)|dangerous|harmful|risky|wrong)`,
  String.raw`(?:no|zero|without(?: any)?|free (?:of|from)|few|little|minimal|negligible|hardly any) (?:\w+ ){0,2}${oneOf(
    "risks?|dangers?|threats?|harms?|side[ -]effects?|interactions?|downsides?|addiction|dependence|dependency|withdrawal",
  )}`,
  "(?:risks?|dangers?|harms?) (?:is|are) (?:very |quite |only )?(?:low|small|slight|minimal|negligible|rare|unlikely)",
  String.raw`(?:is|are|be|perfectly|completely|generally|usually) (?:\w+ )?(?:fine|ok|okay|all right|alright)`,
  "(?:ok|okay|fine|all right|alright|acceptable) (?:to (?:take|use|mix|combine|drink|add)|with|together|for (?:most|nearly|almost|healthy))",
  String.raw`(?:can|may|could) be (?:\w+ )?(?:combined|mixed|taken|used) (?:with|together|alongside|by)`,
  "no (?:known )?(?:problem|need to worry|cause for concern)|compatible with",
);

const KRATOM_TAKEN = `${oneOf(
  "tak(?:e|ing)|try(?:ing)?|us(?:e|ing)|drink(?:ing)?|consider(?:ing)?|choos(?:e|ing)|pick(?:ing)?|add(?:ing)?",
  "start(?:ing)?|enjoy(?:ing)?|brew(?:ing)?|combin(?:e|ing)|mix(?:ing)?",
)} (?:[\\w'-]+ ){0,4}?kratom`;
const RECOMMENDED = oneOf(
  `^(?:just |simply |please |always |then |and |or )?${KRATOM_TAKEN}(?! (?:again|can|may))`,
  `(?:can|could|may|might|should|ought to) (?:also |simply |just |safely )?${KRATOM_TAKEN}`,
  `(?:recommend|suggest|advise|encourage|worth|benefit from)s? ${KRATOM_TAKEN}`,
  "kratom (?:can |may |might |could |will )?(?:also )?(?:helps?|improves?|promotes?|aids?|works?)|kratom a (?:try|go|chance)",
  "kratom (?:is|can be|may be) (?:an? )?(?:\\w+ )?(?:good|great|useful|valuable|effective|helpful)",
);

/** What a sentence that advises begins with; what is advised stands within three words of it. */
const ADVISED = String.raw`^(?:try|take|use|consider|add|start) (?:[\w'-]+ ){0,3}?`;
const ADVISING = /^(?:try|take|use|consider|add|start) /u;
const MOST_BETWEEN = 3;
/** Without one of these no pattern of the rule can match; looked for first, since most sentences have none. */
const ABOUT_BED = /bed|sleep|awake|stay|keep/u;
const ABOUT_LINKS = /http|www|discord|\[/u;

/**
 * Thousands of names in one pattern would take a quarter of a second to compile, each time the bot starts. Looked up
 * by their first word they take none.
 */
type Names = ReadonlyMap<string, readonly string[]>;

function namesByFirstWord(names: readonly string[]): Names {
  const found = new Map<string, string[]>();
  for (const name of names) {
    const first = /[\p{L}\p{N}]+/u.exec(name)?.[0] ?? name;
    const those = found.get(first);
    if (those === undefined) found.set(first, [name]);
    else those.push(name);
  }
  return found;
}

/** The name that stands at this place as a whole word, if one does. */
function nameAt(names: Names, sentence: string, from: number, word: string): string | undefined {
  return names.get(word)?.find((name) => {
    // A name such as "(R)-ketamine" begins before its first word.
    const start = from - name.indexOf(word);
    const end = start + name.length;
    return sentence.startsWith(name, start) && !/[\p{L}\p{N}]/u.test(sentence.charAt(end));
  });
}

function hasName(names: Names, sentence: string): boolean {
  return [...sentence.matchAll(WORD)].some(({ 0: word, index }) => nameAt(names, sentence, index, word) !== undefined);
}

/** "take some melatonin": the words up to the name. */
function advisedName(names: Names, sentence: string): string[] {
  const [, ...words] = sentence.matchAll(WORD);
  for (const { 0: word, index } of words.slice(0, MOST_BETWEEN + 1)) {
    const name = nameAt(names, sentence, index, word);
    if (name !== undefined) return [sentence.slice(0, index - name.indexOf(word) + name.length)];
    if (!/^[\w'-]+ /u.test(sentence.slice(index))) break; // a comma ends what is advised
  }
  return [];
}

const WORD = /[\p{L}\p{N}]+/gu;

const LESS_BED = oneOf(
  String.raw`(?:restrict|limit|reduc|shorten|compress|curtail|cut)\w* (?:down )?(?:on )?(?:(?:your|the|their|total) )?(?:time|hours) in bed`,
  "(?:less|fewer|minimum|minimal) (?:time|hours) in bed|sleep[ -](?:restriction|compression)",
  String.raw`restrict\w* (?:your |their )?sleep`,
  `(?:only|just|at most|no more than) ${COUNT} hours (?:in|of) (?:bed|sleep)|in bed (?:for )?(?:only|just|at most|no more)|sleep window`,
  String.raw`(?:go|going|goes) to bed (?:\w+ ){0,3}?later|(?:delay|postpone|push back|move back)\w* (?:your |the )?bedtime`,
  "(?:stay|staying|keep|keeping) (?:yourself )?(?:up|awake) (?:until|till|all night)",
);

const LINK = String.raw`https?:\/\/\S*|www\.\S+|discord\.gg\S*|\[[^\]]*\]\(\S*`;

function oneOf(...choices: string[]): string {
  return `(?:${choices.join("|")})`;
}

function phrases(pattern: string): (sentence: string) => string[] {
  const expression = wholeWords(pattern, "gu");
  return (sentence) => sentence.match(expression) ?? [];
}

/** By pattern: a pattern takes some milliseconds to compile, and the same ones are asked for at every load. */
const compiled = new Map<string, RegExp>();

/** "safe" but not "unsafe". */
function wholeWords(pattern: string, flags: "u" | "gu" = "u"): RegExp {
  const known = compiled.get(flags + pattern);
  if (known !== undefined) return known;
  const made = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${pattern})(?![\p{L}\p{N}])`, flags);
  compiled.set(flags + pattern, made);
  return made;
}
