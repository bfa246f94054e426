import { DatabaseError, type DatabaseTrouble } from "../core/store-errors.ts";

/** https://www.postgresql.org/docs/current/errcodes-appendix.html, and Node's own codes for the way there. */
const TROUBLES: Readonly<Record<string, DatabaseTrouble>> = {
  ECONNREFUSED: "unreachable",
  ECONNRESET: "unreachable",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  ENOTFOUND: "unreachable",
  EAI_AGAIN: "unreachable",
  ETIMEDOUT: "unreachable",
  ENOENT: "unreachable",
  "57P03": "unreachable", // starting up or shutting down
  "57P01": "unreachable",
  "28P01": "refused",
  "28000": "refused",
  "3D000": "absent",
  "42501": "no-rights",
  "25006": "no-rights", // a copy that may only be read
  "53300": "full",
  DEPTH_ZERO_SELF_SIGNED_CERT: "not-secure",
  SELF_SIGNED_CERT_IN_CHAIN: "not-secure",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "not-secure",
  ERR_TLS_CERT_ALTNAME_INVALID: "not-secure",
  CERT_HAS_EXPIRED: "not-secure",
};

/** What the operator is told of a database that could not be opened. */
export function databaseErrorOf(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    // A file of the address, such as `sslrootcert`, that is not there; of a socket the call is another.
    if ("syscall" in cause && cause.syscall === "open") return new DatabaseError("not-secure", cause);
    if (/statement pooling/.test(cause.message)) return new DatabaseError("pooled", cause);
    if (/startup parameter/.test(cause.message)) return new DatabaseError("parameter", cause);
    const known = TROUBLES["code" in cause ? String(cause.code) : ""];
    if (known !== undefined) return new DatabaseError(known, cause);
    if (/timeout|terminated/.test(cause.message)) return new DatabaseError("unreachable", cause);
    if (/\bSSL\b/.test(cause.message)) return new DatabaseError("not-secure", cause);
    if (/password/.test(cause.message)) return new DatabaseError("refused", cause); // none given, where one is asked for
  }
  return new DatabaseError("other", error);
}
