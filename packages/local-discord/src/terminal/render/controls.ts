import {
  type APIButtonComponent,
  type APIMessageTopLevelComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from "discord-api-types/v10";

/** Something on a message that can be pressed or picked, under the number it is shown with. */
export type Control =
  | {
      readonly kind: "button";
      readonly number: number;
      readonly label: string;
      readonly customId: string;
      readonly disabled: boolean;
    }
  | { readonly kind: "link"; readonly number: number; readonly label: string; readonly url: string }
  | {
      readonly kind: "option";
      readonly number: number;
      readonly label: string;
      readonly value: string;
      readonly menu: Menu;
    };

export type Menu = {
  readonly customId: string;
  readonly disabled: boolean;
};

type Numbered = APIButtonComponent | APIStringSelectComponent;

/** Every control of a message, numbered from 1 in reading order; a menu counts once per entry. */
export function controlsOf(components: readonly APIMessageTopLevelComponent[]): Control[] {
  const controls: Control[] = [];
  for (const component of components.flatMap(numberedIn)) {
    if (component.type === ComponentType.StringSelect) controls.push(...optionsOf(component, controls.length + 1));
    else controls.push(buttonOf(component, controls.length + 1));
  }
  return controls;
}

/** The buttons and menus inside a component, in reading order. */
export function numberedIn(component: APIMessageTopLevelComponent): Numbered[] {
  switch (component.type) {
    case ComponentType.Container:
      return component.components.flatMap(numberedIn);
    case ComponentType.Section:
      return component.accessory.type === ComponentType.Button ? [component.accessory] : [];
    case ComponentType.ActionRow:
      return component.components.filter(
        (inner) => inner.type === ComponentType.Button || inner.type === ComponentType.StringSelect,
      );
    default:
      return [];
  }
}

/** How many numbers a component takes up. */
export function numbersTaken(component: Numbered): number {
  return component.type === ComponentType.StringSelect ? component.options.length : 1;
}

/** The words on a button; an emoji alone counts as its label. */
export function labelOf(button: APIButtonComponent): string {
  if (button.style === ButtonStyle.Premium) return "Buy";
  return button.label ?? button.emoji?.name ?? "(no label)";
}

function buttonOf(button: APIButtonComponent, number: number): Control {
  const label = labelOf(button);
  if (button.style === ButtonStyle.Link) return { kind: "link", number, label, url: button.url };
  if (button.style === ButtonStyle.Premium) return { kind: "button", number, label, customId: "", disabled: true };
  return { kind: "button", number, label, customId: button.custom_id, disabled: button.disabled ?? false };
}

function optionsOf(select: APIStringSelectComponent, first: number): Control[] {
  const menu: Menu = {
    customId: select.custom_id,
    disabled: select.disabled ?? false,
  };
  return select.options.map((option, index) => ({
    kind: "option",
    number: first + index,
    label: option.label,
    value: option.value,
    menu,
  }));
}
