import { firstFailure } from "../errors.ts";

/** Why the bot did not start, as one sentence for whoever starts it; undefined when it is a bug instead. */
export function refusalOf(thrown: unknown): string | undefined {
  const error = firstFailure(thrown);
  if (!(error instanceof Error)) return undefined;
  return FOR_OPERATORS.has(error.name) ? error.message : undefined;
}

/** Errors whose message is written for the operator and names no value. */
const FOR_OPERATORS = new Set([
  "BackupError",
  "ConfigError",
  "ContentError",
  "DatabaseError",
  "MigrationError",
  "HealthAddressError",
  "NotDiscordError",
  "RestoreError",
  "StoreFormatError",
  "StoreInUseError",
  "StoreFolderError",
  "StoreKeyError",
  "StoreRefusedError",
  "TextError",
  "TokenRefused",
]);
