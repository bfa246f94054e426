import { join } from "node:path";
import { DiscordAPIError } from "discord.js";
import { describe, expect, test } from "vitest";
import type { Reminders } from "../../../../src/delivery/kinds/wind-down/reminders.ts";
import { UnreadableRecord } from "../../../../src/delivery/message-records.ts";
import {
  type Command,
  type CommandContext,
  type SharedContext,
  seenByAll,
} from "../../../../src/discord/app/command.ts";
import { createDispatch, type SendHelp } from "../../../../src/discord/app/dispatch.ts";
import type { Gate } from "../../../../src/discord/app/gate.ts";
import { card, TONE } from "../../../../src/discord/ui/card.ts";
import { UserError } from "../../../../src/errors.ts";
import { loadTexts } from "../../../../src/text/load-texts.ts";
import { content } from "../../../support/command-house.ts";
import { fakeCheckIns } from "../../../support/fake-check-ins.ts";
import { fakeInteraction, isPrivate, type Said } from "../../../support/fake-interaction.ts";
import { fakeReminders } from "../../../support/fake-reminders.ts";
import { fakeWeekly } from "../../../support/fake-weekly.ts";
import { logIntoMemory } from "../../ops/log-lines.ts";
import { textsOf } from "../../text/planted-texts.ts";

const words = {
  contents: { in: () => undefined },
  texts: loadTexts(join(import.meta.dirname, "../../../../data/text")),
};
const DONE = card(TONE.plain, "done");
const SECRET = "kratom with wine";

const greet: Command = {
  data: { name: "greet", description: "Says hello" },
  isPrivate: (interaction) => interaction.options.getBoolean("private") ?? true,
  run: (_interaction, answer) => answer.send(DONE, "private"),
  suggest: () => Array.from({ length: 30 }, (_, at) => ({ name: `n${at}`, value: `v${at}` })),
  actions: {
    "diary.checkin-stop": (_interaction, { of, owner }, answer) =>
      answer.update(card(TONE.plain, `again ${of},${owner}`)),
  },
};

/** A gate through which everything goes. */
const nobodyInDanger = {
  gate: () => ({ level: "none" }) as const,
  sendHelp: async () => {
    throw new Error("nobody asked for help");
  },
};

/** The dispatch with one command, of which a test changes what it is about. */
function house(changes: Partial<Command> = {}, answers: Partial<Reminders> = {}) {
  const memory = logIntoMemory();
  const context = { ...words, reminders: fakeReminders(answers).reminders } as unknown as SharedContext;
  const dispatch = createDispatch([{ ...greet, ...changes }], context, nobodyInDanger, memory.log);
  return { ...memory, dispatch, logged: memory.text };
}

const failing = (error: unknown) => ({
  run: async () => {
    throw error;
  },
});

const apiError = (code: number, status = 400) =>
  new DiscordAPIError(
    { code, message: SECRET },
    code,
    status,
    "POST",
    "https://discord.com/api/v10/interactions/1/t/callback",
    {
      body: undefined,
      files: undefined,
    },
  );

test("a command answers, in private or for all as it says", async () => {
  const { dispatch } = house();
  const fake = fakeInteraction({ kind: "command", commandName: "greet" });
  await dispatch(fake.interaction);
  expect(fake.ways()).toEqual(["reply"]);
  expect(fake.text()).toContain("done");
});

test("a button brings its arguments to its action", async () => {
  const { dispatch } = house();
  const fake = fakeInteraction({ kind: "button", customId: "1|diary.checkin-stop|a|b" });
  await dispatch(fake.interaction);
  expect(fake.ways()).toEqual(["update"]);
  expect(fake.text()).toContain("again a,b");
});

