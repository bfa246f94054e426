import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  type APISectionComponent,
  type APISelectMenuOption,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from "discord-api-types/v10";

import { labelOf, numberedIn, numbersTaken } from "./controls.ts";
import { flow } from "./flow.ts";
import { type Look, narrower } from "./look.ts";
import { renderMarkdown } from "./markdown.ts";
import { fileName, renderFile, renderPicture } from "./media.ts";
import { paint, plain, type Style } from "./span.ts";
import { textWidth } from "./text-width.ts";
import { wrap } from "./wrap.ts";

const bar = "│ ";

/** Components from top to bottom, a blank line between any two that no separator divides. */
export function renderComponents(
  components: readonly APIMessageTopLevelComponent[],
  look: Look,
  firstNumber = 1,
): string[] {
  const lines: string[] = [];
  let number = firstNumber;
  let divided = true;
  for (const component of components) {
    const separator = component.type === ComponentType.Separator;
    if (!divided && !separator) lines.push("");
    lines.push(...renderComponent(component, look, number));
    number += numberedIn(component).reduce((sum, inner) => sum + numbersTaken(inner), 0);
    divided = separator;
  }
  return lines;
}

function renderComponent(component: APIMessageTopLevelComponent, look: Look, number: number): string[] {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return renderMarkdown(component.content, look);
    case ComponentType.Container:
      return renderComponents(component.components, narrower(look, textWidth(bar)), number).map((line) =>
        (bar + line).trimEnd(),
      );
    case ComponentType.Section:
      return renderSection(component, look, number);
    case ComponentType.Separator:
      return [component.divider === false ? "" : "─".repeat(look.width)];
    case ComponentType.MediaGallery:
      return component.items.flatMap((item) => renderPicture(item.media.url, item.description, look));
    case ComponentType.File:
      return renderFile(component.name ?? fileName(component.file.url), look);
    case ComponentType.ActionRow:
      return renderRow(component, look, number);
  }
}

function renderSection(section: APISectionComponent, look: Look, number: number): string[] {
  const text = section.components.flatMap((inner) => renderMarkdown(inner.content, look));
  if (section.accessory.type === ComponentType.Thumbnail) {
    return [...text, ...renderPicture(section.accessory.media.url, section.accessory.description, look)];
  }
  return [...text, ...renderButtons([section.accessory], look, number)];
}

function renderRow(row: APIActionRowComponent<APIComponentInMessageActionRow>, look: Look, number: number): string[] {
  const lines: string[] = [];
  const buttons = row.components.filter((inner) => inner.type === ComponentType.Button);
  if (buttons.length > 0) lines.push(...renderButtons(buttons, look, number));
  for (const inner of row.components) {
    if (inner.type === ComponentType.StringSelect) lines.push(...renderMenu(inner, look, number));
    else if (inner.type !== ComponentType.Button) lines.push("(A menu of people or channels: not in the playground.)");
  }
  return lines;
}

const gap = "   ";

/** Buttons side by side, each kept whole where the width allows. */
function renderButtons(buttons: readonly APIButtonComponent[], look: Look, first: number): string[] {
  const lines: string[] = [];
  let used = 0;
  buttons.forEach((button, index) => {
    const text = buttonText(button, first + index);
    const width = textWidth(text);
    const shown = paint({ text, styles: buttonStyles(button) }, look.colour);
    if (used > 0 && used + gap.length + width <= look.width) {
      lines.push(`${lines.pop() ?? ""}${gap}${shown}`);
      used += gap.length + width;
    } else {
      lines.push(...(width <= look.width ? [shown] : wrap([plain(text)], { ...look, rest: "    " })));
      used = width;
    }
  });
  return lines;
}

function buttonText(button: APIButtonComponent, number: number): string {
  const off = button.disabled === true ? " (off)" : "";
  if (button.style === ButtonStyle.Premium) return `[${number}] ${labelOf(button)}${off}`;
  const emoji = button.label !== undefined && button.emoji?.id == null ? (button.emoji?.name ?? "") : "";
  const link = button.style === ButtonStyle.Link ? " (link)" : "";
  return `[${number}] ${emoji === "" ? "" : `${emoji} `}${labelOf(button)}${link}${off}`;
}

function buttonStyles(button: APIButtonComponent): readonly Style[] {
  if (button.disabled === true) return ["dim"];
  if (button.style === ButtonStyle.Danger) return ["red"];
  return button.style === ButtonStyle.Success ? ["green"] : ["cyan"];
}

function renderMenu(select: APIStringSelectComponent, look: Look, first: number): string[] {
  const most = select.max_values ?? 1;
  const several = most > 1 ? ` (up to ${most}: type their numbers, such as ${first} ${first + 1})` : "";
  const off = select.disabled === true ? " (off)" : "";
  const heading = `${select.placeholder ?? "Choose one"}${several}${off}:`;
  return [
    ...wrap([plain(heading)], look),
    ...(select.options.length > manyEntries
      ? renderManyEntries(select, look, first)
      : renderEntries(select, look, first)),
  ];
}

/** Longer menus would push the message they belong to off the screen. */
const manyEntries = 10;

function renderEntries(select: APIStringSelectComponent, look: Look, first: number): string[] {
  return select.options.flatMap((option, index) => {
    const about = option.description === undefined ? "" : ` – ${option.description}`;
    return wrap([plain(`${entryName(option)}${about}`)], { ...look, first: `  [${first + index}] ` });
  });
}

/** One after another, without their descriptions. */
function renderManyEntries(select: APIStringSelectComponent, look: Look, first: number): string[] {
  return flow(
    select.options.map((option, index) => `[${first + index}] ${entryName(option)}`),
    look,
  );
}

function entryName(option: APISelectMenuOption): string {
  const emoji = option.emoji?.name != null && option.emoji.id == null ? `${option.emoji.name} ` : "";
  return `${emoji}${option.label}${option.default === true ? " (chosen)" : ""}`;
}
