import { deflateSync } from "node:zlib";
import { FONT_NAME, type PdfFont, type Shaped } from "./pdf-font.ts";

/**
 * One page of PDF 1.7, tagged (ISO 32000-1, 14.7 and 14.8; ISO 14289-1, PDF/UA-1): each text belongs to an element of a
 * tree, as HTML has it, and the rest is decoration. Coordinates are points from the upper left corner.
 */
export type PdfPage = {
  /** Everything drawn until `inside` ends lies in an element of that kind. */
  element<T>(kind: StructureType, inside: () => T, options?: ElementOptions): T;
  /**
   * Draws one line of text, as part of the element that is open, with its base line at `y`.
   *
   * @returns where it ends
   */
  text(text: string, x: number, y: number, style: TextStyle): number;
  /** Draws what is no content: lines between rows, grounds. Inside a figure: its content. */
  draw(operators: string): void;
  widthOf(text: string, size: number): number;
  /** The lines that a text takes in that width, broken between words. */
  linesOf(text: string, size: number, width: number): string[];
  /** Shapes that are drawn with `draw`. */
  readonly shapes: Shapes;
  /** The file. Nothing can be drawn any more. */
  end(): Buffer;
};

/** Standard structure types (ISO 32000-1, 14.8.4). */
export type StructureType = "H1" | "H2" | "P" | "Figure" | "Table" | "TR" | "TH" | "TD" | "Div";
export type ElementOptions = {
  readonly alt?: string;
  readonly scope?: "Row" | "Column";
  /** From the upper left corner: x, y, width, height. */
  readonly box?: readonly [number, number, number, number];
};
export type TextStyle = {
  readonly size: number;
  readonly grey?: number;
  readonly align?: "left" | "right" | "center";
  /** Drawn thicker, as there is one font. */
  readonly isBold?: boolean;
};

type Element = {
  readonly kind: StructureType | "Document";
  readonly options: ElementOptions;
  readonly kids: (Element | { readonly mcid: number })[];
};

type Shapes = ReturnType<typeof shapesOn>;

export function openPage(
  [width, height]: readonly [number, number],
  font: PdfFont,
  about: { readonly title: string; readonly language: string; readonly madeAt: Temporal.Instant },
): PdfPage {
  const content: string[] = [];
  const root: Element = { kind: "Document", options: {}, kids: [] };
  const open: Element[] = [root];
  /** The element of each piece of marked content, by its number. */
  const marked: Element[] = [];
  const used = new Map<number, string>();
  const current = () => open.at(-1) ?? root;
  const inFigure = () => open.some(({ kind }) => kind === "Figure");

  const mark = (operators: string) => {
    const owner = open.find(({ kind }) => kind === "Figure") ?? current();
    const mcid = marked.push(owner) - 1;
    owner.kids.push({ mcid });
    content.push(`/${owner.kind} <</MCID ${mcid}>> BDC\n${operators}\nEMC`);
  };
  /** Each text is measured before it is drawn, and many stand in several rows. */
  const known = new Map<string, Shaped>();
  const shape = (text: string) => {
    const shaped = known.get(text) ?? font.shape(text);
    known.set(text, shaped);
    return shaped;
  };
  const widthOf = (text: string, size: number) => (shape(text).width * size) / 1000;

  return {
    element(kind, inside, options = {}) {
      const element: Element = { kind, options, kids: [] };
      current().kids.push(element);
      open.push(element);
      try {
        return inside();
      } finally {
        open.pop();
      }
    },

    text(text, x, y, { size, grey = 0, align = "left", isBold = false }) {
      const { glyphs, width: thousandths } = shape(text);
      for (const { id, text: said } of glyphs) if (!used.get(id)) used.set(id, said);
      const long = (thousandths * size) / 1000;
      const from = align === "left" ? x : align === "right" ? x - long : x - long / 2;
      const ids = glyphs.map(({ id }) => hex(id)).join("");
      const thick = isBold ? `${short(grey)} G 2 Tr ${short(size * 0.035)} w ` : "0 Tr ";
      if (ids !== "")
        mark(`BT ${short(grey)} g ${thick}/F1 ${short(size)} Tf ${short(from)} ${short(height - y)} Td <${ids}> Tj ET`);
      return from + long;
    },

    draw(operators) {
      if (inFigure()) mark(operators);
      else content.push(`/Artifact BMC\n${operators}\nEMC`);
    },

    widthOf,

    linesOf(text, size, most) {
      const lines: string[] = [];
      const space = widthOf(" ", size);
      let long = 0;
      for (const word of text.split(" ")) {
        const wide = widthOf(word, size);
        const isFirst = lines.length === 0 || long + space + wide > most;
        if (isFirst) lines.push(word);
        else lines[lines.length - 1] += ` ${word}`;
        long = isFirst ? wide : long + space + wide;
      }
      return lines;
    },

    shapes: shapesOn(height),

    end: () => fileOf({ size: [width, height], content: content.join("\n"), root, marked, used, font, about }),
  };
}

