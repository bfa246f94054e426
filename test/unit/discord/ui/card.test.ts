import { ComponentType, MessageFlags } from "discord.js";
import { expect, test } from "vitest";
import { button, buttons, card, dangerButton, mainButton, TONE } from "../../../../src/discord/ui/card.ts";

test("a card holds exactly as much text as Discord takes, less what may stand beside it", () => {
  expect(() => card(TONE.plain, "x".repeat(1_800), "x".repeat(1_800))).not.toThrow();
  expect(() => card(TONE.plain, "x".repeat(1_800), "x".repeat(1_801))).toThrow(RangeError);
});

test("a card holds exactly as many components as Discord takes, less what may stand beside it, those in rows counted", () => {
  const row = buttons(button("a", "sleep.park"), button("b", "sleep.try")); // three components
  const texts = (count: number) => Array.from({ length: count }, () => "x");
  expect(() => card(TONE.plain, ...texts(30), row)).not.toThrow();
  expect(() => card(TONE.plain, ...texts(31), row)).toThrow(RangeError);
  expect(() => card(TONE.plain, ...texts(32), "line")).not.toThrow();
  expect(() => card(TONE.plain, ...texts(33), "line")).toThrow(RangeError);
});

test("a card mentions nobody, and is of Components V2 alone", () => {
  const shown = card(TONE.caution, "@everyone <@1>", "line", buttons(button("a", "sleep.park")));
  expect(shown.allowed_mentions).toEqual({ parse: [] });
  expect(shown.flags).toBe(MessageFlags.IsComponentsV2);
  expect(shown.components).toMatchObject([
    {
      type: ComponentType.Container,
      accent_color: TONE.caution,
      components: [
        { type: ComponentType.TextDisplay },
        { type: ComponentType.Separator },
        { type: ComponentType.ActionRow },
      ],
    },
  ]);
});

test("a button says in words what it does, and carries what it needs", () => {
  expect(button("Skip tonight", "reminder.skip", { night: "2026-03-12", step: 1, owner: "42" }).toJSON()).toMatchObject(
    {
      label: "Skip tonight",
      custom_id: "1|reminder.skip|2026-03-12|1|42",
      style: 2,
    },
  );
  expect(mainButton("a", "sleep.park").toJSON()).toMatchObject({ style: 1 });
  expect(dangerButton("a", "sleep.park").toJSON()).toMatchObject({ style: 4 });
});
