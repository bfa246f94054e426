import { MessageFlags, ModalBuilder } from "discord.js";
import { describe, expect, test } from "vitest";
import type { Answer } from "../../../../src/discord/app/answer.ts";
import { answerToWords } from "../../../../src/discord/app/answer-to-words.ts";
import type { Cleared } from "../../../../src/discord/app/gate.ts";
import { card, miss, type Shown, TONE } from "../../../../src/discord/ui/card.ts";
import { content, english, mapPeople } from "../../../support/command-house.ts";
import { controlsIn, textIn } from "../../../support/read-card.ts";

const ONE = card(TONE.plain, "one");
const NONE: Cleared = { level: "none" };
const ASK: Cleared = { level: "ask", kind: "not-breathing", card: "not-waking" };
const QUESTION = "Is somebody hard to wake, or not breathing well?";

async function answering(danger: Cleared, { isMessageSeenByAll = false, failsAtFirst = false } = {}) {
  const said: { way: string; shown: Shown; text: string; labels: (string | undefined)[] }[] = [];
  let failures = failsAtFirst ? 1 : 0;
  const note = (way: string) => async (shown: Shown) => {
    if (failures-- > 0) throw new Error("not taken");
    said.push({ way, shown, text: textIn(shown), labels: controlsIn(shown).map(({ label }) => label) });
  };
  const answer: Answer = {
    send: (shown, visibility) => note(visibility)(shown),
    update: note("update"),
    change: note("change"),
    thinking: async () => {},
    form: async () => void said.push({ way: "form", shown: ONE, text: "", labels: [] }),
  };
  const people = mapPeople();
  await people.chooseCountry("42", "DE");
  const ofThePlace = { text: Object.assign((key: string) => `place: ${key}`, { locale: "xx" }) as never };
  const words = { content, text: english, people, ofThePlace };
  return { answer: answerToWords(answer, { danger, userId: "42", isMessageSeenByAll }, words), said };
}

describe("words in which nothing was read", () => {
  test("are answered as the command wants, each message with the button", async () => {
    const { answer, said } = await answering(NONE);
    await answer.send(ONE, "public");
    await answer.send(ONE, "private");
    await answer.update(ONE);
    await answer.isOver();
    expect(said.map(({ way }) => way)).toEqual(["public", "private", "update"]);
    expect(said.map(({ labels }) => labels)).toEqual([
      ["place: help-now.need-help"],
      ["Need help now?"],
      ["Need help now?"],
    ]);
  });

  test("that lead to nothing are answered with whom to call, by the country of who reads it alone", async () => {
    const { answer, said } = await answering(NONE);
    await answer.send(miss(ONE), "private");
    await answer.send(miss(ONE), "public");
    expect(said[0]?.text).toBe("one\nIf you or somebody else is in danger, call 112 now.");
    expect(said[1]?.text).toBe("one\nplace: danger.call");
  });

  test("may open a form", async () => {
    const { answer, said } = await answering(NONE);
    await answer.form(new ModalBuilder());
    expect(said.map(({ way }) => way)).toEqual(["form"]);
  });
});

describe("words that may be danger", () => {
  test("are answered in private where the answer would have been public, and asked about once", async () => {
    const { answer, said } = await answering(ASK);
    await answer.send(ONE, "public");
    await answer.send(ONE, "public");
    await answer.isOver();
    expect(said.map(({ way }) => way)).toEqual(["private", "private"]);
    expect(said.map(({ text }) => text)).toEqual([`${QUESTION}\none`, "one"]);
    expect(said.map(({ labels }) => labels)).toEqual([["Help now", "Need help now?"], ["Need help now?"]]);
  });

  test("are not asked about on a message that others see, or that stays, but beside it", async () => {
    const { answer, said } = await answering(ASK, { isMessageSeenByAll: true });
    await answer.update(ONE);
    await answer.isOver();
    expect(said.map(({ way }) => way)).toEqual(["update", "private"]);
    expect(said[0]?.text).toBe("one");
    expect(said[1]?.text).toBe(QUESTION);
    expect((said[1]?.shown.flags ?? 0) & MessageFlags.IsComponentsV2).not.toBe(0);
  });

  test("are asked about again where the answer that asked was not taken", async () => {
    const { answer, said } = await answering(ASK, { failsAtFirst: true });
    await expect(answer.send(ONE, "private")).rejects.toThrow("not taken");
    await answer.send(ONE, "private");
    expect(said.map(({ text }) => text)).toEqual([`${QUESTION}\none`]);
  });

  test("cannot be answered with a form, which has no room to ask", async () => {
    const { answer, said } = await answering(ASK);
    await expect(answer.form(new ModalBuilder())).rejects.toThrow(TypeError);
    expect(said).toEqual([]);
    await answer.send(ONE, "private");
    await answer.form(new ModalBuilder());
    expect(said.map(({ way }) => way)).toEqual(["private", "form"]);
  });
});
