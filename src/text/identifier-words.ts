/** The words that an identifier is made of. */
/** `userId`, `user_id`, `user-id` and `UserID` are `["user", "id"]`. */
export function wordsOf(identifier: string): string[] {
  return split(identifier).map((word) => word.toLowerCase());
}

export function split(identifier: string): string[] {
  return identifier
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
