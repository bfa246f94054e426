import { readFileSync } from "node:fs";
import * as hb from "harfbuzzjs";

/** One font as a page needs it: shapes text, and is cut down to what was shaped. */
export type PdfFont = {
  /** The text as glyphs, in the order in which they are drawn. */
  shape(text: string): Shaped;
  /** In 1/1000 of the font's size, as PDF has it. */
  readonly metrics: { readonly ascent: number; readonly descent: number; readonly capHeight: number };
  readonly box: readonly [number, number, number, number];
  /** The width of a glyph, in 1/1000 of the font's size. */
  widthOf(glyph: number): number;
  /** A font file that holds these glyphs alone, under their numbers. */
  subset(glyphs: Iterable<number>): Buffer;
};

export type Shaped = {
  readonly glyphs: readonly { readonly id: number /** What it stands for. */; readonly text: string }[];
  /** In 1/1000 of the font's size. */
  readonly width: number;
  /** Whether the font has a glyph for all of it. */
  readonly isWhole: boolean;
};

const NOT_IN_THE_FONT = 0;
/** Kerning and ligatures move or join glyphs, which a line of figures needs neither of. */
const PLAIN = ["kern", "liga", "clig"].map((tag) => new hb.Feature(tag, 0));

/** The font that comes along, as for pictures. */
export const FONT_FILE = new URL("../../../data/fonts/DejaVuSans.ttf", import.meta.url);
/** Its name in PDF, and in the tag of what was cut from it. */
export const FONT_NAME = "DejaVuSans";

export function loadFont(bytes: Buffer = readFileSync(FONT_FILE)): PdfFont {
  const face = new hb.Face(new hb.Blob(exact(bytes)));
  const font = new hb.Font(face);
  const scaled = (units: number) => (units * 1000) / face.upem;
  const { ascender, descender } = font.hExtents();
  const capHeight = font.glyphExtents(glyphOf("H"))?.yBearing ?? ascender;

  function glyphOf(letter: string): number {
    const buffer = new hb.Buffer();
    buffer.addText(letter);
    buffer.guessSegmentProperties();
    hb.shape(font, buffer, PLAIN);
    return buffer.getGlyphInfos()[0]?.codepoint ?? NOT_IN_THE_FONT;
  }

  return {
    metrics: { ascent: scaled(ascender), descent: scaled(descender), capHeight: scaled(capHeight) },
    box: [-1021, -463, 1793, 1232], // of all of DejaVu Sans, from its table "head"
    widthOf: (glyph) => scaled(font.glyphHAdvance(glyph)),
    subset: (glyphs) => subsetOf(bytes, glyphs),

    shape(text) {
      const buffer = new hb.Buffer();
      buffer.addText(text);
      buffer.guessSegmentProperties();
      hb.shape(font, buffer, PLAIN);
      const infos = buffer.getGlyphInfos();
      const starts = [...new Set(infos.map(({ cluster }) => cluster))].sort((a, b) => a - b);
      const told = new Set<number>();
      const glyphs = infos.map(({ codepoint: id, cluster }) => {
        // Of several glyphs that stand for one letter, the first says it.
        const said = told.has(cluster) ? "" : text.slice(cluster, starts[starts.indexOf(cluster) + 1]);
        told.add(cluster);
        return { id, text: said };
      });
      return {
        glyphs,
        width: glyphs.reduce((sum, { id }) => sum + scaled(font.glyphHAdvance(id)), 0),
        isWhole: glyphs.every(({ id }) => id !== NOT_IN_THE_FONT),
      };
    },
  };
}

/** HarfBuzz' own program for cutting fonts down, which the package has beside the one for shaping. */
type Subsetter = {
  readonly memory: { readonly buffer: ArrayBuffer };
  _initialize(): void;
  malloc(bytes: number): number;
  free(at: number): void;
  hb_blob_create(data: number, length: number, mode: number, userData: number, destroy: number): number;
  hb_blob_destroy(blob: number): void;
  hb_blob_get_data(blob: number, length: number): number;
  hb_blob_get_length(blob: number): number;
  hb_face_create(blob: number, index: number): number;
  hb_face_destroy(face: number): void;
  hb_face_reference_blob(face: number): number;
  hb_set_add(set: number, value: number): void;
  hb_subset_input_create_or_fail(): number;
  hb_subset_input_destroy(input: number): void;
  hb_subset_input_glyph_set(input: number): number;
  hb_subset_input_set(input: number, kind: number): number;
  hb_subset_input_set_flags(input: number, flags: number): void;
  hb_subset_or_fail(face: number, input: number): number;
};

/** As every JavaScript engine has it; its types come with the DOM's alone. */
declare const WebAssembly: {
  readonly Module: new (program: Buffer) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: Subsetter };
};

/** hb-subset.h: hb_subset_flags_t and hb_subset_sets_t; hb-blob.h: hb_memory_mode_t. */
const NO_HINTING = 0x01;
const RETAIN_GIDS = 0x02;
const NO_LAYOUT_CLOSURE = 0x200;
const DROP_TABLES = 3;
const READONLY = 1;
/** Not used by a PDF's reader, which is handed glyphs: shaping, and names. */
const DROPPED = ["GSUB", "GPOS", "GDEF", "name", "kern"];

let subsetter: Subsetter | undefined;

function subsetOf(bytes: Buffer, glyphs: Iterable<number>): Buffer {
  subsetter ??= openSubsetter();
  const s = subsetter;
  const data = s.malloc(bytes.length);
  new Uint8Array(s.memory.buffer).set(bytes, data);
  const blob = s.hb_blob_create(data, bytes.length, READONLY, 0, 0);
  const face = s.hb_face_create(blob, 0);
  const input = s.hb_subset_input_create_or_fail();
  s.hb_subset_input_set_flags(input, NO_HINTING | RETAIN_GIDS | NO_LAYOUT_CLOSURE);
  for (const tag of DROPPED) s.hb_set_add(s.hb_subset_input_set(input, DROP_TABLES), tagOf(tag));
  for (const glyph of glyphs) s.hb_set_add(s.hb_subset_input_glyph_set(input), glyph);
  const cut = s.hb_subset_or_fail(face, input);
  if (cut === 0) throw new Error("the font could not be cut down");
  const cutBlob = s.hb_face_reference_blob(cut);
  const at = s.hb_blob_get_data(cutBlob, 0);
  // The memory may have grown, and been moved.
  const file = Buffer.from(new Uint8Array(s.memory.buffer, at, s.hb_blob_get_length(cutBlob)));
  s.hb_blob_destroy(cutBlob);
  s.hb_face_destroy(cut);
  s.hb_subset_input_destroy(input);
  s.hb_face_destroy(face);
  s.hb_blob_destroy(blob);
  s.free(data);
  return file;
}

function openSubsetter(): Subsetter {
  const program = readFileSync(new URL(import.meta.resolve("harfbuzzjs/dist/harfbuzz-subset.wasm")));
  const { exports: opened } = new WebAssembly.Instance(new WebAssembly.Module(program), {});
  opened._initialize();
  return opened;
}

function tagOf(tag: string): number {
  return [...tag].reduce((sum, letter) => (sum << 8) | letter.charCodeAt(0), 0);
}

/** The bytes without those that Node keeps around a small file. */
function exact(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
