import { partialChannel } from "../payloads.ts";
import { channelOf, type World } from "../world.ts";
import { invalidForm, openingTooFast, unknownUser } from "./api-error.ts";
import { type ApiRequest, objectBody, param, type Route } from "./router.ts";

/**
 * Users, and direct messages with them. Source: docs.discord.com, "User".
 *
 * @param mayOpen whether the bot may have a direct message with this user now
 */
export function userRoutes(world: World, mayOpen: (userId: string) => boolean): readonly Route[] {
  const findUser = (id: string) => {
    const user = [world.bot, ...world.people.map((person) => person.user)].find((each) => each.id === id);
    if (!user) throw unknownUser();
    return user;
  };
  return [
    {
      method: "GET",
      template: "/users/@me",
      proof: "bot",
      handle: () => ({
        status: 200,
        body: { ...world.bot, verified: true, mfa_enabled: false, email: null, flags: 0 },
      }),
    },
    {
      method: "GET",
      template: "/users/{user_id}",
      proof: "bot",
      handle: (request) => ({ status: 200, body: findUser(param(request, "user_id")) }),
    },
    { method: "POST", template: "/users/@me/channels", proof: "bot", handle: openDirectMessage },
  ];

  /** There is one channel per person, and asking again answers with it. */
  function openDirectMessage(request: ApiRequest) {
    const id = objectBody(request.body).recipient_id;
    if (id === undefined) {
      throw invalidForm([{ path: ["recipient_id"], code: "BASE_TYPE_REQUIRED", message: "This field is required" }]);
    }
    const person = world.people.find(({ user }) => user.id === id);
    if (!person) throw unknownUser();
    if (!mayOpen(person.user.id)) throw openingTooFast();
    return { status: 200, body: partialChannel(world, channelOf(world, person, "dm")) };
  }
}
