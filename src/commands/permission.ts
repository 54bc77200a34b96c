/** Who may use which command. `author_association` doesn't decide: GitHub reports private members as CONTRIBUTOR or NONE. */
import type { Command } from "./command-grammar.ts";

/** What a person may do in a repository, as GitHub's API reports it when the command comes. */
export type Permission = "admin" | "write" | "triage" | "read" | "none";

/**
 * @param isAuthor the person opened the pull request
 * @param permission called only where being the author isn't enough: most commands come from the author
 */
export async function mayCommand(
  kind: Command["kind"],
  isAuthor: boolean,
  permission: () => Promise<Permission>,
): Promise<boolean> {
  switch (kind) {
    case "waive":
    case "unwaive":
    case "acknowledge":
    case "hold":
    case "resume":
      return mayDecide(await permission());
    case "fix":
      return isAuthor || mayDecide(await permission());
    case "recheck":
    case "explain":
    case "dispute":
    case "help":
    case "mistake":
      return isAuthor || mayTriage(await permission());
    default:
      return kind satisfies never;
  }
}

function mayDecide(permission: Permission): boolean {
  return permission === "write" || permission === "admin";
}

function mayTriage(permission: Permission): boolean {
  return permission === "triage" || mayDecide(permission);
}