test("what the person can put right is worded for them, to them alone, and is not logged", async () => {
  const { dispatch, logged } = house(failing(new UserError("lead-out-of-range", { least: 15, most: 120, usual: 45 })));
  const fake = fakeInteraction({ kind: "command", commandName: "greet", options: { private: false } });
  await dispatch(fake.interaction);
  expect(fake.text()).toContain("The reminder can come 15 to 120 minutes before bedtime.");
  expect(fake.said.map(isPrivate)).toEqual([true]);
  expect(logged()).toBe("");
});

test.each([new Error(SECRET), new TypeError(SECRET), apiError(50035), SECRET, undefined])(
  "a bug is answered with one general sentence, and its reference leads to the log (%#)",
  async (error) => {
    const { dispatch, logged, lines } = house(failing(error));
    const fake = fakeInteraction({ kind: "command", commandName: "greet" });
    await dispatch(fake.interaction);

    const reference = /\*\*([0-9a-f]{8})\*\*/.exec(fake.text())?.[1];
    expect(fake.text()).toContain("Something went wrong on my side");
    expect(lines()).toMatchObject([{ reference, msg: "a command failed" }]);
    expect(fake.text()).not.toContain(SECRET);
    expect(logged()).not.toContain(SECRET);
  },
);

test("a bug in a button's action is answered beside the message, which stays", async () => {
  const { dispatch } = house({ actions: { "diary.checkin-stop": failing(new Error(SECRET)).run } });
  const fake = fakeInteraction({ kind: "button", customId: "1|diary.checkin-stop" });
  await dispatch(fake.interaction);
  expect(fake.ways()).toEqual(["reply"]);
  expect(fake.said.map(isPrivate)).toEqual([true]);
});

test("a bug after the answer is told in a message of its own", async () => {
  const { dispatch } = house({
    run: async (_interaction, answer) => {
      await answer.send(DONE, "public");
      throw new Error(SECRET);
    },
  });
  const fake = fakeInteraction({ kind: "command", commandName: "greet" });
  await dispatch(fake.interaction);
  expect(fake.ways()).toEqual(["reply", "followUp"]);
  expect(fake.said.map(isPrivate)).toEqual([false, true]);
});

test("an answer that Discord refuses is replaced by one that says so", async () => {
  const { dispatch } = house();
  const fake = fakeInteraction({
    kind: "command",
    commandName: "greet",
    failing: (_way, nth) => (nth === 0 ? apiError(50035) : undefined),
  });
  await dispatch(fake.interaction);
  expect(fake.ways()).toEqual(["reply"]);
  expect(fake.text()).toContain("Something went wrong on my side");
});

test.each([
  ["Discord does not take the answer", apiError(0, 500), "Discord did not take my answer"],
  ["the connection is lost", Object.assign(new Error(SECRET), { code: "UND_ERR_SOCKET" }), "Discord did not take my"],
  ["the answer is wrong", apiError(50035), "Something went wrong on my side"],
])("when %s after the work was done, nobody is told that nothing was", async (_when, error, says) => {
  const { dispatch } = house();
  const failsOnce = (_way: unknown, nth: number) => (nth === 0 ? error : undefined);
  const fake = fakeInteraction({ kind: "command", commandName: "greet", failing: failsOnce });
  await dispatch(fake.interaction);
  expect(fake.text()).toContain(says);
  expect(fake.text()).not.toContain("nothing was changed");
  expect(fake.text()).toMatch(/\*\*[0-9a-f]{8}\*\*/);
});

test("a stored record that cannot be read says what to do, with a reference that is in the log", async () => {
  const { dispatch, lines } = house(failing(new UnreadableRecord(SECRET)));
  const fake = fakeInteraction({ kind: "command", commandName: "greet" });
  await dispatch(fake.interaction);
  expect(fake.text()).toContain("/privacy delete");
  expect(fake.text()).toContain(String(lines()[0]?.reference));
});

