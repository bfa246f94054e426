/** What is read of a text with Discord's markup in it: the words, and a heading as a line of its own. */
export function readAloud(text: string): string {
  return withoutArguments(text)
    .replaceAll("''", "'") // how a message (ICU) writes an apostrophe
    .replace(/^(?:#+|-#|[-*>]) /gm, "")
    .replace(/<t:\d+(?::\w)?>/g, "10:30")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[*_~`]/g, "");
}

/**
 * A message (ICU) as it may be read: "{name}" as "this", "{count, plural, one {# night} other {# nights}}" as its
 * longest branch. Braces that do not match are left as they stand: reporting those is not for here.
 */
function withoutArguments(message: string): string {
  let read = "";
  let at = 0;
  while (at < message.length) {
    const opening = message.indexOf("{", at);
    const closing = opening < 0 ? -1 : closingOf(message, opening);
    if (closing < 0) return read + message.slice(at);
    read += message.slice(at, opening) + argument(message.slice(opening + 1, closing));
    at = closing + 1;
  }
  return read;
}

function argument(inside: string): string {
  const branches = /^\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,/.exec(inside);
  if (branches === null) return "this";
  let longest = "";
  for (let at = branches[0].length; at < inside.length; ) {
    const opening = inside.indexOf("{", at);
    const closing = opening < 0 ? -1 : closingOf(inside, opening);
    if (closing < 0) break;
    const branch = withoutArguments(inside.slice(opening + 1, closing)).replaceAll("#", "2");
    if (branch.length > longest.length) longest = branch;
    at = closing + 1;
  }
  return longest;
}

/** Where the brace that opens at `from` is closed; -1 where it is not. */
function closingOf(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "{") depth++;
    if (text[at] === "}" && --depth === 0) return at;
  }
  return -1;
}
