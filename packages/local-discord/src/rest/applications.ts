import { type APIApplicationCommand, ApplicationCommandType } from "discord-api-types/v10";
import { commandsProblems } from "../rules/commands.ts";
import type { World } from "../world.ts";
import { invalidForm, missingAccess, unknownApplication } from "./api-error.ts";
import { type ApiRequest, param, type Route } from "./router.ts";

/** The commands a bot has registered for everywhere. */
export type CommandRegister = { commands: readonly APIApplicationCommand[] };

type Asked = Readonly<Record<string, unknown>> & { readonly name: string; readonly type?: number };

/** The application, and its commands. Source: docs.discord.com, "Application" and "Application Commands". */
export function applicationRoutes(world: World, register: CommandRegister, newId: () => string): readonly Route[] {
  const self = {
    id: world.applicationId,
    name: world.bot.username,
    icon: null,
    description: "",
    bot_public: true,
    bot_require_code_grant: false,
    flags: 0,
    hook: true,
    integration_types_config: { 0: {}, 1: {} },
    verify_key: "0".repeat(64),
    bot: world.bot,
    approximate_guild_count: 1,
    approximate_user_install_count: world.people.length,
    owner: world.people[0]?.user,
    team: null,
  };
  return [
    { method: "GET", template: "/applications/@me", proof: "bot", handle: () => ({ status: 200, body: self }) },
    { method: "GET", template: "/oauth2/applications/@me", proof: "bot", handle: () => ({ status: 200, body: self }) },
    { method: "GET", template: "/applications/{application_id}/commands", proof: "bot", handle: listCommands },
    { method: "PUT", template: "/applications/{application_id}/commands", proof: "bot", handle: replaceCommands },
  ];

  /** `with_localizations` decides between the translations themselves and the one that fits, of which there is none. */
  function listCommands(request: ApiRequest) {
    own(request);
    if (request.query.get("with_localizations") === "true") return { status: 200, body: register.commands };
    const body = register.commands.map(
      ({ name_localizations: _names, description_localizations: _descriptions, ...command }) => command,
    );
    return { status: 200, body };
  }

  /** A command that keeps its name keeps its id. */
  function replaceCommands(request: ApiRequest) {
    own(request);
    const asked = checkCommands(request.body);
    register.commands = asked.map((command) => {
      const type = command.type ?? ApplicationCommandType.ChatInput;
      const before = register.commands.find((each) => each.name === command.name && each.type === type);
      return {
        default_member_permissions: null,
        nsfw: false,
        integration_types: [0],
        contexts: null,
        description: "",
        name_localizations: null,
        description_localizations: null,
        ...command,
        type,
        id: before?.id ?? newId(),
        application_id: world.applicationId,
        version: newId(),
      } as APIApplicationCommand;
    });
    return { status: 200, body: register.commands };
  }

  function own(request: ApiRequest): void {
    const id = param(request, "application_id");
    if (!/^\d+$/.test(id)) throw unknownApplication();
    if (id !== world.applicationId) throw missingAccess();
  }
}

function checkCommands(body: unknown): readonly Asked[] {
  if (!Array.isArray(body)) {
    throw invalidForm([{ path: [], code: "LIST_TYPE_CONVERT", message: "Only iterables may be used in a ListType" }]);
  }
  const problems = commandsProblems(body);
  if (problems.length > 0) throw invalidForm(problems);
  return body;
}
