import { sourcesOf } from "../choose/sources-of.ts";
import type { Content } from "../schema/content.ts";
import { reviewOf } from "../schema/review.ts";
import { sayingsIn } from "../schema/saying.ts";
import type { Source } from "../schema/source.ts";
import { type ContentFile, contentFiles, type FileEntry } from "./content-files.ts";
import { RISKS, riskOf } from "./risk.ts";

/** A page to be read on paper: one file of data/, every entry with its sources and room for what is wrong with it. */
export type Page = { readonly name: string; readonly html: string };

/** What no reader has to judge: it points, sorts, or is only compared with what somebody types. */
const NOT_READ = /^(?:id|code|tip|topic|kind|reviewedOn|reviewedBy|words|examples|alsoCalled|askedAs)\b/;

const STYLE = `
  @page { margin: 18mm; }
  body { font: 11pt/1.45 Georgia, serif; color: #000; max-width: 42em; margin: auto; }
  article { break-inside: avoid; border-top: 1px solid #000; padding: .6em 0; }
  h2 { font-size: 12pt; margin: 0; } h2 small { font-weight: normal; }
  dl { margin: .3em 0; display: grid; grid-template-columns: 8em 1fr; gap: .1em .6em; }
  dt { font-style: italic; overflow-wrap: anywhere; } dd { margin: 0; }
  ol, ul { margin: .3em 0; padding-left: 1.4em; } .sources { font-size: 9pt; overflow-wrap: anywhere; }
  .marks { display: flex; gap: 1.2em; } .room { border-bottom: 1px dotted #000; height: 1.8em; }
`;

const CHECKLIST = [
  "Is it true, and no more certain than its sources?",
  "Is it milder than the truth, or so loud that people stop what they need?",
  "Whom could it hurt: in pregnancy, under 18, in old age, with epilepsy, bipolar disorder, breathing trouble, heavy drinking, on medicines?",
  "Does it say soon enough whom to call or see?",
  "Would a tired person understand it?",
];

/** A page for each file that says something on health or law, the entries by which most harm could be done first. */
export function printedPages(content: Content): Page[] {
  return contentFiles(content)
    .filter(({ entries }) => entries.some(({ reviewedOn }) => reviewedOn !== undefined))
    .map((file) => ({ name: file.file.replace(/\.json$/, ".html").replaceAll("/", "-"), html: pageOf(content, file) }));
}

function pageOf(content: Content, file: ContentFile): string {
  const entries = file.entries.toSorted(
    (one, other) => RISKS.indexOf(riskOf(file.file, one)) - RISKS.indexOf(riskOf(file.file, other)),
  );
  return [
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escaped(file.file)}</title><style>${STYLE}</style>`,
    `<h1>${escaped(file.file)}</h1>`,
    `<p>${entries.length} entries, those by which most harm could be done first. For each, please ask:</p>`,
    `<ol>${CHECKLIST.map((question) => `<li>${escaped(question)}</li>`).join("")}</ol>`,
    `<p>Read by (role): ____________________ on: ______________</p>`,
    ...entries.map((entry) => entryOf(content, file, entry)),
    "</html>\n",
  ].join("\n");
}

function entryOf(content: Content, { file, noun }: ContentFile, entry: FileEntry): string {
  const fields = sayingsIn({ file, noun, entry: entry.id }, entry).filter(({ spot }) => !NOT_READ.test(spot.field));
  const sources = entry.sources ?? content.tips.find(({ id }) => id === entry.tip)?.sources ?? [];
  const { reviewedOn = "", reviewedBy = "editor", maintainerNote } = entry;
  const { on, by, how } = reviewOf(content, { sources, reviewedOn, reviewedBy });
  return [
    `<article><h2>${escaped(entry.id)} <small>${riskOf(file, entry)} risk; read ${on} by ${by}, ${how}</small></h2>`,
    `<dl>${fields.map(({ spot, text }) => `<dt>${escaped(spot.field)}</dt><dd>${escaped(text)}</dd>`).join("")}</dl>`,
    ...(maintainerNote === undefined ? [] : [`<p class="sources">Never shown: ${escaped(maintainerNote)}</p>`]),
    `<ul class="sources">${sourcesOf(content, { sources }).map(sourceLine).join("")}</ul>`,
    `<div class="marks"><span>☐ right</span><span>☐ change</span><span>☐ take out</span></div>`,
    `<div class="room"></div><div class="room"></div></article>`,
  ].join("\n");
}

function sourceLine({ title, publisher, year, link, tier, seen, note }: Source): string {
  const about = [`${title}. ${publisher}, ${year ?? "undated"}`, tier, seen, link, note].filter(
    (part) => part !== undefined,
  );
  return `<li>${escaped(about.join("; "))}</li>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
