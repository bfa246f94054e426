import {
  ApplicationCommandType,
  Client,
  Events,
  GatewayIntentBits,
  type Interaction,
  InteractionResponseType,
  Partials,
  Routes,
} from "discord.js";

/** A bot that shows one of everything, and answers with what somebody did. Written in plain payloads. */
export async function startShowcaseBot(token: string, apiUrl: string): Promise<Client<true>> {
  const client = new Client({
    intents: [GatewayIntentBits.DirectMessages, GatewayIntentBits.Guilds],
    partials: [Partials.Channel],
    rest: { api: apiUrl },
  });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  client.on(Events.InteractionCreate, (interaction) => void answer(interaction));
  client.on(Events.MessageCreate, async (message) => {
    if (!message.author.bot && message.channel.isSendable())
      await message.channel.send(`You wrote: ${message.content}`);
  });
  await client.login(token);
  const started = await ready;
  await started.rest.put(Routes.applicationCommands(started.user.id), { body: COMMANDS });
  return started;
}

const COMMANDS = [
  { name: "cards", description: "Components of each kind" },
  { name: "menus", description: "A menu of each kind" },
  { name: "embed", description: "An embed, with content" },
  { name: "hostile", description: "Text that would like to be more than text" },
  { name: "form", description: "A form with a field of each kind" },
  { name: "other", description: "Another form" },
  { name: "private", description: "Only you can see the answer" },
  { name: "never", description: "Answers nothing" },
  { name: "slow", description: "Thinks until it is told to go on" },
  {
    name: "plant",
    description: "Plants something",
    options: [
      { type: 3, name: "what", description: "What to plant", required: true, autocomplete: true },
      {
        type: 3,
        name: "where",
        description: "Where to plant it",
        choices: [
          { name: "In the sun", value: "sun" },
          { name: "In the shade", value: "shade" },
        ],
      },
      { type: 4, name: "many", description: "How many" },
    ],
  },
  { name: "Quote", type: ApplicationCommandType.Message },
];

/** What `/slow` waits for. */
export const goOn = { slow: () => {} };

const V2 = 1 << 15;
const EPHEMERAL = 1 << 6;
const text = (content: string) => ({ type: 10, content });

