/** What rules about a pull request say of its connectors. */
import type { ChangedFolder } from "../../review/rule/change-rule.ts";
import { plain } from "../../text/escape.ts";

/** The title without the suffix of independent publishers, else the folder's name. */
export function nameOfConnector({ name, after, before }: ChangedFolder): string {
  const title = (after ?? before)?.title ?? "";
  return title.replace(/\s*\(independent publisher\)\s*$/i, "").trim() || name;
}

/** Longest command shown, in UTF-16 code units: longer than any path that somebody types. */
const maxCommand = 400;

/** A command to copy; its paths are quoted for a shell, so that nothing in them is a command of its own. */
export function command(words: readonly string[], paths: readonly string[]): string {
  const quotedPaths = paths.map((path) => `'${path.replaceAll("'", "'\\''")}'`);
  return `\`${plain([...words, ...quotedPaths].join(" "), maxCommand).replaceAll("`", "'")}\``;
}

/**
 * How to take paths out of a pull request again. `git restore` makes them what they were on the merge base: changed files
 * as they stood, added ones gone.
 */
export function takeOut(paths: readonly string[], baseSha: string | null): string {
  const source = `--source=${baseSha?.slice(0, 12) ?? "<merge base>"}`;
  const restore = command(["git", "restore", source, "--staged", "--worktree", "--"], paths);
  return `${restore}, then \`git commit -m 'Leave other folders alone'\``;
}
