import { COLOUR } from "../../src/diary/picture/look.ts";

/** The bot's own pictures for Discord: a moon that goes down towards a dark line, a step at a time. */

const MOON = "#f2e6b8";
const SKY = ["#262c47", "#14161f"] as const;

/** 1,024 px square; Discord shows it round, so nothing stands in the corners. */
export function avatarSvg(): string {
  return svg(1024, 1024, [
    `<rect width="1024" height="1024" fill="url(#sky)"/>`,
    crescent(512, 430, 250),
    `<rect x="232" y="770" width="560" height="26" rx="13" fill="${COLOUR.sleep}"/>`,
    `<rect x="312" y="836" width="400" height="22" rx="11" fill="${COLOUR.sleep}" opacity="0.6"/>`,
    `<rect x="402" y="898" width="220" height="18" rx="9" fill="${COLOUR.sleep}" opacity="0.3"/>`,
  ]);
}

/** 680 by 240 px, Discord's size for the banner of a profile, drawn twice as large. */
export function bannerSvg(): string {
  const steps = Array.from({ length: 5 }, (_, at) => ({ x: 700 + at * 140, y: 130 + at * at * 13, last: at === 4 }));
  return svg(1360, 480, [
    `<rect width="1360" height="480" fill="url(#sky)"/>`,
    `<rect x="640" y="400" width="720" height="6" fill="${COLOUR.sleep}" opacity="0.6"/>`,
    ...steps.map(({ x, y, last }, at) =>
      last
        ? crescent(x, y, 58)
        : `<circle cx="${x}" cy="${y}" r="${14 + at * 5}" fill="${MOON}" opacity="${0.15 + at * 0.12}"/>`,
    ),
    `<text x="80" y="240" font-size="92" fill="${COLOUR.text}">Winddown</text>`,
    `<text x="84" y="310" font-size="36" fill="${COLOUR.bedEdge}">one message a night</text>`,
  ]);
}

function svg(width: number, height: number, parts: readonly string[]): string {
  const sky = `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${SKY[0]}"/><stop offset="1" stop-color="${SKY[1]}"/></linearGradient></defs>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${sky}${parts.join("")}</svg>`;
}

/** A disc less a second one up and to the right of it. */
function crescent(x: number, y: number, radius: number): string {
  const id = `moon-${x}`;
  return `<mask id="${id}"><rect x="${x - 2 * radius}" y="${y - 2 * radius}" width="${4 * radius}" height="${4 * radius}" fill="white"/><circle cx="${x + radius * 0.42}" cy="${y - radius * 0.26}" r="${radius * 0.82}" fill="black"/></mask><circle cx="${x}" cy="${y}" r="${radius}" fill="${MOON}" mask="url(#${id})"/>`;
}
