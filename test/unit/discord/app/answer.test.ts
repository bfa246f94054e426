import { ModalBuilder } from "discord.js";
import { describe, expect, test } from "vitest";
import { createAnswer } from "../../../../src/discord/app/answer.ts";
import { card, TONE } from "../../../../src/discord/ui/card.ts";
import { fakeInteraction, isPrivate } from "../../../support/fake-interaction.ts";

const ONE = card(TONE.plain, "one");
const TWO = card(TONE.plain, "two");
const FORM = new ModalBuilder().setTitle("x").setCustomId("x");

function answering(given: Parameters<typeof fakeInteraction>[0], isPrivateAnswer = true) {
  const fake = fakeInteraction(given);
  return { ...fake, answer: createAnswer(fake.interaction, () => isPrivateAnswer, 20) };
}

const longerThanThePatience = () => new Promise((resolve) => setTimeout(resolve, 60));

describe("after a slash command", () => {
  test("the first answer replies, and what follows follows", async () => {
    const { answer, said, ways } = answering({ kind: "command" });
    await answer.send(ONE, "public");
    await answer.send(TWO, "private");

    expect(ways()).toEqual(["reply", "followUp"]);
    expect(said.map(isPrivate)).toEqual([false, true]);
    expect(said[0]?.body).toMatchObject({ components: ONE.components, allowedMentions: { parse: [] } });
  });

  test("there is no message to change yet, so an update replies", async () => {
    const { answer, said, ways } = answering({ kind: "command" });
    await answer.update(ONE);
    expect(ways()).toEqual(["reply"]);
    expect(said.map(isPrivate)).toEqual([true]);
  });

  test.each([true, false])(
    "what takes long shows “thinking…” first, seen by whom the answer is for (private: %s)",
    async (forOne) => {
      const { answer, said, ways, text } = answering({ kind: "command" }, forOne);
      await longerThanThePatience();
      expect(ways()).toEqual(["deferReply"]);
      await answer.send(ONE, forOne ? "private" : "public");
      await answer.send(TWO, "private");

      expect(ways()).toEqual(["deferReply", "editReply", "followUp"]);
      expect(said.map(isPrivate)).toEqual([forOne, false, true]); // an edit cannot change who sees it
      expect(text()).toContain("one");
    },
  );

  test("what is for one person alone does not take the place of a “thinking…” that everybody sees", async () => {
    const { answer, said, ways } = answering({ kind: "command" }, false);
    await longerThanThePatience();
    await answer.send(ONE, "private");
    await answer.send(TWO, "private");
    expect(ways()).toEqual(["deferReply", "deleteReply", "followUp", "followUp"]);
    expect(said.map(isPrivate)).toEqual([false, false, true, true]);
  });

  test("“thinking…” is shown once, however it was asked for", async () => {
    const { answer, ways } = answering({ kind: "command" });
    await answer.thinking();
    await answer.thinking();
    await longerThanThePatience();
    await answer.update(ONE);
    expect(ways()).toEqual(["deferReply", "editReply"]);
  });

  test("what was answered in time is not thought about", async () => {
    const { answer, ways } = answering({ kind: "command" });
    await answer.send(ONE, "private");
    await longerThanThePatience();
    expect(ways()).toEqual(["reply"]);
  });

  test("what was given up is not thought about", async () => {
    const { answer, ways } = answering({ kind: "command" });
    answer.done();
    await longerThanThePatience();
    expect(ways()).toEqual([]);
  });

  test("a form is the first answer", async () => {
    const { answer, ways } = answering({ kind: "command" });
    await answer.form(FORM);
    await longerThanThePatience();
    expect(ways()).toEqual(["showModal"]);
  });

  test("a form that comes after “thinking…” is a sentence for the person: Discord takes none any more", async () => {
    const { answer, ways } = answering({ kind: "command" });
    await longerThanThePatience();
    await expect(answer.form(FORM)).rejects.toMatchObject({ name: "UserError", code: "form-too-late" });
    expect(ways()).toEqual(["deferReply"]);
  });
});

describe.each(["button", "menu", "form on a message"] as const)("after a %s", (kind) => {
  test("an update changes the message, and so does the next", async () => {
    const { answer, ways } = answering({ kind });
    await answer.update(ONE);
    await answer.update(TWO);
    expect(ways()).toEqual(["update", "editReply"]);
  });

  test("something new is said beside the message", async () => {
    const { answer, said, ways } = answering({ kind });
    await answer.send(ONE, "private");
    expect(ways()).toEqual(["reply"]);
    expect(said.map(isPrivate)).toEqual([true]);
  });

  test("what takes long leaves the message as it is until there is something to show", async () => {
    const { answer, ways } = answering({ kind });
    await longerThanThePatience();
    await answer.update(ONE);
    expect(ways()).toEqual(["deferUpdate", "editReply"]);
  });

  test("something new that comes late does not overwrite the message", async () => {
    const { answer, said, ways } = answering({ kind });
    await longerThanThePatience();
    await answer.send(ONE, "private");
    expect(ways()).toEqual(["deferUpdate", "followUp"]);
    expect(said.map(isPrivate)).toEqual([false, true]);
  });
});

test("a form cannot answer a form, and the person can still be told so", async () => {
  const { answer, ways } = answering({ kind: "form" });
  await expect(answer.form(FORM)).rejects.toThrow(TypeError);
  await answer.send(ONE, "private");
  expect(ways()).toEqual(["reply"]);
});

test("a form of its own is answered like a command", async () => {
  const { answer, ways } = answering({ kind: "form" });
  await longerThanThePatience();
  await answer.update(ONE);
  expect(ways()).toEqual(["deferReply", "editReply"]);
});

describe("when Discord does not take something", () => {
  const once = (failedWay: string) => {
    let hasFailed = false;
    return (way: string) => {
      if (way !== failedWay || hasFailed) return undefined;
      hasFailed = true;
      return new Error("not taken");
    };
  };

  test.each(["reply", "update"] as const)(
    "after a first answer that was not taken, the next is the first (%s)",
    async (way) => {
      const { answer, ways } = answering({ kind: way === "reply" ? "command" : "button", failing: once(way) });
      await expect(answer.update(ONE)).rejects.toThrow("not taken");
      await answer.send(TWO, "private");
      expect(ways()).toEqual(["reply"]);
    },
  );

  test("“thinking…” that was not taken by itself does not stand in the way of the answer", async () => {
    const { answer, ways } = answering({ kind: "command", failing: once("deferReply") });
    await longerThanThePatience();
    await answer.send(ONE, "private");
    expect(ways()).toEqual(["reply"]);
  });

  test("“thinking…” that was asked for and not taken is an error, and something can be said after it", async () => {
    const { answer, ways } = answering({ kind: "button", failing: once("deferUpdate") });
    await expect(answer.thinking()).rejects.toThrow("not taken");
    await answer.send(ONE, "private");
    expect(ways()).toEqual(["reply"]);
  });
});
