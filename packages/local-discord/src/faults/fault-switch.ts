import type { FaultRule, FaultSwitch } from "../types.ts";
import { type Asked, type FaultKind, HANDSHAKE } from "./fault-kinds.ts";
import { type HowOften, parseFault } from "./parse-fault.ts";
import { createRandom } from "./random.ts";

type SwitchedOn = { readonly fault: FaultKind; howOften: HowOften };

/**
 * Faults switched on and off by phrase. Of several that would strike, the one switched on last does; one said again
 * replaces what it was. The same seed, phrases and requests give the same faults.
 */
export function createFaultSwitch(options: {
  readonly seed: number;
  readonly dropGateway: () => void;
  readonly isDirectMessage: (channelId: string) => boolean;
}): FaultSwitch & {
  readonly rule: FaultRule;
  /** The status with which a gateway handshake is refused; undefined: it is not. */
  readonly handshake: () => number | undefined;
} {
  const random = createRandom(options.seed);
  const on = new Map<string, SwitchedOn>();

  const active = () => [...on.values()].map(inWords);

  const rule: FaultRule = (request) => {
    const channelId = /^\/channels\/(\d+)/.exec(request.path)?.[1] ?? "";
    const asked: Asked = { ...request, random, isDirectMessage: options.isDirectMessage(channelId) };
    for (const [name, one] of [...on].reverse()) {
      if (!one.fault.concerns(asked) || !strikes(one.howOften, random)) continue;
      if (one.howOften.kind === "next") countDown(name, one, one.howOften.count);
      return one.fault.make(asked);
    }
    return undefined;
  };

  return {
    active,
    off: () => on.clear(),

    set(phrase) {
      const read = parseFault(phrase);
      if (read.type === "gateway") {
        options.dropGateway();
        return "The gateway connection is dropped. The bot is expected to come back by itself.";
      }
      if (read.type === "off") {
        on.clear();
        return "Nothing goes wrong any more.";
      }
      on.delete(read.name);
      on.set(read.name, { fault: read.fault, howOften: read.howOften });
      return `On now: ${active().join("; ")}.`;
    },

    rule,
    handshake() {
      const fault = rule(HANDSHAKE);
      return fault?.kind === "status" ? fault.status : undefined;
    },
  };

  function countDown(name: string, one: SwitchedOn, count: number): void {
    if (count === 1) on.delete(name);
    else one.howOften = { kind: "next", count: count - 1 };
  }
}

function strikes(howOften: HowOften, random: () => number): boolean {
  return howOften.kind !== "chance" || random() * 100 < howOften.percent;
}

function inWords({ fault, howOften }: SwitchedOn): string {
  switch (howOften.kind) {
    case "always":
      return `${fault.words}, every time`;
    case "next":
      return `${fault.words}, the next ${howOften.count === 1 ? "time" : `${howOften.count} times`}`;
    case "chance":
      return `${fault.words}, ${howOften.percent} times in 100`;
  }
}
