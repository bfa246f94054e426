import { expect, test } from "vitest";
import { loadContent } from "../../../../src/content/load/load.ts";
import { decide } from "../../../../src/understanding/medicines/decide.ts";
import { readMedicines } from "../../../../src/understanding/medicines/read-medicines.ts";
import { medicinePairs } from "../../../support/medicine-sets.ts";
import { DATA } from "../../content/planted.ts";

const content = loadContent(DATA);
const decided = (text: string) => decide(content, readMedicines(content, text));

test.each([
  ["nytol and wine", "danger"],
  ["dolantin", "danger"],
  ["poppy tea", "danger"],
  ["wine", "warning"],
  ["lamotrigine", "warning"],
  ["melatonin and zoloft", "warning"],
  ["aspirin and clopidogrel", "warning"],
  ["aspirin and warfarin", "danger"],
  ["xanax and beer", "danger"],
  ["zyrtec and nytol", "warning"],
  ["nytol and unisom", "danger"],
  ["lumateperone and lithium", "warning"],
  ["narcan and heroin", "warning"],
  ["panadol, tylenol pm", "danger"],
  ["kratom, tacrolimus", "danger"],
  ["levothyroxine and lisinopril", "unknown"],
  ["levothyroxine", "unknown"],
  ["euthyrox, levothyroxine", "warning"],
  ["qwxyz", "unknown"],
  ["xanax, qwxyz", "danger"],
  ["codeine, weed, coffee, lisinopril, xanax", "danger"],
])("“%s” is %s", (text, worst) => {
  expect(decided(text).worst).toBe(worst);
});

test("the answer to an overdose of opioids comes before what the two do together", () => {
  expect(decided("naloxone, heroin").pairs[0]?.said[0]?.entry.text).toMatch(
    /^In an overdose: call the emergency number, give naloxone/,
  );
});

test("of a mixture what stops breathing is said before what one part of it does to the liver", () => {
  const first = (typed: string) => decided(typed).pairs[0]?.said[0];
  expect(first("vicodin, wine")?.entry.id).toBe("opioids-with-alcohol");
  expect(first("nyquil, wine")?.entry.id).toBe("alcohol-with-antihistamines");
  expect(first("paracetamol, wine")?.entry.id).toBe("acetaminophen-with-alcohol");
});

test("of five names every pair is decided, the worst first", () => {
  const { pairs } = decided("codeine, wine, xanax, gabapentin, weed");
  expect(pairs).toHaveLength(10);
  expect(pairs[0]?.both.map(({ label }) => label)).toEqual(["codeine", "Xanax"]);
  const ranks = pairs.map(({ risk }) => ["unknown", "warning", "danger"].indexOf(risk));
  expect(ranks).toEqual(ranks.toSorted((one, other) => other - one));
});

test("of pairs that people take every day one in twenty is called danger at the most, and of those that kill none is missed", () => {
  const { ordinary, dangerous } = medicinePairs();
  const called = (pairs: typeof ordinary) => pairs.filter((pair) => decided(pair.join(", ")).worst === "danger");
  expect(called(ordinary).length / ordinary.length).toBeLessThanOrEqual(0.05);
  expect(called(dangerous)).toHaveLength(dangerous.length);
});

const EVERYDAY = (
  "coffee, tea, wine, beer, melatonin, magnesium, paracetamol, ibuprofen, aspirin, tylenol, advil, panadol, nurofen, " +
  "doliprane, aleve, nytol, zzzquil, unisom, benadryl, nyquil, cetirizine, zyrtec, claritin, vitamin d, vitamin c, iron, " +
  "zinc, fish oil, omeprazole, lisinopril, ramipril, amlodipine, metformin, atorvastatin, levothyroxine, sertraline, " +
  "escitalopram, fluoxetine, mirtazapine, trazodone, amitriptyline, quetiapine, lamotrigine, lithium, propranolol, " +
  "the pill, prednisone, amoxicillin, sudafed, mucinex, red bull, weed, valerian, chamomile, lavender, ashwagandha, " +
  "l-theanine, st john's wort, gabapentin, hydroxyzine, promethazine, ondansetron, montelukast, aspirin, warfarin"
).split(", ");

test("of everyday names alone one in twenty is called danger at the most", () => {
  const called = EVERYDAY.filter((name) => decided(name).worst === "danger");
  expect(called.length / EVERYDAY.length).toBeLessThanOrEqual(0.05);
});
