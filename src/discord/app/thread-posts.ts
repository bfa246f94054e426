import { type REST, RESTJSONErrorCodes, Routes } from "discord.js";
import type { PostOutcome } from "../../delivery/outbox.ts";
import type { ThreadTrouble } from "../../nights/reminder.ts";
import { evenArchived } from "../rest/even-archived.ts";
import { discordCodeOf } from "../rest/failures.ts";
import { withDeadline } from "../rest/with-deadline.ts";

/** What a code says of a thread: there is none, or the bot may not. */
const TROUBLE: Readonly<Record<number, ThreadTrouble>> = {
  [RESTJSONErrorCodes.UnknownChannel]: "gone",
  [RESTJSONErrorCodes.UnknownMember]: "left",
  [RESTJSONErrorCodes.MissingAccess]: "closed",
  [RESTJSONErrorCodes.MissingPermissions]: "closed",
  [RESTJSONErrorCodes.ThreadLocked]: "closed",
};

export type OwnThread = { readonly id: string; readonly userId: string };

type Refused = PostOutcome & { readonly kind: "refused" };

/**
 * Posts into somebody's private thread. Before each message it is asked whether they are still in it: naming somebody
 * who has left would bring them back (docs: topics/threads).
 */
export function createThreadPosts(dependencies: {
  readonly rest: Pick<REST, "get" | "patch">;
  /** Makes the request of a post, and tells whoever counts them. */
  readonly attempt: <R>(
    kind: "post",
    request: () => Promise<R>,
    read: (error: unknown) => PostOutcome | undefined,
  ) => Promise<{ taken: R } | PostOutcome>;
  /** What an error means of any other request. */
  readonly failed: (error: unknown) => PostOutcome;
}) {
  const { rest, attempt, failed } = dependencies;

  /** One word of Discord's ends nothing: that a thread is gone has to be said of the thread itself, too. */
  const isGone = async (id: string): Promise<boolean> => {
    try {
      await withDeadline(rest.get(Routes.channel(id)));
      return false;
    } catch (error) {
      return discordCodeOf(error) === RESTJSONErrorCodes.UnknownChannel;
    }
  };

  const confirmed = async (id: string, refused: Refused): Promise<PostOutcome> =>
    refused.trouble !== "gone" || (await isGone(id)) ? refused : { kind: "unclear" };

  /** Why nothing is to be posted; undefined when the person is in the thread. */
  const whyNot = async ({ id, userId }: OwnThread): Promise<PostOutcome | undefined> => {
    try {
      await withDeadline(rest.get(Routes.threadMembers(id, userId)));
      return undefined;
    } catch (error) {
      const refused = refusedBy(error);
      if (refused !== undefined) return confirmed(id, refused);
      const outcome = failed(error);
      return outcome.kind === "unknown" ? { kind: "unavailable" } : outcome; // nothing was sent by asking
    }
  };

  return {
    async post<R>(thread: OwnThread, request: () => Promise<R>): Promise<{ taken: R } | PostOutcome> {
      const no = await whyNot(thread);
      if (no !== undefined) return no;
      const outcome = await attempt("post", () => evenArchived(rest, thread.id, request), refusedBy);
      if ("taken" in outcome || outcome.kind !== "refused") return outcome;
      return confirmed(thread.id, outcome);
    },
  };
}

function refusedBy(error: unknown): Refused | undefined {
  const trouble = TROUBLE[discordCodeOf(error) ?? 0];
  return trouble && { kind: "refused", trouble };
}
