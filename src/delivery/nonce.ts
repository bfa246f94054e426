import { hash } from "node:crypto";

/**
 * A nonce that the same occasion always gets, in this process or the next, and no other occasion does.
 *
 * Discord checks it per author, and the bot is one author for everybody, so it has to name the recipient and
 * the occasion (docs: resources/message). 24 of the 25 characters it allows: 144 bits.
 */
export function nonceFor(...occasion: readonly string[]): string {
  return hash("sha256", occasion.join("\u0000"), "base64url").slice(0, 24);
}
