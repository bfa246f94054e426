import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { PagePerson } from "../../protocol.ts";
import { act } from "../api.ts";
import { keepSettings } from "../settings.ts";
import { change, now, personOf, readerOf, timeThere, useScreen } from "../store.ts";
import { useTick } from "../text/time.tsx";
import { formatFor } from "../text/timestamp.ts";
import { startTour } from "./tour.tsx";

/** What the real Discord cannot do: move time, let things fail, be somewhere else. */
export function Tools(): JSX.Element {
  const tour = useScreen((screen) => screen.hello?.tour);
  const isTouring = useScreen((screen) => screen.isTouring);
  return (
    <aside class="tools" aria-label="What the real Discord cannot do">
      <header class="tools-head">
        <h2>Practice</h2>
        <button type="button" class="icon tools-close" aria-label="Close" onClick={() => change({ pane: "chat" })}>
          ✕
        </button>
      </header>
      <div class="tools-body">
        {tour && (
          <button type="button" class="button primary wide" disabled={isTouring} onClick={() => void startTour(tour)}>
            Show me around
          </button>
        )}
        <Clock />
        <Faults />
        <People />
        <Look />
      </div>
    </aside>
  );
}

const JUMPS = [
  ["message", "Next message", "Until the bot writes to somebody by itself"],
  ["+1h", "+1 hour", undefined],
  ["+1d", "Tomorrow", "The same time tomorrow"],
  ["+1w", "+1 week", undefined],
  ["change", "Clocks change", "The evening before the clocks change"],
] as const;
const DRAG_MINUTES = 24 * 60;

function Clock(): JSX.Element {
  const reader = useScreen(({ view }) => readerOf(view.person));
  const isMoving = useScreen(({ state }) => state?.clock.isMoving === true);
  useScreen(({ stateAt }) => stateAt);
  useTick();
  const [ahead, setAhead] = useState(0);
  const at = timeThere() + ahead * 60_000;
  const move = (phrase: string) => act("clock", { person: now().view.person, phrase });
  const time = formatFor(reader, { timeStyle: "short" }).format(at);
  return (
    <section aria-labelledby="clock-title">
      <h3 id="clock-title">Clock</h3>
      <p class="big-time">{time}</p>
      <p class="muted">
        {formatFor(reader, { dateStyle: "full" }).format(at)}, {reader.zone}
      </p>
      <input
        type="range"
        min={0}
        max={DRAG_MINUTES}
        step={15}
        value={ahead}
        disabled={isMoving}
        aria-label="Drag the clock ahead, up to a day"
        aria-valuetext={`${time}, ${Math.floor(ahead / 60)} hours ${ahead % 60} minutes ahead`}
        onInput={(event) => setAhead(Number(event.currentTarget.value))}
        onChange={async (event) => {
          const minutes = Number(event.currentTarget.value);
          if (minutes > 0) await move(`+${minutes}m`);
          setAhead(0);
        }}
      />
      <div class="jumps">
        {JUMPS.map(([phrase, label, title]) => (
          <button
            key={phrase}
            type="button"
            class="button secondary"
            title={title}
            disabled={isMoving}
            onClick={() => void move(phrase)}
          >
            {label}
          </button>
        ))}
      </div>
      <form
        class="one-line"
        onSubmit={(event) => {
          event.preventDefault();
          const field = new FormData(event.currentTarget).get("phrase");
          if (typeof field === "string" && field !== "") void move(field);
        }}
      >
        <input name="phrase" placeholder="22:30 or +90m" aria-label="Move the clock to" autocomplete="off" />
        <button type="submit" class="button secondary" disabled={isMoving}>
          Go
        </button>
      </form>
      {isMoving && (
        <p class="muted" role="status">
          Time passes…
        </p>
      )}
    </section>
  );
}

const DOWN = "503";

