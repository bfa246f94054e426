/** One thing that is wrong with a request body, and where. */
export type Problem = {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
};

/** A request refused the way Discord refuses it: an HTTP status, a JSON error code and, for bodies, where it is wrong. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: number;
  readonly problems: readonly Problem[];

  constructor(status: number, code: number, message: string, problems: readonly Problem[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.problems = problems;
  }

  /** Source: docs.discord.com, "Reference", Error Messages. */
  body(): Record<string, unknown> {
    const errors = this.problems.length > 0 ? { errors: problemTree(this.problems) } : {};
    return { message: this.message, code: this.code, ...errors };
  }
}

// Codes and statuses: docs.discord.com, "Opcodes and Status Codes", JSON Error Codes.
export const unauthorized = () => new ApiError(401, 0, "401: Unauthorized");
export const notFound = () => new ApiError(404, 0, "404: Not Found");
export const methodNotAllowed = () => new ApiError(405, 0, "405: Method Not Allowed");
export const unknownApplication = () => new ApiError(404, 10002, "Unknown Application");
export const unknownChannel = () => new ApiError(404, 10003, "Unknown Channel");
export const unknownMember = () => new ApiError(404, 10007, "Unknown Member");
export const unknownMessage = () => new ApiError(404, 10008, "Unknown Message");
export const unknownUser = () => new ApiError(404, 10013, "Unknown User");
export const unknownWebhook = () => new ApiError(404, 10015, "Unknown Webhook");
export const unknownInteraction = () => new ApiError(404, 10062, "Unknown interaction");
export const alreadyAcknowledged = () => new ApiError(400, 40060, "Interaction has already been acknowledged.");
export const tooManyFollowUps = () =>
  new ApiError(400, 40094, "This interaction has reached the maximum number of follow up messages");
export const missingAccess = () => new ApiError(403, 50001, "Missing Access");
export const openingTooFast = () => new ApiError(403, 40003, "You are opening direct messages too fast");
export const notInDirectMessages = () => new ApiError(403, 50003, "Cannot execute action on a DM channel");
export const missingPermissions = () => new ApiError(403, 50013, "Missing Permissions");
export const wrongChannelType = () => new ApiError(400, 50024, "Cannot execute action on this channel type");
export const threadArchived = () => new ApiError(400, 50083, "Thread is archived");
export const threadLocked = () => new ApiError(400, 160005, "This thread is locked");
export const notOwnMessage = () => new ApiError(403, 50005, "Cannot edit a message authored by another user");
export const emptyMessage = () => new ApiError(400, 50006, "Cannot send an empty message");
/** What an interaction's token answers once its 15 minutes are over. Source: discord-api-docs#6851. */
export const invalidWebhookToken = () => new ApiError(401, 50027, "Invalid Webhook Token");
export const invalidForm = (problems: readonly Problem[]) => new ApiError(400, 50035, "Invalid Form Body", problems);

/** Discord nests the problems of a body as the body is nested, with the list itself under `_errors`. */
function problemTree(problems: readonly Problem[]): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const { path, code, message } of problems) {
    let node = root;
    for (const step of path) {
      node[step] ??= {};
      node = node[step] as Record<string, unknown>;
    }
    node._errors = [...((node._errors as unknown[] | undefined) ?? []), { code, message }];
  }
  return root;
}