/** One red pixel. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==",
  "base64",
);

async function answer(interaction: Interaction): Promise<void> {
  const { rest } = interaction.client;
  const respond = (type: InteractionResponseType, data: object, files: { name: string; data: Buffer }[] = []) =>
    rest.post(Routes.interactionCallback(interaction.id, interaction.token), {
      body: { type, data },
      files,
      auth: false,
    });
  const say = (content: string, flags = 0) =>
    respond(InteractionResponseType.ChannelMessageWithSource, { content, flags });
  const show = (components: object[], files: { name: string; data: Buffer }[] = []) =>
    respond(InteractionResponseType.ChannelMessageWithSource, { flags: V2, components }, files);

  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    const choices = ["basil", "beans", "carrots"].filter((name) => name.startsWith(typed));
    await respond(InteractionResponseType.ApplicationCommandAutocompleteResult, {
      choices: choices.map((name) => ({ name: `${name} seeds`, value: name })),
    });
  } else if (interaction.isMessageComponent()) {
    const values = interaction.isButton() ? [] : interaction.values;
    if (interaction.customId === "count") {
      const count = Number(/\d+/.exec(interaction.message.content)?.[0] ?? 0) + 1;
      await respond(InteractionResponseType.UpdateMessage, { content: `Pressed ${count} times` });
    } else if (interaction.customId !== "broken") {
      await say(`${interaction.customId} ${values.join("+")}`);
    }
  } else if (interaction.isModalSubmit()) {
    const { fields } = interaction;
    const values =
      interaction.customId === "other"
        ? [
            fields.getTextInputValue("story"),
            fields
              .getUploadedFiles("file")
              ?.map(({ name }) => name)
              .join("+"),
          ]
        : [
            fields.getTextInputValue("name"),
            fields.getStringSelectValues("colours").join("+"),
            fields.getRadioGroup("size"),
            fields.getCheckboxGroup("extras").join("+"),
            fields.getCheckbox("agreed"),
          ];
    await say(`Form: ${values.join(" | ")}`);
  } else if (interaction.isMessageContextMenuCommand()) {
    await say(`> ${interaction.targetMessage.content}`);
  } else if (interaction.isChatInputCommand()) {
    switch (interaction.commandName) {
      case "cards":
        return void (await show(CARDS, [
          { name: "dot.png", data: PNG },
          { name: "notes.txt", data: Buffer.from("one\ntwo\n") },
        ]));
      case "menus":
        return void (await show(MENUS));
      case "embed":
        return void (await respond(InteractionResponseType.ChannelMessageWithSource, EMBED));
      case "hostile":
        return void (await respond(InteractionResponseType.ChannelMessageWithSource, HOSTILE));
      case "form":
        return void (await respond(InteractionResponseType.Modal, FORM));
      case "other":
        return void (await respond(InteractionResponseType.Modal, OTHER_FORM));
      case "private":
        return void (await say("A secret", EPHEMERAL));
      case "slow": {
        await respond(InteractionResponseType.DeferredChannelMessageWithSource, {});
        await new Promise<void>((resolve) => {
          goOn.slow = resolve;
        });
        const original = Routes.webhookMessage(interaction.applicationId, interaction.token);
        await rest.patch(original, { body: { content: "At last" }, auth: false });
        return;
      }
      case "plant": {
        const { options } = interaction;
        const parts = [options.getString("what"), options.getString("where"), options.getInteger("many")];
        return void (await say(`Planted ${parts.join(" ")}`));
      }
    }
  }
}

const CARDS = [
  {
    type: 17,
    accent_color: 0xd97706,
    components: [
      {
        type: 9,
        components: [text("## A card\nwith **bold** words and <t:1773352800:t>")],
        accessory: { type: 2, style: 2, label: "Beside", custom_id: "beside" },
      },
      { type: 14 },
      { type: 12, items: [{ media: { url: "attachment://dot.png" }, description: "A red dot" }] },
      { type: 13, file: { url: "attachment://notes.txt" } },
      { type: 14, divider: false, spacing: 2 },
      {
        type: 1,
        components: [
          { type: 2, style: 1, label: "Primary", custom_id: "primary" },
          { type: 2, style: 3, label: "Success", custom_id: "success" },
          { type: 2, style: 4, label: "Danger", custom_id: "danger" },
          { type: 2, style: 5, label: "Link", url: "https://example.org/a" },
          { type: 2, style: 2, label: "Off", custom_id: "off", disabled: true },
        ],
      },
    ],
  },
  text("- outside\n- the card"),
];

const row = (component: object) => ({ type: 1, components: [component] });
const MENUS = [
  row({
    type: 3,
    custom_id: "one",
    placeholder: "Pick a fruit",
    options: [
      { label: "Apple", value: "apple", description: "Red or green" },
      { label: "Banana", value: "banana" },
    ],
  }),
  row({
    type: 3,
    custom_id: "some",
    placeholder: "Pick some",
    min_values: 1,
    max_values: 2,
    options: ["Left", "Middle", "Right"].map((label) => ({ label, value: label.toLowerCase() })),
  }),
  row({ type: 5, custom_id: "who", placeholder: "Pick somebody" }),
  row({ type: 6, custom_id: "role", placeholder: "Pick a role" }),
  row({ type: 8, custom_id: "where", placeholder: "Pick a channel" }),
];

const EMBED = {
  content: "Pressed 0 times",
  embeds: [
    {
      title: "An embed",
      url: "https://example.org/",
      description: "With a [link](https://example.org/b)",
      color: 0x16a34a,
      fields: [
        { name: "One", value: "1", inline: true },
        { name: "Two", value: "2", inline: true },
      ],
      footer: { text: "At the foot" },
    },
  ],
  components: [
    {
      type: 1,
      components: [
        { type: 2, style: 1, label: "Count", custom_id: "count" },
        { type: 2, style: 4, label: "Broken", custom_id: "broken" },
      ],
    },
  ],
};

const HOSTILE = {
  content: [
    '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>',
    "[click](javascript:window.hurt=1) <javascript:window.hurt=1>",
    "**<b onmouseover=window.hurt=1>bold</b>** `<i>code</i>`",
    "```html\n<svg onload=window.hurt=1>\n```",
    '[ok](https://example.org/"onmouseover="window.hurt=1)',
  ].join("\n"),
  embeds: [{ title: "<script>window.hurt=1</script>", url: "https://example.org/", description: "<iframe src=//x>" }],
};

const label = (words: string, component: object, description?: string) => ({
  type: 18,
  label: words,
  component,
  ...(description && { description }),
});
const options = (...labels: string[]) => labels.map((each) => ({ label: each, value: each.toLowerCase() }));
const FORM = {
  custom_id: "form",
  title: "One of each",
  components: [
    label("Name", { type: 4, custom_id: "name", style: 1, required: true }, "What you are called"),
    label("Colours", { type: 3, custom_id: "colours", max_values: 2, options: options("Red", "Green", "Blue") }),
    label("Size", { type: 21, custom_id: "size", options: options("Small", "Large") }),
    label("Extras", { type: 22, custom_id: "extras", required: false, options: options("Lid", "Spoon") }),
    label("Agreed", { type: 23, custom_id: "agreed" }),
  ],
};
/** A form takes five: the rest comes in another. */
const OTHER_FORM = {
  custom_id: "other",
  title: "And two more",
  components: [
    label("Story", { type: 4, custom_id: "story", style: 2, required: false, value: "Once" }),
    label("File", { type: 19, custom_id: "file", required: false }),
  ],
};
