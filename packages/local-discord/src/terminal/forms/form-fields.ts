import {
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackData,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from "discord-api-types/v10";

export type FormEntry = { readonly label: string; readonly value: string; readonly description: string | undefined };

/** One thing a form asks for. */
export type FormField = {
  readonly customId: string;
  readonly label: string;
  readonly description: string | undefined;
  readonly required: boolean;
  /** What is sent when the line is left blank; shown to the person first. */
  readonly preset: string;
  readonly input:
    | {
        readonly kind: "text";
        readonly example: string | undefined;
        readonly shortest: number;
        readonly longest: number;
        readonly several: boolean;
      }
    | {
        readonly kind: "entries";
        readonly entries: readonly FormEntry[];
        readonly fewest: number;
        readonly most: number;
      }
    | { readonly kind: "yes-or-no" }
    /** Something this terminal cannot offer, such as a file; left blank. */
    | { readonly kind: "elsewhere" };
};

/** What a form shows, top to bottom: texts to read and fields to fill in. */
export type FormPart = { readonly text: string } | { readonly field: FormField };

export function formParts(data: APIModalInteractionResponseCallbackData): FormPart[] {
  return data.components.flatMap((component): FormPart[] => {
    if (component.type === ComponentType.TextDisplay) return [{ text: component.content }];
    if (component.type === ComponentType.Label) {
      return [{ field: fieldOf(component.component, component.label, component.description) }];
    }
    return component.components.map((input) => ({
      field: textField(input, input.label ?? input.custom_id, undefined),
    }));
  });
}

function fieldOf(component: APIComponentInLabel, label: string, description: string | undefined): FormField {
  switch (component.type) {
    case ComponentType.TextInput:
      return textField(component, label, description);
    case ComponentType.StringSelect:
    case ComponentType.RadioGroup:
    case ComponentType.CheckboxGroup: {
      const required = component.required ?? true;
      const most = "max_values" in component ? (component.max_values ?? 1) : 1;
      const fewest = "min_values" in component ? (component.min_values ?? 1) : 1;
      return {
        customId: component.custom_id,
        label,
        description,
        required,
        preset: component.options
          .filter((option) => option.default === true)
          .map(({ value }) => value)
          .join(","),
        input: {
          kind: "entries",
          entries: component.options.map((option) => ({
            label: option.label,
            value: option.value,
            description: option.description,
          })),
          fewest: required ? Math.max(1, fewest) : 0,
          most:
            component.type === ComponentType.CheckboxGroup ? (component.max_values ?? component.options.length) : most,
        },
      };
    }
    case ComponentType.Checkbox:
      return {
        customId: component.custom_id,
        label,
        description,
        required: false,
        preset: String(component.default ?? false),
        input: { kind: "yes-or-no" },
      };
    default:
      return {
        customId: component.custom_id,
        label,
        description,
        required: false,
        preset: "",
        input: { kind: "elsewhere" },
      };
  }
}

function textField(component: APITextInputComponent, label: string, description: string | undefined): FormField {
  return {
    customId: component.custom_id,
    label,
    description,
    required: component.required ?? true,
    preset: component.value ?? "",
    input: {
      kind: "text",
      example: component.placeholder,
      shortest: component.min_length ?? 0,
      longest: component.max_length ?? 4000,
      several: component.style === TextInputStyle.Paragraph,
    },
  };
}
