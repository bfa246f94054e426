import { IntlMessageFormat } from "intl-messageformat";

/** What may be put into a message, and how it may be used there. */
export type ArgumentKind = "word" | "number" | "choice";

/** One message in ICU MessageFormat, read once. */
export type Message = {
  /** As it stands in its file. */
  readonly text: string;
  readonly format: IntlMessageFormat;
  /** By name; what the code has to hand over. */
  readonly arguments: ReadonlyMap<string, ArgumentKind>;
  /** What a choice is made from, by the name of the argument; "other" is always one. */
  readonly choices: ReadonlyMap<string, readonly string[]>;
};

type Element = ReturnType<IntlMessageFormat["getAst"]>[number];

/** Numbers of the parser's element types (@formatjs/icu-messageformat-parser, `TYPE`). */
const LITERAL = 0;
const ARGUMENT = 1;
const NUMBER = 2;
const SELECT = 5;
const PLURAL = 6;
const POUND = 7;

/**
 * Reads a message. `<t:…>` and the like are text: no tags are read.
 *
 * @throws {SyntaxError} saying what cannot be read, or is not used here: dates and numbers are formatted by the code
 */
export function readMessage(text: string, locale: string): Message {
  const format = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
  const found = new Map<string, ArgumentKind>();
  const choices = new Map<string, string[]>();
  for (const element of elementsIn(format.getAst())) {
    if (element.type === LITERAL || element.type === POUND) continue;
    const [name, kind] = argumentOf(element);
    const known = found.get(name);
    if (known !== undefined && known !== kind && known !== "word" && kind !== "word")
      throw new SyntaxError(`{${name}} is used as a ${known} and as a ${kind}`);
    if (known === undefined || known === "word") found.set(name, kind);
    if (element.type === SELECT)
      choices.set(name, [...new Set([...(choices.get(name) ?? []), ...Object.keys(element.options)])]);
  }
  return {
    text,
    format,
    arguments: new Map([...found].sort(([one], [other]) => one.localeCompare(other, "en"))),
    choices,
  };
}

/** A message that was read before and has nothing wrong: read again when it is first said, since few are. */
export function readableMessage(text: string, locale: string): Message {
  let read: Message | undefined;
  const whole = () => {
    read ??= readMessage(text, locale);
    return read;
  };
  return {
    text,
    get format() {
      return whole().format;
    },
    get arguments() {
      return whole().arguments;
    },
    get choices() {
      return whole().choices;
    },
  };
}

/** Every way a message can read, its arguments shown as `{name}`: what the rules on wording are run over. */
export function readingsOf({ format }: Message): string[] {
  const readings = (elements: readonly Element[]): string[] =>
    elements.reduce<string[]>(
      (before, element) => before.flatMap((start) => piecesOf(element).map((piece) => start + piece)),
      [""],
    );
  const piecesOf = (element: Element): string[] => {
    if (element.type === LITERAL) return [element.value];
    if (element.type === POUND) return ["{number}"];
    if (element.type === SELECT || element.type === PLURAL)
      return Object.values(element.options).flatMap(({ value }) => readings(value));
    return [`{${element.value}}`];
  };
  return [...new Set(readings(format.getAst()))];
}

function argumentOf(element: Element): [string, ArgumentKind] {
  switch (element.type) {
    case ARGUMENT:
      return [element.value, "word"];
    case SELECT:
      return [element.value, "choice"];
    case NUMBER:
      if (element.style) throw new SyntaxError(`{${element.value}, number} has a style, which is not used here`);
      return [element.value, "number"];
    case PLURAL:
      return [element.value, "number"];
    default:
      throw new SyntaxError("only {name}, {name, number}, plural, selectordinal and select are used here");
  }
}

function elementsIn(elements: readonly Element[]): Element[] {
  return elements.flatMap((element) => {
    if (element.type !== SELECT && element.type !== PLURAL) return [element];
    return [element, ...Object.values(element.options).flatMap(({ value }) => elementsIn(value))];
  });
}