function Faults(): JSX.Element {
  const state = useScreen((screen) => screen.state);
  const view = useScreen((screen) => screen.view);
  const person = personOf(view.person);
  const name = person?.user.username ?? "";
  const isDown = state?.faults.some((line) => line.includes(DOWN)) === true;
  return (
    <section aria-labelledby="faults-title">
      <h3 id="faults-title">What goes wrong</h3>
      <button
        type="button"
        class="button danger wide"
        disabled={state?.bot !== "running"}
        onClick={() => void act("bot", { act: "cut" })}
      >
        Power cut
      </button>
      <Switch
        label="The bot is off"
        isOn={state?.bot === "off"}
        onChange={(isOn) => act("bot", { act: isOn ? "off" : "on" })}
      />
      <Switch
        label="Discord is down"
        isOn={isDown}
        onChange={(isOn) => act("fault", { phrase: isOn ? DOWN : "off" })}
      />
      <Switch
        label={`${name} has blocked the bot`}
        isOn={person?.isBlocking === true}
        onChange={(isOn) => act("standing", { person: view.person, isBlocking: isOn })}
      />
      <Switch
        label={`${name} has removed the bot`}
        isOn={person?.hasApp === false}
        onChange={(isOn) => act("standing", { person: view.person, hasApp: !isOn })}
      />
      <form
        class="one-line"
        onSubmit={(event) => {
          event.preventDefault();
          const field = new FormData(event.currentTarget).get("phrase");
          if (typeof field === "string") void act("fault", { phrase: field });
        }}
      >
        <input name="phrase" placeholder="500 10%, slow 2s, off" aria-label="Another fault" autocomplete="off" />
        <button type="submit" class="button secondary">
          On
        </button>
      </form>
      {(state?.faults ?? []).map((line) => (
        <p key={line} class="muted">
          On: {line}
        </p>
      ))}
    </section>
  );
}

function Switch(props: {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => unknown;
}): JSX.Element {
  const { label, isOn, onChange } = props;
  return (
    <label class="switch">
      <span>{label}</span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={isOn}
        checked={isOn}
        onChange={(event) => void onChange(event.currentTarget.checked)}
      />
    </label>
  );
}

/** Discord's own list of languages. Source: docs.discord.com, "Reference", Locales. */
const LOCALES =
  "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko".split(
    " ",
  );
const zones = Intl.supportedValuesOf("timeZone");

function People(): JSX.Element {
  const people = useScreen((screen) => screen.state?.people);
  return (
    <section aria-labelledby="people-title">
      <h3 id="people-title">People</h3>
      <datalist id="zones">
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {(people ?? []).slice(0, 3).map((person) => (
        <PersonSettings key={person.user.id} person={person} />
      ))}
    </section>
  );
}

function PersonSettings({ person }: { readonly person: PagePerson }): JSX.Element {
  const { id, username } = person.user;
  const hours = useScreen((screen) => screen.hours.get(id));
  return (
    <fieldset class="person">
      <legend>{username}</legend>
      <label>
        <span class="muted">Zone</span>
        <input
          list="zones"
          value={person.zone}
          onChange={(event) => void act("settle", { person: id, zone: event.currentTarget.value })}
        />
      </label>
      <label>
        <span class="muted">Language</span>
        <select
          value={person.locale}
          onChange={(event) => void act("settle", { person: id, locale: event.currentTarget.value })}
        >
          {LOCALES.map((locale) => (
            <option key={locale} value={locale}>
              {locale}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="muted">Hours</span>
        <select
          value={hours ?? ""}
          onChange={(event) => {
            const next = new Map(now().hours);
            const value = Number(event.currentTarget.value);
            if (value === 12 || value === 24) next.set(id, value);
            else next.delete(id);
            change({ hours: next });
          }}
        >
          <option value="">by language</option>
          <option value="12">12 h</option>
          <option value="24">24 h</option>
        </select>
      </label>
    </fieldset>
  );
}

function Look(): JSX.Element {
  const theme = useScreen((screen) => screen.theme);
  const isPhone = useScreen((screen) => screen.isPhone);
  return (
    <section aria-labelledby="look-title">
      <h3 id="look-title">Look</h3>
      <Switch
        label="Light"
        isOn={theme === "light"}
        onChange={(isOn) => {
          change({ theme: isOn ? "light" : "dark" });
          keepSettings();
        }}
      />
      <Switch
        label="As wide as a phone"
        isOn={isPhone}
        onChange={(isOn) => {
          change({ isPhone: isOn });
          keepSettings();
        }}
      />
    </section>
  );
}