test.each([
  { kind: "command", commandName: "gone" },
  { kind: "button", customId: "1|gone" },
  { kind: "button", customId: "1|sleep.park" }, // an action there is, which none of these commands has
  { kind: "button", customId: "0|diary.checkin-stop" },
  { kind: "menu", customId: "nonsense" },
  { kind: "form", customId: "" },
  { kind: "form on a message", customId: "1|toString" },
  { kind: "button", customId: "1|__proto__" },
] as const)("what we no longer have says where to look instead: %o", async (given) => {
  const { dispatch, logged } = house();
  const fake = fakeInteraction(given);
  await dispatch(fake.interaction);
  expect(fake.ways()).toEqual(["reply"]);
  expect(fake.said.map(isPrivate)).toEqual([true]);
  expect(fake.text()).toContain("/help");
  expect(logged()).toBe("");
});

test.each([10062, 40060])("an answer that comes too late for Discord (%s) is logged and nothing else", async (code) => {
  const { dispatch, lines } = house(failing(apiError(code)));
  const fake = fakeInteraction({ kind: "command", commandName: "greet" });
  await dispatch(fake.interaction);
  expect(fake.said).toEqual([]);
  expect(lines()).toMatchObject([{ level: 40, msg: "answered too late", error: { code } }]);
});

test("an answer that fails twice is logged, and nothing is thrown", async () => {
  const { dispatch, lines, logged } = house(failing(new Error(SECRET)));
  const fake = fakeInteraction({ kind: "command", commandName: "greet", failing: () => new Error(SECRET) });
  await expect(dispatch(fake.interaction)).resolves.toBeUndefined();
  expect(lines().map(({ msg }) => msg)).toEqual(["a command failed", "could not explain a failure to the person"]);
  expect(logged()).not.toContain(SECRET);
});

test("options that Discord still has from an older version do not leave the person without an answer", async () => {
  const unreadable = () => {
    throw new TypeError("CommandInteractionOptionType");
  };
  const { dispatch } = house({ isPrivate: unreadable, run: async () => unreadable() });
  const fake = fakeInteraction({ kind: "command", commandName: "greet" });
  await dispatch(fake.interaction);
  expect(fake.text()).toContain("Something went wrong on my side");
});

test("what could not be said in a DM is said after a private command, and never after a public one", async () => {
  let notices = 0;
  const takeNotice = async () => {
    notices++;
    return "dms-refused" as const;
  };
  const { dispatch } = house({}, { takeNotice });
  const hidden = fakeInteraction({ kind: "command", commandName: "greet" });
  await dispatch(hidden.interaction);
  expect(hidden.ways()).toEqual(["reply", "followUp"]);
  expect(hidden.said.map(isPrivate)).toEqual([true, true]);
  expect(hidden.text()).toContain("My messages do not reach you");

  const open = fakeInteraction({ kind: "command", commandName: "greet", options: { private: false } });
  await dispatch(open.interaction);
  expect(open.text()).not.toContain("do not reach you");
  expect(notices).toBe(1);
});

test("a notice that cannot be read does not call a command failed that was answered", async () => {
  const takeNotice = async () => {
    throw new UnreadableRecord("x");
  };
  const { dispatch, lines } = house({}, { takeNotice });
  const fake = fakeInteraction({ kind: "command", commandName: "greet" });
  await dispatch(fake.interaction);
  expect(fake.ways()).toEqual(["reply"]);
  expect(lines()).toMatchObject([{ msg: "a notice could not be passed on" }]);
});

test("suggestions are at most as many as Discord takes", async () => {
  const { dispatch } = house();
  const fake = fakeInteraction({ kind: "autocomplete", commandName: "greet" });
  await dispatch(fake.interaction);
  expect(fake.said[0]?.body).toHaveLength(25);
});

test("a suggestion that fails is logged without what was typed, and nothing is thrown", async () => {
  const { dispatch, lines, logged } = house({
    suggest: () => {
      throw new Error(SECRET);
    },
  });
  const fake = fakeInteraction({ kind: "autocomplete", commandName: "greet", focused: SECRET });
  await expect(dispatch(fake.interaction)).resolves.toBeUndefined();
  expect(fake.said).toEqual([]);
  expect(lines()).toMatchObject([{ msg: "could not suggest" }]);
  expect(logged()).not.toContain(SECRET);
});

