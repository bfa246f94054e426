import type { PageTour } from "@winddown/local-discord/page";
import type { Tour } from "@winddown/local-discord/terminal";

/** For a machine whose clock names no place: a reminder needs one. */
const someCity = "Europe/Lisbon";

/** Steps that both tours have; how long each is read, and where, is a tour's own. */
const STEPS = {
  caffeine: {
    say: "Somebody in a channel asks about caffeine. Each tip says why it works, and how sure that is.",
    type: "/sleep tips about:caffeine",
  },
  windDown: {
    say: "The clock is ours to move here. At a quarter to ten it is time to wind down:",
    type: ":clock 21:45",
  },
  skip: { say: "Not tonight? One button skips it, and the next night comes as ever.", type: "Skip tonight" },
} as const;
const DRINK = "/cautions topic:Mixing with alcohol";
const reminderIn = (zone: string) => `/reminder set bedtime:22:30 zone:${zone}`;
const ONCE_MORE = "It asks once more, because this is for good.";

/**
 * What `npm start -- --tour` shows: in about a minute a tip, a caution, a reminder, its night, Skip and Stop.
 *
 * @param systemZone IANA zone of this machine
 */
export function createTour(systemZone: string): Tour & { readonly zone: string } {
  const zone = zoneOfPlace(systemZone);
  return {
    zone,
    opening:
      "This is Winddown in about a minute, on a practice Discord on your own machine: nothing leaves it, and nothing is kept. The tour types for you.",
    steps: [
      {
        ...STEPS.caffeine,
        readSeconds: 7,
      },
      {
        say: "Somebody thinks of a drink to sleep better. Only they see the answer, and it begins with the signs of danger.",
        type: DRINK,
        readSeconds: 7,
      },
      {
        say: "Now what it is for: one message a night, ahead of the bedtime somebody chose. It is on only once a first direct message has arrived.",
        type: reminderIn(zone),
        readSeconds: 6,
      },
      {
        ...STEPS.windDown,
        readSeconds: 6,
      },
      {
        ...STEPS.skip,
        readSeconds: 4,
      },
      {
        say: "And a day later it does.",
        type: ":clock +1d",
        readSeconds: 3,
      },
      {
        say: "Had enough? Stop ends it. Writing “stop” back would do as well.",
        type: "Stop",
        readSeconds: 2,
      },
      {
        say: ONCE_MORE,
        type: "Yes, stop",
        readSeconds: 2,
        mayBeMissing: true,
      },
    ],
    ending: {
      atKeyboard:
        "That was the tour, and now the keyboard is yours: try /sleep tips, a button's number, or :help for the rest. :quit leaves.",
      piped: "That was the tour. npm start opens the same place for you to type in.",
    },
  };
}

/** What the page in the browser shows in about two minutes to whoever asks for it. */
export function createPageTour(systemZone: string): PageTour {
  const zone = zoneOfPlace(systemZone);
  return {
    opening:
      "This is Winddown on a Discord of your own: nothing leaves this machine. Next goes on, Stop hands it to you.",
    steps: [
      {
        ...STEPS.caffeine,
        readSeconds: 9,
      },
      {
        say: "Somebody lies awake right now. Only they see what could help in the next ten minutes.",
        type: "/sleep awake",
        readSeconds: 8,
      },
      {
        say: "Somebody thinks of a drink to sleep better. The answer begins with the signs of danger.",
        type: DRINK,
        readSeconds: 9,
      },
      {
        say: "What it is for: one message a night, ahead of the bedtime somebody chose.",
        type: reminderIn(zone),
        readSeconds: 8,
      },
      {
        ...STEPS.windDown,
        place: "dm",
        readSeconds: 7,
      },
      {
        ...STEPS.skip,
        place: "dm",
        readSeconds: 5,
      },
      {
        say: "The next morning…",
        type: ":clock 09:00",
        place: "dm",
        readSeconds: 2,
      },
      {
        say: "…whoever wants a diary fills in one short form. Guesses will do.",
        type: "/diary log",
        place: "dm",
        fill: {
          "Got into bed, then tried to sleep": "22:40, 23:00",
          "How long it took to fall asleep": "20",
          "Awake in between: how often, how long": "1, 10 min",
          "Last wake-up, then out of bed": "6:45, 7:10",
          "How did you sleep?": "good",
        },
        readSeconds: 6,
      },
      {
        say: "The week is a picture, with the same in words for whoever cannot see it.",
        type: "/diary week",
        place: "dm",
        readSeconds: 9,
      },
      {
        say: "All of it can go, for good, at any time.",
        type: "/privacy delete",
        place: "dm",
        readSeconds: 5,
      },
      {
        say: ONCE_MORE,
        type: "Delete everything",
        place: "dm",
        readSeconds: 5,
      },
    ],
    ending: "That was the tour. Type / for everything the bot can do, or move the clock at the right.",
  };
}

function zoneOfPlace(systemZone: string): string {
  return /^[A-Z][A-Za-z]+\/[A-Z]/.test(systemZone) && !systemZone.startsWith("Etc/") ? systemZone : someCity;
}
