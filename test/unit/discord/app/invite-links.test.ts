import { expect, test } from "vitest";
import { inviteLinks } from "../../../../src/discord/app/invite-links.ts";

test("a server is joined with its commands and what a private thread takes, an account gets the commands alone", () => {
  expect(inviteLinks("42")).toEqual({
    server:
      "https://discord.com/oauth2/authorize?client_id=42&integration_type=0&permissions=343597450240&scope=bot+applications.commands",
    account:
      "https://discord.com/oauth2/authorize?client_id=42&integration_type=1&permissions=0&scope=applications.commands",
  });
});
