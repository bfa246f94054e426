import { type JSX, render } from "preact";
import { useEffect } from "preact/hooks";
import { connect } from "./api.ts";
import { FormDialog } from "./form/form-dialog.tsx";
import { Chat } from "./frame/chat.tsx";
import { Navigation } from "./frame/navigation.tsx";
import { readSettings } from "./settings.ts";
import { change, now, show, unreadKey, useScreen } from "./store.ts";
import { Inspector } from "./tools/inspector.tsx";
import { Tools } from "./tools/tools.tsx";
import { TourCard } from "./tools/tour.tsx";

function Page(): JSX.Element {
  const theme = useScreen((screen) => screen.theme);
  const isPhone = useScreen((screen) => screen.isPhone);
  const pane = useScreen((screen) => screen.pane);
  const isThere = useScreen((screen) => screen.hello !== undefined && screen.state !== undefined);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return (
    <div class={`stage pane-${pane}${isPhone ? " phone" : ""}`}>
      <div class="app">
        {isThere ? (
          <>
            <Navigation />
            <Chat />
          </>
        ) : (
          <main class="chat">
            <h1 class="loading">Opening the local Discord…</h1>
          </main>
        )}
      </div>
      {isThere && <Tools />}
      <TourCard />
      <Notice />
      <FormDialog />
      <Inspector />
    </div>
  );
}

const NOTICE_MS = 8_000;

/** One sentence about what could not be done. */
function Notice(): JSX.Element | null {
  const notice = useScreen((screen) => screen.notice);
  useEffect(() => {
    if (notice === undefined) return;
    const timer = setTimeout(() => change({ notice: undefined }), NOTICE_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  if (notice === undefined) return null;
  return (
    <div class="notice" role="alert">
      <p>{notice}</p>
      <button type="button" class="close" aria-label="Close" onClick={() => change({ notice: undefined })}>
        ✕
      </button>
    </div>
  );
}

readSettings();
connect();
document.addEventListener("visibilitychange", () => {
  const { view, unread } = now();
  if (document.hidden || !unread.has(unreadKey(view.person, view.channel))) return;
  show({});
});
const root = document.getElementById("page");
if (root) render(<Page />, root);
