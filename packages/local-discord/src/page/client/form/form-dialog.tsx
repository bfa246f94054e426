import type { JSX } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { PageForm } from "../../protocol.ts";
import { ask } from "../api.ts";
import * as type from "../controls/component-types.ts";
import { entriesOf, isMenu, presetOf, type Shown } from "../controls/component-types.ts";
import { ListBox } from "../controls/list-box.tsx";
import { change, now, useScreen } from "../store.ts";
import { RichText } from "../text/rich-text.tsx";
import { TourCard } from "../tools/tour.tsx";

/** The form a bot opened, above everything else until it is sent or closed. */
export function FormDialog(): JSX.Element | null {
  const form = useScreen((screen) => screen.form);
  return form ? <OpenForm key={form.id} form={form} /> : null;
}

/** So many characters before the end of a field, it is said how many are left. */
const COUNTED_FROM = 20;
/** What somebody fills in. */
const FIELDS = ".modal-body :is(input, textarea, [role=combobox])";

type Values = Readonly<Record<string, string>>;

function OpenForm({ form }: { readonly form: PageForm }): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const fill = useScreen((screen) => screen.tourFill);
  const bot = now().hello?.bot.username ?? "";
  const components = form.data.components as unknown as readonly Shown[];
  const [values, setValues] = useState<Values>(() => presets(components));
  const [problem, setProblem] = useState<string>();
  const [isSending, setSending] = useState(false);
  /** Set at once, so that a form sent twice in the same moment is sent once. */
  const isWaiting = useRef(false);
  const title = useId();

  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>(FIELDS)?.focus();
  }, []);
  useEffect(() => {
    if (fill) setValues((before) => ({ ...before, ...filled(components, fill) }));
  }, [fill, components]);

  const close = () => change({ form: undefined });
  const set = (name: string, value: string) => setValues((before) => ({ ...before, [name]: value }));

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    if (isWaiting.current) return;
    isWaiting.current = true;
    setSending(true);
    setProblem(undefined);
    const outcome = await ask("submit", { form: form.id, fields: values });
    isWaiting.current = false;
    setSending(false);
    if (outcome.kind === "refused") return setProblem(outcome.text);
    if (outcome.kind === "no-answer") return setProblem("Something went wrong. Try again.");
    if (outcome.kind !== "form") change({ form: undefined });
  }

  return (
    <dialog ref={dialog} class="modal" aria-labelledby={title} onClose={close}>
      <TourCard isInDialog />
      <form onSubmit={(event) => void send(event)}>
        <header>
          <h2 id={title}>{form.data.title}</h2>
          <button type="button" class="close" aria-label="Close" onClick={close}>
            ✕
          </button>
        </header>
        <div class="modal-body">
          <p class="warning">
            This form will be submitted to <strong>{bot}</strong>. Do not share passwords or other sensitive
            information.
          </p>
          {components.map((component) => (
            <Part key={component.id} component={component} values={values} set={set} />
          ))}
          {problem !== undefined && (
            <p class="problem" role="alert">
              {problem}
            </p>
          )}
        </div>
        <footer>
          <button type="button" class="button secondary" onClick={close}>
            Cancel
          </button>
          <button type="submit" class={isSending ? "button primary busy" : "button primary"} aria-busy={isSending}>
            Submit
          </button>
        </footer>
      </form>
    </dialog>
  );
}

type PartProps = {
  readonly component: Shown;
  readonly values: Values;
  readonly set: (name: string, value: string) => void;
};

function Part({ component, values, set }: PartProps): JSX.Element | null {
  if (component.type === type.TEXT_DISPLAY) return <RichText text={component.content ?? ""} />;
  if (component.type === type.ROW) {
    return (
      <>
        {component.components?.map((input) => (
          <Field key={input.id} input={input} label={input.label ?? ""} about={undefined} values={values} set={set} />
        ))}
      </>
    );
  }
  if (component.type !== type.LABEL || !component.component) return null;
  return (
    <Field
      input={component.component}
      label={component.label ?? ""}
      about={component.description ?? undefined}
      values={values}
      set={set}
    />
  );
}

type FieldProps = {
  readonly input: Shown;
  readonly label: string;
  readonly about: string | undefined;
  readonly values: Values;
  readonly set: (name: string, value: string) => void;
};

