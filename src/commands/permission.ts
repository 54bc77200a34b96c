/** Who may use which command. The permission is read from GitHub when the command comes: `author_association` doesn't say it. */
import { type Command, findDefinition } from "./command.ts";
import type { RequiredPermission } from "./definition.ts";

/** A person's permission on a repository, as GitHub reports it. */
export type Permission = "admin" | "write" | "triage" | "read" | "none";

/**
 * @param isAuthor whether the person opened the pull request
 * @param permission read only when being the author is not enough: most commands come from the author
 */
export async function mayCommand(
  kind: Command["kind"],
  isAuthor: boolean,
  permission: () => Promise<Permission>,
): Promise<boolean> {
  const required = requiredFor(kind);
  if (isAuthor && required.startsWith("author or ")) return true;
  const actual = await permission();
  if (actual === "write" || actual === "admin") return true;
  return actual === "triage" && required === "author or triage";
}

/** Whoever may use the least may be corrected. */
function requiredFor(kind: Command["kind"]): RequiredPermission {
  return findDefinition(kind)?.permission ?? "author or triage";
}
