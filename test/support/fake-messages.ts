import type { MessageService } from "../../src/delivery/message-service.ts";
import type { Schedule } from "../../src/nights/night.ts";
import type { Reminder } from "../../src/nights/reminder.ts";

/** What messages of any kind can be asked, with nothing on and nobody there. */
export const NO_MESSAGES = {
  find: async () => undefined,
  turnOn: async () => ({ kind: "waiting" }),
  stop: async () => ({ wasOn: false, isOneInFlight: false }),
  travel: async () => ({ kind: "nothing-on" }),
  resume: async () => ({ kind: "nothing-on" }),
  seen: async () => {},
  wordForWord: async () => ({ records: [], agenda: [] }),
  forget: async () => false,
  takeNotice: async () => null,
  sweep: async () => {},
  resumeRefused: async () => false,
} satisfies MessageService<Reminder, Schedule>;
