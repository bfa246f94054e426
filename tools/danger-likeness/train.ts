/**
 * Makes data/danger/likeness.json from data/danger/examples and the sentences shown in test/understanding. Run by hand
 * after examples were added: `node tools/danger-likeness/train.ts`. With `--check` nothing is written: ten times over a
 * tenth of the examples is held back, and it is printed how a model made of the rest reads it.
 *
 * Logistic regression by AdaGrad on hashed features, in an order that a seed fixes: the same examples make the same
 * file.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { seededNumbers, seededOrder } from "../../src/content/choose/seeded.ts";
import { DANGER_KINDS } from "../../src/understanding/danger/danger.ts";
import {
  featuresIn,
  featuresOf,
  type LikenessModel,
  type LikeToken,
  likenessOf,
} from "../../src/understanding/danger/likeness.ts";
import { loadDangerLists } from "../../src/understanding/danger/load-danger.ts";
import { createLikeWords } from "../../src/understanding/danger/read-danger.ts";
import { dangerSet, type LabelledDanger } from "../../test/support/danger-sets.ts";
import { withSlip } from "../../test/support/slips.ts";

const DANGER = join(import.meta.dirname, "../../data/danger");

const BITS = 17;
const EPOCHS = 15;
/** The mean of the weights over the later epochs reads what was not seen better than the last state does. */
const AVERAGED = 8;
const RATE = 0.25;
const BIAS_RATE = 0.02;
const DECAY = 2e-4;
const OUTPUTS = 2 + DANGER_KINDS.length;
const FOLDS = 10;

type Row = {
  readonly features: Int32Array;
  /** For each output whether it is to say yes. */
  readonly targets: readonly boolean[];
  readonly tokens: readonly LikeToken[];
  readonly example: LabelledDanger;
};

const likeWords = createLikeWords(loadDangerLists(DANGER, { hasLikeness: false }));
const folder = join(DANGER, "examples");
const written = readdirSync(folder).flatMap((file) =>
  readFileSync(join(folder, file), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as LabelledDanger),
);
const all = [...written, ...dangerSet("shown")];
/** A language with fewer examples of danger is left to its patterns. */
const ENOUGH = 1_000;
const languages = [...new Set(all.map(({ lang }) => lang))].filter(
  (language) => all.filter(({ lang, expect }) => lang === language && expect === "help").length >= ENOUGH,
);
const examples = all.filter(({ lang, expect }) => languages.includes(lang) || expect === "none");

if (process.argv.includes("--check")) check();
else {
  const { weights, ...rest } = train(examples);
  const about =
    "How alike words are to those of people in danger, for what no pattern says. Made by tools/danger-likeness from examples/.";
  const packed = deflateRawSync(weights, { level: 9 }).toString("base64");
  writeFileSync(
    join(DANGER, "likeness.json"),
    `${JSON.stringify({ about, ...rest, weights: packed }, undefined, 2)}\n`,
  );
  console.log(`${examples.length} examples`);
}

function rowOf(example: LabelledDanger): Row {
  const tokens = likeWords(example.text).words();
  const isDanger = example.expect !== "none";
  return {
    features: Int32Array.from(featuresIn(featuresOf(tokens, BITS), 0, tokens.length, BITS)),
    targets: [isDanger, example.expect === "help", ...DANGER_KINDS.map((kind) => isDanger && kind === example.kind)],
    tokens,
    example,
  };
}

/** Each example is learnt from as it stands and once more with a slip of the finger. */
function train(from: readonly LabelledDanger[]): LikenessModel {
  const random = seededNumbers("slips");
  const slipped = from.map((one) => ({ ...one, text: withSlip(one.text, random) }));
  const rows = [...from, ...slipped].map(rowOf).filter(({ features }) => features.length > 0);
  const size = 2 ** BITS * OUTPUTS;
  const weights = new Float32Array(size);
  const squares = new Float32Array(size).fill(1e-6);
  const biases = new Float64Array(OUTPUTS);
  const mean = new Float32Array(size);
  const meanBiases = new Float64Array(OUTPUTS);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const row of seededOrder(rows, epoch)) step(row, weights, squares, biases);
    if (epoch < EPOCHS - AVERAGED) continue;
    for (const [at, weight] of weights.entries()) mean[at] = (mean[at] ?? 0) + weight / AVERAGED;
    for (const [at, bias] of biases.entries()) meanBiases[at] = (meanBiases[at] ?? 0) + bias / AVERAGED;
  }
  return inBytes(mean, meanBiases);
}

function step({ features, targets }: Row, weights: Float32Array, squares: Float32Array, biases: Float64Array): void {
  const norm = 1 / Math.sqrt(features.length);
  for (let output = 0; output < OUTPUTS; output++) {
    let sum = biases[output] ?? 0;
    for (const bucket of features) sum += (weights[bucket * OUTPUTS + output] ?? 0) * norm;
    const gradient = 1 / (1 + Math.exp(-sum)) - (targets[output] ? 1 : 0);
    biases[output] = (biases[output] ?? 0) - BIAS_RATE * gradient;
    for (const bucket of features) {
      const at = bucket * OUTPUTS + output;
      const weight = weights[at] ?? 0;
      const slope = gradient * norm + DECAY * weight;
      const square = (squares[at] ?? 0) + slope * slope;
      squares[at] = square;
      weights[at] = weight - (RATE * slope) / Math.sqrt(square);
    }
  }
}

/** Weights as signed bytes, with a scale for each output. */
function inBytes(weights: Float32Array, biases: Float64Array): LikenessModel {
  const most = new Float64Array(OUTPUTS);
  for (const [at, weight] of weights.entries())
    most[at % OUTPUTS] = Math.max(most[at % OUTPUTS] ?? 0, Math.abs(weight));
  const scales = [...most].map((one) => one / 127 || 1);
  const bytes = Int8Array.from(weights, (weight, at) => Math.round(weight / (scales[at % OUTPUTS] ?? 1)));
  return { languages, bits: BITS, outputs: OUTPUTS, scales, biases: [...biases], weights: bytes };
}

function check(): void {
  const shuffled = seededOrder(examples, "folds");
  const read = Array.from({ length: FOLDS }, (_, fold) => {
    const isHeldBack = (_one: LabelledDanger, at: number) => at % FOLDS === fold;
    const model = train(shuffled.filter((one, at) => !isHeldBack(one, at)));
    return shuffled
      .filter(isHeldBack)
      .map((one) => ({ ...one, danger: likenessOf(model, likeWords(one.text).words())?.danger }));
  }).flat();
  for (const least of [-1, 0, 0.25, 0.5, 1, 2]) {
    const share = (isOf: (one: LabelledDanger) => boolean) => {
      const items = read.filter(isOf);
      const found = items.filter(({ danger = Number.NEGATIVE_INFINITY }) => danger >= least);
      return `${((100 * found.length) / items.length).toFixed(1)} %`;
    };
    console.log(
      `log-odds from ${least}: danger ${share((one) => one.expect === "help")}, near-misses ${share((one) => one.kind === "near-miss" && one.expect === "none")}, ordinary ${share((one) => one.kind === "ordinary")}`,
    );
  }
}
