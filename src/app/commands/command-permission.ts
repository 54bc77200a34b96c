/** Who may ask for what. Asked of GitHub when the command comes; `author_association` is not an answer. */

import type { Command } from "../../commands/command-grammar.ts";
import type { Permission } from "../../github/permission.ts";

/** `permission` is read only where the person is not the author: most commands come from the author. */
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
      return isAuthor || mayTalk(await permission());
    default:
      return kind satisfies never;
  }
}

function mayDecide(permission: Permission): boolean {
  return permission === "write" || permission === "admin";
}

function mayTalk(permission: Permission): boolean {
  return permission === "triage" || mayDecide(permission);
}
