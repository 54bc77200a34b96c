/**
 * Checked reading of payload values. Probot's types say what GitHub documents; what arrives can be older, newer or made up, so
 * every value that goes into a request path or the store is checked here, and handlers use `?.` on every member.
 */

/** A whole number above 0, as GitHub's ids and numbers are. */
export function idOf(value: unknown): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

/** A full commit id in lowercase. */
export function commitOf(value: unknown): string | undefined {
  return typeof value === "string" && /^[0-9a-f]{40}$/.test(value) ? value : undefined;
}

/** The login of a person; apps have brackets in theirs. */
export function loginOf(value: unknown): string | undefined {
  return typeof value === "string" && /^[\w-]{1,100}$/.test(value) ? value : undefined;
}

/** The name of an owner or a repository: safe as a segment of a path. */
export function nameOf(value: unknown): string | undefined {
  if (typeof value !== "string" || !/^[\w.-]{1,100}$/.test(value)) return undefined;
  return value === "." || value === ".." ? undefined : value;
}

export function stringIn(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
