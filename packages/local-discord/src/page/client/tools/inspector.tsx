import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { change, useScreen } from "../store.ts";
import { TourCard } from "./tour.tsx";

/** The requests behind a message, as they went over the wire. */
export function Inspector(): JSX.Element | null {
  const exchanges = useScreen((screen) => screen.exchanges);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (exchanges) dialog.current?.showModal();
  }, [exchanges]);
  if (!exchanges) return null;
  const close = () => change({ exchanges: undefined });
  return (
    <dialog ref={dialog} class="modal wide" aria-labelledby="inspector-title" onClose={close}>
      <TourCard isInDialog />
      <header>
        <h2 id="inspector-title">Raw exchange</h2>
        <button type="button" class="close" aria-label="Close" onClick={close}>
          ✕
        </button>
      </header>
      <div class="modal-body">
        {exchanges.length === 0 && <p>The bot made no request for this message.</p>}
        {exchanges.map((exchange, index) => (
          <details key={String(index)} open={index === exchanges.length - 1}>
            <summary>
              <strong>{exchange.method}</strong> {exchange.path}{" "}
              <span class="muted">{exchange.status === 0 ? "no answer" : exchange.status}</span>
            </summary>
            <p class="muted">{exchange.at}</p>
            <Raw title="Sent" text={exchange.body} />
            <Raw title="Answer" text={exchange.answer} />
          </details>
        ))}
      </div>
    </dialog>
  );
}

function Raw({ title, text }: { readonly title: string; readonly text: string }): JSX.Element {
  if (text === "") return <p class="muted">{title}: nothing</p>;
  return (
    <>
      <p class="muted">{title}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <pre tabIndex={0}>{text}</pre>
    </>
  );
}
