/** What several fields resolved to, put together: users with users, roles with roles. */
export function mergeResolved(parts: readonly Readonly<Record<string, object>>[]): Record<string, object> {
  const merged: Record<string, object> = {};
  for (const part of parts) {
    for (const [kind, byId] of Object.entries(part)) merged[kind] = { ...merged[kind], ...byId };
  }
  return merged;
}
