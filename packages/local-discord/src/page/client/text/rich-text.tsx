import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { now, personOf } from "../store.ts";
import { type Block, type Inline, parseMarkdown } from "./markdown.ts";
import { Time } from "./time.tsx";

/** A message's text as Discord draws it. Everything ends as text nodes and a few elements made here. */
export function RichText({ text }: { readonly text: string }): JSX.Element {
  const blocks = useMemo(() => parseMarkdown(text), [text]);
  return <div class="rich">{blocks.map(drawBlock)}</div>;
}

function drawBlock(block: Block, index: number): JSX.Element {
  switch (block.kind) {
    case "paragraph":
      return <p key={index}>{drawInline(block.of)}</p>;
    case "small":
      return (
        <p key={index} class="small">
          {drawInline(block.of)}
        </p>
      );
    case "heading":
      // Under the page's "Messages": how large it is says nothing of where it belongs.
      return (
        <h3 key={index} class={`heading-${block.level}`}>
          {drawInline(block.of)}
        </h3>
      );
    case "quote":
      return <blockquote key={index}>{block.of.map(drawBlock)}</blockquote>;
    case "list": {
      const items = block.items.map((item, at) => <li key={String(at)}>{item.map(drawBlock)}</li>);
      return block.start === undefined ? (
        <ul key={index}>{items}</ul>
      ) : (
        <ol key={index} start={block.start}>
          {items}
        </ol>
      );
    }
    case "code-block":
      return (
        <pre key={index}>
          <code>{block.text}</code>
        </pre>
      );
  }
}

const TAGS = { bold: "strong", italic: "em", underline: "u", strike: "s" } as const;

function drawInline(parts: readonly Inline[]): JSX.Element[] {
  return parts.map((part, index) => {
    const key = String(index);
    switch (part.kind) {
      case "text":
        return <span key={key}>{part.text}</span>;
      case "break":
        return <br key={key} />;
      case "bold":
      case "italic":
      case "underline":
      case "strike": {
        const Tag = TAGS[part.kind];
        return <Tag key={key}>{drawInline(part.of)}</Tag>;
      }
      case "spoiler":
        return <Spoiler key={key} of={part.of} />;
      case "code":
        return <code key={key}>{part.text}</code>;
      case "link":
        return (
          <a key={key} href={part.href} title={part.href} target="_blank" rel="noreferrer noopener">
            {drawInline(part.of)}
          </a>
        );
      case "time":
        return <Time key={key} unixSeconds={part.unixSeconds} style={part.style} />;
      case "command":
        return (
          <span key={key} class="mention">
            /{part.name}
          </span>
        );
      case "emoji":
        return <span key={key}>:{part.name}:</span>;
      case "everyone":
        return (
          <span key={key} class="mention">
            {part.text}
          </span>
        );
      default:
        return (
          <span key={key} class="mention">
            {nameOf(part.kind, part.id)}
          </span>
        );
    }
  });
}

function Spoiler({ of }: { readonly of: readonly Inline[] }): JSX.Element {
  const [isOpen, open] = useState(false);
  if (isOpen) return <span class="spoiler open">{drawInline(of)}</span>;
  return (
    <button type="button" class="spoiler" aria-label="Spoiler: show" onClick={() => open(true)}>
      <span aria-hidden="true">{drawInline(of)}</span>
    </button>
  );
}

function channelName(id: string): string | undefined {
  const named = now().hello?.channels.find((channel) => channel.id === id);
  return named?.thread?.isDeleted ? undefined : (named?.thread?.name ?? (named && "general"));
}

function nameOf(kind: "user" | "role" | "channel", id: string): string {
  const { hello } = now();
  if (kind === "channel") return `#${channelName(id) ?? "unknown"}`;
  if (kind === "role") return `@${hello?.server.roles.find((role) => role.id === id)?.name ?? "unknown-role"}`;
  if (id === hello?.bot.id) return `@${hello.bot.username}`;
  return `@${personOf(id)?.user.global_name ?? "unknown-user"}`;
}