function Field({ input, label, about, values, set }: FieldProps): JSX.Element {
  const id = useId();
  const name = input.custom_id ?? "";
  const value = values[name] ?? "";
  const isRequired = input.required !== false && input.type !== type.CHECKBOX;
  const described = about === undefined ? undefined : `${id}-about`;
  const heading = (
    <>
      {label}
      {isRequired && (
        <span class="star" aria-hidden="true">
          {" *"}
        </span>
      )}
    </>
  );
  const below = about !== undefined && (
    <p class="muted" id={described}>
      {about}
    </p>
  );
  if (input.type === type.RADIO_GROUP || input.type === type.CHECKBOX_GROUP) {
    return (
      <fieldset aria-describedby={described}>
        <legend>{heading}</legend>
        {below}
        <Choices input={input} value={value} onChange={(next) => set(name, next)} isRequired={isRequired} />
      </fieldset>
    );
  }
  if (isMenu(input.type)) {
    return (
      <div class="form-field">
        <p class="label">{heading}</p>
        {below}
        <ListBox
          entries={entriesOf(input)}
          chosen={value === "" ? [] : value.split(",")}
          placeholder={input.placeholder ?? "Make a selection"}
          label={label}
          least={isRequired ? Math.max(1, input.min_values ?? 1) : 0}
          most={input.max_values ?? 1}
          onChoose={(chosen) => set(name, chosen.join(","))}
          isEager
        />
      </div>
    );
  }
  if (input.type === type.CHECKBOX) {
    return (
      <div class="form-field">
        <label class="choice">
          <input
            type="checkbox"
            checked={value === "true"}
            onChange={(event) => set(name, String(event.currentTarget.checked))}
          />
          <span>{label}</span>
        </label>
        {below}
      </div>
    );
  }
  return (
    <div class="form-field">
      <label class="label" htmlFor={id}>
        {heading}
      </label>
      {below}
      {input.type === type.FILE_UPLOAD ? (
        <>
          <input
            id={id}
            type="file"
            multiple={(input.max_values ?? 1) > 1}
            required={isRequired}
            aria-describedby={described}
            onChange={(event) => set(name, fileNames(event.currentTarget.files))}
          />
          <p class="muted">The bot is told the name of a file. What is in it stays with you.</p>
        </>
      ) : (
        <TextInput
          id={id}
          input={input}
          value={value}
          isRequired={isRequired}
          described={described}
          onChange={(next) => set(name, next)}
        />
      )}
    </div>
  );
}

function TextInput(props: {
  readonly id: string;
  readonly input: Shown;
  readonly value: string;
  readonly isRequired: boolean;
  readonly described: string | undefined;
  readonly onChange: (value: string) => void;
}): JSX.Element {
  const { id, input, value, isRequired, described, onChange } = props;
  const longest = input.max_length ?? 4000;
  const shared = {
    id,
    value,
    required: isRequired,
    minLength: input.min_length ?? 0,
    maxLength: longest,
    placeholder: input.placeholder,
    "aria-describedby": described,
  };
  return (
    <>
      {input.style === 2 ? (
        <textarea {...shared} rows={4} onInput={(event) => onChange(event.currentTarget.value)} />
      ) : (
        <input {...shared} type="text" autocomplete="off" onInput={(event) => onChange(event.currentTarget.value)} />
      )}
      {longest - value.length < COUNTED_FROM && <p class="muted count">{longest - value.length} left</p>}
    </>
  );
}

function Choices(props: {
  readonly input: Shown;
  readonly value: string;
  readonly isRequired: boolean;
  readonly onChange: (value: string) => void;
}): JSX.Element {
  const { input, value, isRequired, onChange } = props;
  const isRadio = input.type === type.RADIO_GROUP;
  const chosen = value === "" ? [] : value.split(",");
  return (
    <>
      {input.options?.map((option) => {
        const isOn = chosen.includes(option.value);
        const others = chosen.filter((one) => one !== option.value);
        return (
          <label key={option.value} class="choice">
            <input
              type={isRadio ? "radio" : "checkbox"}
              name={input.custom_id}
              checked={isOn}
              required={isRadio && isRequired}
              onChange={() => onChange(isRadio ? option.value : (isOn ? others : [...others, option.value]).join(","))}
            />
            <span>
              {option.label}
              {option.description && <span class="muted choice-about">{option.description}</span>}
            </span>
          </label>
        );
      })}
    </>
  );
}

function fileNames(files: FileList | null): string {
  return [...(files ?? [])].map(({ name }) => name.replaceAll(",", " ")).join(",");
}

/** What each field holds when the form opens. */
function presets(components: readonly Shown[]): Values {
  return Object.fromEntries(
    inputsOf(components).map(({ input }) => {
      if (input.type === type.CHECKBOX) return [input.custom_id ?? "", String(input.default === true)];
      return [input.custom_id ?? "", input.value ?? presetOf(input).join(",")];
    }),
  );
}

function inputsOf(components: readonly Shown[]): { readonly label: string; readonly input: Shown }[] {
  return components.flatMap((component) => {
    if (component.type === type.ROW)
      return (component.components ?? []).map((input) => ({ label: input.label ?? "", input }));
    return component.component ? [{ label: component.label ?? "", input: component.component }] : [];
  });
}

/** What a tour fills in, by the label of each field. An option is named by its label, too. */
function filled(components: readonly Shown[], fill: Readonly<Record<string, string>>): Values {
  return Object.fromEntries(
    inputsOf(components).flatMap(({ label, input }) => {
      const given = fill[label];
      if (given === undefined) return [];
      const option = input.options?.find((one) => one.label === given);
      return [[input.custom_id ?? "", option?.value ?? given]];
    }),
  );
}
