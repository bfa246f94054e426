import type { APIAttachment } from "discord-api-types/v10";
import type { JSX } from "preact";
import { useState } from "preact/hooks";

/** The path under which this server has a file that came with a message; undefined for anything elsewhere. */
export function pathOf(url: string, files: readonly APIAttachment[]): string | undefined {
  const name = /^attachment:\/\/(.+)$/.exec(url)?.[1];
  const whole = name === undefined ? url : files.find(({ filename }) => filename === name)?.url;
  const found = /^http:\/\/127\.0\.0\.1:\d+(\/attachments\/[^\s?#]+)$/.exec(whole ?? "");
  return found?.[1];
}

/** A picture of this message's own. What lies elsewhere is not fetched: nothing leaves this machine. */
export function Picture(props: {
  readonly url: string;
  readonly description: string | undefined;
  readonly files: readonly APIAttachment[];
}): JSX.Element {
  const { url, description, files } = props;
  const [isBroken, setBroken] = useState(false);
  const [isLarge, setLarge] = useState(false);
  const path = pathOf(url, files);
  if (path === undefined || isBroken) {
    return <p class="no-picture">{`Picture, not shown here: ${description ?? url}`}</p>;
  }
  return (
    <button
      type="button"
      class={isLarge ? "picture large" : "picture"}
      aria-label={isLarge ? "Make the picture smaller" : `Make the picture larger: ${description ?? "no description"}`}
      onClick={() => setLarge(!isLarge)}
    >
      <img src={path} alt={description ?? ""} onError={() => setBroken(true)} />
    </button>
  );
}

export function FileCard({ file }: { readonly file: APIAttachment }): JSX.Element {
  const path = pathOf(file.url, []);
  return (
    <div class="file">
      <span class="file-icon" aria-hidden="true">
        ▤
      </span>
      <span class="file-text">
        {path === undefined ? (
          <span>{file.filename}</span>
        ) : (
          <a href={path} download={file.filename}>
            {file.filename}
          </a>
        )}
        <span class="muted">{sizeText(file.size)}</span>
      </span>
    </div>
  );
}

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
