/**
 * Something Discord's own client would not let a person do, before any bot hears of it.
 * The message is written for whoever typed it, and says what to do instead.
 */
export class ClientRefusal extends Error {
  override readonly name: string = "ClientRefusal";
}

/** A slash command that cannot be sent the way it was typed. */
export class TypedCommandError extends ClientRefusal {
  override readonly name = "TypedCommandError";
}
