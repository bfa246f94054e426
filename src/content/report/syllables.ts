/** Words in which letters and sounds part ways. Counted as they are said in British or American English. */
const IRREGULAR: Readonly<Record<string, number>> = {
  apnoea: 3,
  area: 3,
  being: 2,
  business: 2,
  caffeine: 2,
  create: 2,
  diarrhoea: 4,
  diet: 2,
  doing: 2,
  evening: 2,
  every: 2,
  everybody: 4,
  everything: 3,
  fluid: 2,
  fluids: 2,
  going: 2,
  guideline: 2,
  guidelines: 2,
  idea: 3,
  ideas: 3,
  interest: 3,
  medicine: 3,
  medicines: 3,
  people: 2,
  quiet: 2,
  quieter: 3,
  quietly: 3,
  science: 2,
  seizure: 2,
  seizures: 2,
  somebody: 3,
  someone: 2,
  something: 2,
  sometimes: 2,
  the: 1,
  tiredness: 2,
  trial: 2,
  trials: 2,
  usual: 3,
  usually: 4,
};

/** How many syllables the names of letters have: all one, but for "double-u". */
const lettersOf = (word: string) => [...word].reduce((sum, letter) => sum + (letter === "W" ? 3 : 1), 0);

/**
 * How many syllables a word of English has, by its vowels, with the common silent ones left out. Right for some nine
 * words in ten, and off by one for most others, which is what an average over many sentences needs.
 *
 * A number counts one for each digit, letters in capitals ("CBT-I", "FDA") one each, as they are read out.
 */
export function syllablesIn(word: string): number {
  return word
    .split(/[-–/]/)
    .filter((part) => part !== "")
    .reduce((sum, part) => sum + syllablesOfPart(part), 0);
}

function syllablesOfPart(part: string): number {
  const digits = part.replace(/\D/g, "").length;
  const letters = part.replace(/[^\p{L}]/gu, "");
  if (letters === "") return Math.max(1, digits);
  if (/^\p{Lu}+s?$/u.test(letters) && letters.length <= 5) return digits + lettersOf(letters.replace(/s$/, ""));
  return digits + spoken(letters.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase());
}

function spoken(word: string): number {
  const known = IRREGULAR[word];
  if (known !== undefined) return known;
  const groups = bare(word).match(/[aeiouy]+/g)?.length ?? 0;
  return Math.max(1, groups + apart(word));
}

/** The word without endings that are written and not said. */
function bare(word: string): string {
  return word
    .replace(/^y/, "") // a consonant at the start
    .replaceAll("qu", "kw")
    .replace(/gue$/, "g")
    .replace(/(?<=[^aeioutd])ed$/, "d") // "breathed", but not "rested"
    .replace(/(?<=[^aeiouyszxcgh]|[^cs]h)es$/, "s") // "times", but not "causes" or "watches"
    .replace(/(?<=[a-z])e(?=ly$|ful|less|ment|ness)/, "") // "safely"
    .replace(/(?<=[^aeiouyl]|[aeiouy]l|ll|rl)e$/, ""); // "wake", "while"; not "table", "the"
}

/** Vowels that stand together and are said one by one, and consonants that carry a syllable. */
function apart(word: string): number {
  const together = word.match(
    /ia(?!n$|l$|ls$|lly$|g)|i(?:a[ln]s?$|al(?:ly)$)|io(?!n|u)|(?<![cxtg])iou(?=s)|iu|eo(?!p)|eu(?=m$)|ua(?=[lt])(?<!qua)|(?<!q)ui(?=[nt]i|ci)|ea(?=t(?:e|ed|ion)$)|^rea(?=ct)|yi|oi(?=ng)|(?<=d)uo|iou(?=ety)|ie(?=ty|nce|nt)/g,
  );
  const soft = word.match(/[ct]ia[ln]|tien[ct]|[cst]ient|scien|[cst]ia(?=ll?y?)/g)?.length ?? 0; // "special", "patient"
  return (together?.length ?? 0) - soft + (/[^aeiou]m$/.test(word) && /[st]hm$|sm$/.test(word) ? 1 : 0);
}