/** Operators for simple shapes, with coordinates from the upper left corner. */
function shapesOn(height: number) {
  const rect = (x: number, y: number, width: number, high: number) =>
    `${short(x)} ${short(height - y - high)} ${short(width)} ${short(high)} re`;
  return {
    bar: (x: number, y: number, width: number, high: number, grey: number) =>
      `${short(grey)} g ${rect(x, y, width, high)} f`,
    framed: (x: number, y: number, width: number, high: number, grey: number, edge: number) =>
      `${short(grey)} g ${short(edge)} G 0.6 w ${rect(x, y, width, high)} B`,
    line: (x1: number, y1: number, x2: number, y2: number, grey: number, thick: number) =>
      `${short(grey)} G ${short(thick)} w ${short(x1)} ${short(height - y1)} m ${short(x2)} ${short(height - y2)} l S`,
  };
}

type PdfContents = {
  readonly size: readonly [number, number];
  readonly content: string;
  readonly root: Element;
  readonly marked: readonly Element[];
  readonly used: ReadonlyMap<number, string>;
  readonly font: PdfFont;
  readonly about: { readonly title: string; readonly language: string; readonly madeAt: Temporal.Instant };
};

function fileOf({ size, content, root, marked, used, font, about }: PdfContents): Buffer {
  const file = openFile();
  const [catalog, pages, page, contents] = [file.name(), file.name(), file.name(), file.name()];
  const [treeRoot, parents, metadata, info] = [file.name(), file.name(), file.name(), file.name()];
  const [type0, cidFont, descriptor, fontFile, toUnicode] = [1, 2, 3, 4, 5].map(() => file.name()) as [
    number,
    number,
    number,
    number,
    number,
  ];

  const title = pdfText(about.title);
  file.put(
    catalog,
    `<</Type/Catalog/Pages ${pages} 0 R/StructTreeRoot ${treeRoot} 0 R/MarkInfo<</Marked true>>/Lang${pdfText(about.language)}/Metadata ${metadata} 0 R/ViewerPreferences<</DisplayDocTitle true>>>>`,
  );
  file.put(pages, `<</Type/Pages/Kids[${page} 0 R]/Count 1>>`);
  file.put(
    page,
    `<</Type/Page/Parent ${pages} 0 R/MediaBox[0 0 ${size.join(" ")}]/Resources<</Font<</F1 ${type0} 0 R>>>>/Contents ${contents} 0 R/StructParents 0/Tabs/S>>`,
  );
  file.stream(contents, "", Buffer.from(content, "latin1"));

  // The tree, and which of its elements each piece of content belongs to.
  const names = new Map<Element, number>();
  const nameAll = (element: Element) => {
    names.set(element, file.name());
    for (const kid of element.kids) if (!("mcid" in kid)) nameAll(kid);
  };
  nameAll(root);
  const putAll = (element: Element, parent: number) => {
    const kids = element.kids.map((kid) => ("mcid" in kid ? String(kid.mcid) : `${names.get(kid)} 0 R`));
    file.put(
      names.get(element) ?? 0,
      `<</Type/StructElem/S/${element.kind}/P ${parent} 0 R/Pg ${page} 0 R/K[${kids.join(" ")}]${attributes(element.options, size[1])}>>`,
    );
    for (const kid of element.kids) if (!("mcid" in kid)) putAll(kid, names.get(element) ?? 0);
  };
  putAll(root, treeRoot);
  file.put(treeRoot, `<</Type/StructTreeRoot/K ${names.get(root)} 0 R/ParentTree ${parents} 0 R/ParentTreeNextKey 1>>`);
  file.put(parents, `<</Nums[0[${marked.map((element) => `${names.get(element)} 0 R`).join(" ")}]]>>`);

  // The font: two bytes a glyph, its number.
  const glyphs = [...used.keys()].sort((a, b) => a - b);
  const subsetName = `WINDWN+${FONT_NAME}`;
  const { ascent, descent, capHeight } = font.metrics;
  file.put(
    type0,
    `<</Type/Font/Subtype/Type0/BaseFont/${subsetName}/Encoding/Identity-H/DescendantFonts[${cidFont} 0 R]/ToUnicode ${toUnicode} 0 R>>`,
  );
  file.put(
    cidFont,
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${subsetName}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor ${descriptor} 0 R/DW 600/W[${glyphs.map((glyph) => `${glyph}[${short(font.widthOf(glyph))}]`).join("")}]>>`,
  );
  file.put(
    descriptor,
    `<</Type/FontDescriptor/FontName/${subsetName}/Flags 4/FontBBox[${font.box.join(" ")}]/ItalicAngle 0/Ascent ${short(ascent)}/Descent ${short(descent)}/CapHeight ${short(capHeight)}/StemV 80/FontFile2 ${fontFile} 0 R>>`,
  );
  const cut = font.subset(glyphs);
  file.stream(fontFile, `/Length1 ${cut.length}`, cut);
  file.stream(toUnicode, "", Buffer.from(unicodeMap(used), "latin1"));

  const made = about.madeAt.toString({ smallestUnit: "second" });
  file.stream(metadata, "/Type/Metadata/Subtype/XML", Buffer.from(xmp(about.title, about.language, made)), "plain");
  file.put(info, `<</Title${title}/Producer(Winddown)/CreationDate(D:${made.replace(/[-:T]/g, "")})>>`);
  return file.end(catalog, info);
}

function attributes({ alt, scope, box }: ElementOptions, height: number): string {
  const layout = box && `<</O/Layout/BBox[${boxOf(box, height)}]/Placement/Block>>`;
  return [
    alt === undefined ? "" : `/Alt${pdfText(alt)}`,
    scope ? `/A<</O/Table/Scope/${scope}>>` : "",
    layout ? `/A${layout}` : "",
  ].join("");
}

function boxOf([x, y, width, high]: readonly [number, number, number, number], height: number): string {
  return [x, height - y - high, x + width, height - y].map(short).join(" ");
}

/** From glyphs back to letters, for copying and reading aloud (ISO 32000-1, 9.10.3). */
function unicodeMap(used: ReadonlyMap<number, string>): string {
  const lines = [...used].filter(([, text]) => text !== "").map(([glyph, text]) => `<${hex(glyph)}> <${utf16(text)}>`);
  const blocks = Array.from({ length: Math.ceil(lines.length / 100) }, (_, at) =>
    lines.slice(at * 100, at * 100 + 100),
  );
  return [
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
    "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
    "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ...blocks.map((block) => `${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`),
    "endcmap CMapName currentdict /CMap defineresource pop end end",
  ].join("\n");
}

/** That the page claims to be accessible, with its title and language (ISO 14289-1, 5; XMP). */
function xmp(title: string, language: string, made: string): string {
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xml(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>${xml(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${made}</xmp:CreateDate><pdf:Producer>Winddown</pdf:Producer><pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}

function xml(text: string): string {
  return text.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** Objects and streams; all that are no streams are packed into one (ISO 32000-1, 7.5.7 and 7.5.8). */
function openFile() {
  const streams = new Map<number, Buffer>();
  const packed = new Map<number, string>();
  let last = 0;
  const name = () => ++last;
  const stream = (id: number, entries: string, bytes: Buffer, how: "deflated" | "plain" = "deflated") => {
    const written = how === "plain" ? bytes : deflateSync(bytes);
    const filter = how === "plain" ? "" : "/Filter/FlateDecode";
    const head = Buffer.from(`${id} 0 obj\n<<${entries}/Length ${written.length}${filter}>>\nstream\n`, "latin1");
    streams.set(id, Buffer.concat([head, written, Buffer.from("\nendstream\nendobj\n", "latin1")]));
  };
  return {
    name,
    stream,
    put: (id: number, object: string) => void packed.set(id, object),

    end(root: number, info: number): Buffer {
      const holder = name();
      const objects = [...packed];
      let offset = 0;
      const index = objects.map(([id, object]) => {
        const entry = `${id} ${offset}`;
        offset += object.length + 1;
        return entry;
      });
      const head = `${index.join(" ")}\n`;
      const body = Buffer.from(head + objects.map(([, object]) => `${object}\n`).join(""), "latin1");
      stream(holder, `/Type/ObjStm/N ${objects.length}/First ${head.length}`, body);

      const parts: Buffer[] = [Buffer.from("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "latin1")];
      let at = parts[0]?.length ?? 0;
      const entries = new Map<number, readonly [kind: number, where: number, which: number]>([[0, [0, 0, 65_535]]]);
      for (const [place, [id]] of objects.entries()) entries.set(id, [2, holder, place]);
      for (const [id, bytes] of streams) {
        entries.set(id, [1, at, 0]);
        parts.push(bytes);
        at += bytes.length;
      }
      const table = name();
      entries.set(table, [1, at, 0]);
      const rows = Buffer.alloc((table + 1) * 7);
      for (const [id, [kind, where, which]] of entries) {
        rows.writeUInt8(kind, id * 7);
        rows.writeUInt32BE(where, id * 7 + 1);
        rows.writeUInt16BE(which, id * 7 + 5);
      }
      streams.clear();
      stream(table, `/Type/XRef/Size ${table + 1}/W[1 4 2]/Root ${root} 0 R/Info ${info} 0 R`, rows);
      return Buffer.concat([...parts, ...streams.values(), Buffer.from(`startxref\n${at}\n%%EOF\n`, "latin1")]);
    },
  };
}

/** A text as UTF-16 with its mark, in hexadecimal: no letter of it can end it. */
function pdfText(text: string): string {
  return `<FEFF${utf16(text)}>`;
}

function utf16(text: string): string {
  return Buffer.from(text, "utf16le").swap16().toString("hex");
}

function hex(glyph: number): string {
  return glyph.toString(16).padStart(4, "0");
}

/** A number as PDF has it: at most three decimals, never an exponent. */
function short(value: number): string {
  return String(Number(value.toFixed(3)));
}