test("no suggestions are made for a command we no longer have, or one that makes none", async () => {
  const { suggest: _none, ...silent } = greet;
  for (const command of [greet, silent]) {
    const memory = logIntoMemory();
    const dispatch = createDispatch([command], words as unknown as SharedContext, nobodyInDanger, memory.log);
    const fake = fakeInteraction({ kind: "autocomplete", commandName: command === greet ? "gone" : "greet" });
    await dispatch(fake.interaction);
    expect(fake.said).toEqual([{ way: "respond", body: [] }]);
  }
});

test("what one person reads is in their language, what all read in the server's, and errors in the person's", async () => {
  const german = { "help.json": { choose: "Deutsch" }, "errors.json": { "tips-outdated": "Veraltet." } };
  const texts = textsOf({
    "en/help.json": { choose: "English", "try-a-tip": "A tip" },
    "en/errors.json": { "tips-outdated": "Out of date." },
    "de/help.json": german["help.json"],
    "de/errors.json": german["errors.json"],
  });
  const say = (context: CommandContext) =>
    [context, seenByAll(context)]
      .map(({ text, content }) => `${content} ${(text as unknown as (key: string) => string)("help.choose")}`)
      .join(", ");
  const speak: Command = {
    ...greet,
    run: (_interaction, answer, context) => answer.send(card(TONE.plain, say(context)), "private"),
    actions: {
      "diary.checkin-stop": (_interaction, _args, answer, context) => answer.update(card(TONE.plain, say(context))),
      "sleep.park": async () => {
        throw new UserError("tips-outdated");
      },
    },
  };
  const contents = { in: (locale: string) => locale };
  const shared = { contents, texts, reminders: fakeReminders().reminders } as unknown as SharedContext;
  const dispatch = createDispatch([speak], shared, nobodyInDanger, logIntoMemory().log);
  const said = async (given: Parameters<typeof fakeInteraction>[0]) => {
    const fake = fakeInteraction(given);
    await dispatch(fake.interaction);
    return fake.text();
  };

  const command = { kind: "command", commandName: "greet", locale: "de" } as const;
  expect(await said({ ...command, options: { private: true }, guildLocale: "en-US" })).toContain(
    "de Deutsch, de Deutsch",
  );
  expect(await said({ ...command, options: { private: false }, guildLocale: "en-US" })).toContain(
    "de Deutsch, en-US English",
  );
  expect(await said({ ...command, options: { private: false } })).toContain("de Deutsch, de Deutsch"); // no server to ask

  const button = { kind: "button", customId: "1|diary.checkin-stop", locale: "en-US", guildLocale: "de" } as const;
  expect(await said({ ...button, isMessagePrivate: true })).toContain("en-US English, en-US English");
  expect(await said({ ...button, isMessagePrivate: false })).toContain("en-US English, de Deutsch");
  expect(await said({ ...button, customId: "1|sleep.park", isMessagePrivate: false })).toContain("Out of date.");
});

