/** Names of connectors, and how to take paths out of a pull request. */

import type { ChangedFolder } from "../../review/rule/change-rule.ts";
import { shellCommand } from "../../wording/shell-command.ts";

/** The title without the suffix of independent publishers, else the folder's name. */
export function nameOfConnector({ name, after, before }: ChangedFolder): string {
  const title = (after ?? before)?.title ?? "";
  return title.replace(/\s*\(independent publisher\)\s*$/i, "").trim() || name;
}

/**
 * How to take paths out of a pull request again. `git restore` makes them what they were on the merge base: changed files
 * as they were, added ones gone.
 */
export function takeOut(paths: readonly string[], baseSha: string | null): string {
  const source = `--source=${baseSha?.slice(0, 12) ?? "<merge base>"}`;
  const restore = shellCommand(["git", "restore", source, "--staged", "--worktree", "--"], paths);
  return `${restore}, then \`git commit -m 'Leave other folders alone'\``;
}
