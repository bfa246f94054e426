import { letterBit, lettersOf, mayBeNear } from "../../content/search/edit-distance.ts";

/**
 * All names of all cities in one text, in the order of people, and a hash table over them: some 4 MB, where a Map of
 * strings would take 20. A name is found by its letters without the spaces; who has several is found by each.
 */
export class CityNames {
  /** "\nlisbon;lisboa;…\nmadrid;…": the first name of each is the main one. */
  readonly text: string;
  /** Where each name begins in the text; one more for the end. */
  readonly #starts: Int32Array;
  readonly #cities: Uint16Array;
  /** The number of a name by the hash of its letters, linked to the next with the same hash. */
  readonly #buckets: Int32Array;
  readonly #next: Int32Array;
  /** For slips: how many letters a name has, and which. */
  readonly #lengths: Uint8Array;
  readonly #letters: Int32Array;

  private constructor(text: string, count: number) {
    this.text = text;
    this.#starts = new Int32Array(count + 1);
    this.#cities = new Uint16Array(count);
    this.#next = new Int32Array(count).fill(-1);
    this.#buckets = new Int32Array(2 ** Math.ceil(Math.log2(count + 1))).fill(-1);
    this.#lengths = new Uint8Array(count);
    this.#letters = new Int32Array(count);
  }

  /** @param names of each city, folded, parted by ";" */
  static async build(names: readonly string[], pause: () => Promise<void>): Promise<CityNames> {
    const text = `\n${names.join("\n")}\n`;
    let count = 0;
    for (let at = 1; at < text.length; at++) if (isEnd(text.charCodeAt(at))) count++;
    const built = new CityNames(text, count);
    let at = 1;
    let city = 0;
    for (let name = 0; name < count; name++) {
      if (name % SLICE === SLICE - 1) await pause();
      at = built.#add(name, at, city);
      if (text.charCodeAt(at - 1) === LINE) city++;
    }
    built.#starts[count] = at;
    return built;
  }

  /** @returns where the next name begins */
  #add(name: number, start: number, city: number): number {
    let hash = 0;
    let length = 0;
    let letters = 0;
    let at = start;
    for (; ; at++) {
      const code = this.text.charCodeAt(at);
      if (isEnd(code)) break;
      if (code === SPACE) continue;
      hash = step(hash, code);
      letters |= letterBit(code);
      length++;
    }
    const bucket = hash & (this.#buckets.length - 1);
    this.#starts[name] = start;
    this.#cities[name] = city;
    this.#lengths[name] = Math.min(length, 255);
    this.#letters[name] = letters;
    this.#next[name] = this.#buckets[bucket] ?? -1;
    this.#buckets[bucket] = name;
    return at + 1;
  }

  /** The cities of that name, the largest first. @param compact without spaces */
  find(compact: string): number[] {
    return this.#find(compact, false);
  }

  /** The cities whose first name it is. */
  findMain(compact: string): number[] {
    return this.#find(compact, true);
  }

  #find(compact: string, isMain: boolean): number[] {
    let hash = 0;
    for (let at = 0; at < compact.length; at++) hash = step(hash, compact.charCodeAt(at));
    const found: number[] = [];
    for (let name = this.#buckets[hash & (this.#buckets.length - 1)] ?? -1; name >= 0; name = this.#next[name] ?? -1) {
      const city = this.#cities[name] ?? 0;
      if (isMain && this.text.charCodeAt((this.#starts[name] ?? 0) - 1) !== LINE) continue;
      if (this.#lengths[name] === Math.min(compact.length, 255) && !found.includes(city) && this.#is(name, compact))
        found.push(city);
    }
    return found.sort((a, b) => a - b);
  }

  #is(name: number, compact: string): boolean {
    let at = this.#starts[name] ?? 0;
    for (let letter = 0; letter < compact.length; at++) {
      const code = this.text.charCodeAt(at);
      if (code === SPACE) continue;
      if (code !== compact.charCodeAt(letter)) return false;
      letter++;
    }
    return isEnd(this.text.charCodeAt(at));
  }

  /**
   * The cities whose main name begins with what is typed, those with another name that does, and those with a word in a
   * name that does; the largest first.
   */
  beginning(
    folded: string,
    limit: number,
  ): { readonly main: number[]; readonly others: number[]; readonly words: number[] } {
    const main = new Set<number>();
    const others = new Set<number>();
    const words = new Set<number>();
    for (let at = this.text.indexOf(folded, 1); at >= 0 && main.size < limit; at = this.text.indexOf(folded, at + 1)) {
      const before = this.text.charCodeAt(at - 1);
      const found = before === LINE ? main : before === SEMICOLON ? others : before === SPACE ? words : undefined;
      if (found !== undefined && found.size < limit) found.add(this.#cityAt(at));
    }
    return { main: [...main], others: [...others], words: [...words] };
  }

  #cityAt(at: number): number {
    let low = 0;
    let high = this.#cities.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return this.#cities[low] ?? 0;
  }

  /** Every name that `mayBeNear`. */
  *near(compact: string, slips: number): Generator<{ readonly name: string; readonly city: number }> {
    const letters = lettersOf(compact);
    for (let name = 0; name < this.#cities.length; name++) {
      const longer = (this.#lengths[name] ?? 0) - compact.length;
      if (longer > slips || longer < -slips || !mayBeNear(letters, this.#letters[name] ?? 0, slips)) continue;
      const start = this.#starts[name] ?? 0;
      const end = (this.#starts[name + 1] ?? start + 1) - 1;
      yield { name: this.text.slice(start, end).replaceAll(" ", ""), city: this.#cities[name] ?? 0 };
    }
  }
}

const SLICE = 15_000;
const LINE = 10;
const SPACE = 32;
const SEMICOLON = 59;

function isEnd(code: number): boolean {
  return code === LINE || code === SEMICOLON;
}

function step(hash: number, code: number): number {
  return (Math.imul(hash ^ code, 0x01000193) + 0x9e37) | 0;
}
