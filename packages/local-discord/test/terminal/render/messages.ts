import { type APIMessage, type APIMessageTopLevelComponent, ButtonStyle, ComponentType } from "discord-api-types/v10";

import type { Place, SeenMessage } from "../../../src/types.ts";

type MessageFields = Partial<Pick<APIMessage, "id" | "content" | "embeds" | "attachments">> & {
  readonly components?: readonly APIMessageTopLevelComponent[];
  readonly place?: Place;
  readonly onlyFor?: string;
};

/** A message of the bot, at 21:30 in Berlin. */
export function message({ components = [], place = "server", onlyFor, ...parts }: MessageFields = {}): SeenMessage {
  const whole = {
    id: "1",
    channel_id: "2",
    author: { id: "3", username: "Winddown", global_name: null, discriminator: "0", avatar: null, bot: true },
    content: "",
    timestamp: "2026-11-22T20:30:00.000Z",
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    type: 0,
    ...parts,
  } as const satisfies APIMessage;
  return { message: whole, place, onlyFor, components };
}

/** Tips with everything a message of the second generation can hold. */
export const tips = message({
  components: [
    {
      type: ComponentType.Container,
      components: [
        {
          type: ComponentType.TextDisplay,
          content: "## Wind down\nDim the lights **one hour** before bed, at <t:1795383000:t>.",
        },
        {
          type: ComponentType.Section,
          components: [{ type: ComponentType.TextDisplay, content: "Screens keep you awake." }],
          accessory: { type: ComponentType.Button, style: ButtonStyle.Secondary, custom_id: "why", label: "Why" },
        },
        {
          type: ComponentType.MediaGallery,
          items: [{ media: { url: "attachment://week.png" }, description: "Seven nights, six of them long" }],
        },
        { type: ComponentType.Separator },
        {
          type: ComponentType.ActionRow,
          components: [
            {
              type: ComponentType.Button,
              style: ButtonStyle.Primary,
              custom_id: "another",
              label: "Another",
              emoji: { name: "🌙" },
            },
            { type: ComponentType.Button, style: ButtonStyle.Danger, custom_id: "stop", label: "Stop", disabled: true },
            {
              type: ComponentType.Button,
              style: ButtonStyle.Link,
              url: "https://example.org",
              label: "Read the study",
            },
          ],
        },
        {
          type: ComponentType.ActionRow,
          components: [
            {
              type: ComponentType.StringSelect,
              custom_id: "topics",
              placeholder: "Another topic",
              min_values: 1,
              max_values: 2,
              options: [
                { label: "Light", value: "light", description: "lamps and screens" },
                { label: "Coffee", value: "coffee" },
              ],
            },
          ],
        },
      ],
    },
  ],
});