describe("the gate", () => {
  const CRY = "the words of somebody in danger";
  const DOUBT = "words that may be danger";
  const HELP_CARD = card(TONE.danger, "help comes first");

  /** One command that says what it is handed, behind a gate that knows two sentences. */
  function gated(changes: Partial<Command> = {}, sendHelp?: SendHelp) {
    const memory = logIntoMemory("trace");
    const ran: string[] = [];
    const shown: (readonly string[])[] = [];
    const helped: unknown[] = [];
    let notices = 0;
    const gate: Gate = (_userId, texts) => {
      shown.push(texts);
      if (texts.includes(CRY)) return { level: "help", kind: "overdose", card: "overdose", namesOpioid: true };
      if (texts.includes(DOUBT)) return { level: "ask", kind: "not-breathing", card: "not-waking" };
      return { level: "none" };
    };
    const command: Command = {
      ...greet,
      isPrivate: () => false,
      async run(request, answer) {
        ran.push(`run ${request.options.getString("about")}`);
        await answer.send(DONE, "public");
      },
      suggest: () => [{ name: "n", value: "v" }],
      actions: {
        "diary.checkin-stop": async (request, _args, answer) => {
          ran.push(`again ${request.fields.getTextInputValue("about")}`);
          await answer.update(DONE);
        },
      },
      ...changes,
    };
    const takeNotice = async () => {
      notices++;
      return null;
    };
    const context = {
      ...words,
      people: { countryOf: async () => "DE" },
      contents: { in: () => content },
      reminders: fakeReminders({ takeNotice }).reminders,
      checkIns: fakeCheckIns(),
      weekly: fakeWeekly(),
    } as unknown as SharedContext;
    const help: SendHelp = async (which, userId, answer, _context, options) => {
      helped.push([which, userId, options]);
      await answer.send(HELP_CARD, "private");
    };
    const dispatch = createDispatch([command], context, { gate, sendHelp: sendHelp ?? help }, memory.log);
    const use = async (given: Parameters<typeof fakeInteraction>[0]) => {
      const fake = fakeInteraction({ commandName: "greet", customId: "1|diary.checkin-stop", ...given });
      await dispatch(fake.interaction);
      return fake;
    };
    return { use, ran, helped, shown, logged: memory.text, lines: memory.lines, notices: () => notices };
  }

  const TYPED: readonly [string, (about: string) => Parameters<typeof fakeInteraction>[0]][] = [
    ["a command", (about) => ({ kind: "command", options: { about } })],
    ["a command we no longer have", (about) => ({ kind: "command", commandName: "gone", options: { about } })],
    ["a form", (about) => ({ kind: "form", fields: { about } })],
    ["a form on a message", (about) => ({ kind: "form on a message", fields: { about } })],
    ["a form we no longer have", (about) => ({ kind: "form", customId: "1|gone", fields: { about } })],
  ];

  test.each(TYPED)(
    "answers %s with help instead, to the person alone, and nothing of it is told",
    async (_what, typed) => {
      const { use, ran, helped, logged, notices } = gated();
      const fake = await use(typed(CRY));
      expect(fake.ways()).toEqual(["reply"]);
      expect(fake.said.map(isPrivate)).toEqual([true]);
      expect(fake.text()).toContain("help comes first");
      expect(helped).toEqual([["overdose", "234567890123456789", { namesOpioid: true }]]);
      expect(ran).toEqual([]);
      expect(notices()).toBe(0); // what can wait does
      expect(logged() + fake.text()).not.toContain(CRY);
    },
  );

  test("help that could not be shown still says whom to call", async () => {
    const failing: SendHelp = async () => {
      throw new Error(CRY);
    };
    const { use, logged } = gated({}, failing);
    const fake = await use({ kind: "command", options: { about: CRY } });
    expect(fake.text()).toContain("If you or somebody else is in danger, call 112 now.");
    expect(fake.text()).toContain("Need help now?");
    expect(fake.said.map(isPrivate)).toEqual([true]);
    expect(logged() + fake.text()).not.toContain(CRY);
  });

  test("runs a command whose words may be danger, in private, and asks above its answer", async () => {
    const { use, ran, notices } = gated();
    const fake = await use({ kind: "command", options: { about: DOUBT } });
    expect(ran).toEqual([`run ${DOUBT}`]);
    expect(fake.said.map(isPrivate)).toEqual([true]);
    expect(fake.text()).toMatch(/Is somebody hard to wake.*Help now.*done.*Need help now\?/s);
    expect(notices()).toBe(1); // it was a private answer
  });

  test("tells nobody else of “thinking…” while such words are answered", async () => {
    const { use } = gated({ run: (_request, answer) => answer.thinking().then(() => answer.send(DONE, "public")) });
    const fake = await use({ kind: "command", options: { about: DOUBT } });
    expect(fake.ways()).toEqual(["deferReply", "editReply"]);
    expect(isPrivate(fake.said[0] as Said)).toBe(true);
  });

  test("asks above an error, too, and beside a message that others see", async () => {
    const failed = await gated(failing(new UserError("names-missing"))).use({
      kind: "command",
      options: { about: DOUBT },
    });
    expect(failed.text()).toMatch(/Is somebody hard to wake.*found no name in that.*danger, call 112 now/s);

    const fake = await gated().use({ kind: "form on a message", fields: { about: DOUBT }, isMessagePrivate: false });
    expect(fake.ways()).toEqual(["update", "followUp"]);
    expect(JSON.stringify(fake.said[0])).not.toContain("hard to wake");
    expect(JSON.stringify(fake.said[1])).toContain("hard to wake");
  });

  test.each(TYPED.filter(([what]) => !what.includes("no longer")))(
    "lets %s through, and the answer offers help",
    async (_what, typed) => {
      const { use, ran } = gated();
      const fake = await use(typed("coffee"));
      expect(ran.map((one) => one.split(" ")[1])).toEqual(["coffee"]);
      expect(fake.text()).toContain('"label":"Need help now?"');
      expect(fake.text()).not.toContain('Help now"');
    },
  );

  test("adds nothing where nothing was typed", async () => {
    const { use } = gated();
    for (const given of [
      { kind: "command" },
      { kind: "command", options: { private: true } },
      { kind: "button" },
      { kind: "menu", values: ["a"] },
      { kind: "form", fields: { about: " " } },
    ] as const)
      expect((await use(given)).text()).not.toContain("Need help now?");
  });

  test("adds nothing where only what Discord offers was chosen", async () => {
    const option = { type: 3, name: "about", description: "x", choices: [{ name: "a", value: "coffee" }] } as const;
    const sub = { type: 1, name: "sub", description: "x", options: [option] } as const;
    const { use, shown } = gated({ data: { ...greet.data, options: [sub] } as never });
    const chosen = await use({ kind: "command", subcommand: "sub", options: { about: "coffee" } });
    expect(chosen.text()).not.toContain("Need help now?");
    const forged = await use({ kind: "command", subcommand: "sub", options: { about: "tea" } });
    expect(forged.text()).toContain("Need help now?");
    expect(shown).toEqual([["coffee"], ["tea"]]); // both are read
  });

  test("a message that offers help goes on offering it when its own buttons change it, and no other begins to", async () => {
    const { use } = gated();
    const offering = await use({ kind: "button", messageButtons: ["1|sleep.more", "1|help.now"] });
    expect(offering.text()).toContain("Need help now?");
    expect((await use({ kind: "button", messageButtons: ["1|sleep.more"] })).text()).not.toContain("Need help now?");
  });

  test("suggests nothing to words that call for help, and as ever to all others", async () => {
    const { use } = gated();
    const suggested = async (focused: string) => (await use({ kind: "autocomplete", focused })).said[0]?.body;
    expect(await suggested(CRY)).toEqual([]);
    expect(await suggested(DOUBT)).toEqual([{ name: "n", value: "v" }]);
    expect(await suggested("coffee")).toEqual([{ name: "n", value: "v" }]);
  });

  test("that fails is a bug like any other: the person is answered, and nothing of the words is logged", async () => {
    const memory = logIntoMemory("trace");
    const gate: Gate = (_userId, texts) => {
      throw new Error(texts.join());
    };
    const people = { countryOf: async () => "DE" };
    const context = { ...words, contents: { in: () => content }, people } as unknown as SharedContext;
    const dispatch = createDispatch([greet], context, { ...nobodyInDanger, gate }, memory.log);
    const fake = fakeInteraction({ kind: "command", commandName: "greet", options: { about: CRY } });
    await dispatch(fake.interaction);
    expect(fake.text()).toMatch(/Something went wrong on my side.*danger, call 112 now/s);
    expect(memory.text() + fake.text()).not.toContain(CRY);
  });
});
