import type { APIAttachment, APIEmbed } from "discord-api-types/v10";
import type { JSX } from "preact";
import { RichText } from "../text/rich-text.tsx";
import { Time } from "../text/time.tsx";
import { Picture } from "./media.tsx";

/** An embed. Source of its parts: docs.discord.com, "Message", Embed Structure. */
export function Embed({
  embed,
  files,
}: {
  readonly embed: APIEmbed;
  readonly files: readonly APIAttachment[];
}): JSX.Element {
  const { title, url, description, color, author, fields = [], footer, image, thumbnail, timestamp } = embed;
  const colour = color === undefined ? {} : { borderInlineStartColor: `#${color.toString(16).padStart(6, "0")}` };
  const seconds = timestamp === undefined ? Number.NaN : Math.floor(Date.parse(timestamp) / 1000);
  return (
    <div class="embed" style={colour}>
      <div class="embed-text">
        {author && <p class="embed-author">{author.name}</p>}
        {title !== undefined && (
          <p class="embed-title">
            {url !== undefined && /^https?:/i.test(url) ? <Address url={url} text={title} /> : title}
          </p>
        )}
        {description !== undefined && <RichText text={description} />}
        {fields.length > 0 && (
          <div class="embed-fields">
            {fields.map(({ name, value, inline }, index) => (
              <div key={String(index)} class={inline === true ? "field inline" : "field"}>
                <RichText text={`**${name}**`} />
                <RichText text={value} />
              </div>
            ))}
          </div>
        )}
        {image && <Picture url={image.url} description={undefined} files={files} />}
        {(footer || !Number.isNaN(seconds)) && (
          <p class="embed-footer">
            {footer?.text}
            {footer && !Number.isNaN(seconds) && " • "}
            {!Number.isNaN(seconds) && <Time unixSeconds={seconds} style="s" />}
          </p>
        )}
      </div>
      {thumbnail && (
        <div class="thumbnail">
          <Picture url={thumbnail.url} description={undefined} files={files} />
        </div>
      )}
    </div>
  );
}

function Address({ url, text }: { readonly url: string; readonly text: string }): JSX.Element {
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {text}
    </a>
  );
}
