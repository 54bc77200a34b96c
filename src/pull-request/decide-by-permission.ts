/**
 * Decides on the commands of a conversation that no app answers: a token of a person or a workflow reads them. Only the
 * permission of their authors counts, as there are no reactions of ours.
 */
import { mayCommand, type Permission } from "../commands/permission.ts";
import { type Decision, type DecisiveCommand, decisionOf } from "../decisions/decision.ts";
import { readCommitDate } from "../github/commit-date.ts";
import type { GitHub } from "../github/octokit.ts";
import { readPermission } from "../github/permission.ts";
import type { PullRequest } from "../github/pull-request.ts";
import { allRuleIds } from "./settings/settings-in-force.ts";
import { sourceOf, type WrittenCommand } from "./written-commands.ts";

/** People whose permission is asked for; commands of others beyond it don't count. */
const maxPeople = 50;

/** @throws {GitHubFailure} */
export async function decideByPermission(
  octokit: GitHub,
  pull: PullRequest,
  written: readonly WrittenCommand[],
): Promise<readonly Decision[]> {
  if (written.length === 0) return [];
  const headDate = Date.parse(await readCommitDate(octokit, pull, pull.head.sha));
  const permissions = new Map<string, Promise<Permission>>();
  const permissionOf = (login: string): Promise<Permission> => {
    const known = permissions.get(login);
    if (known !== undefined) return known;
    if (permissions.size >= maxPeople) return Promise.resolve("none");
    const asked = readPermission(octokit, pull, login);
    permissions.set(login, asked);
    return asked;
  };
  const decisions: Decision[] = [];
  for (const one of written) {
    const { comment, command } = one;
    const isAuthor = comment.author.toLowerCase() === pull.author.login.toLowerCase();
    const isAccepted =
      isValid(command, comment.createdAt) &&
      (await mayCommand(command.kind, isAuthor, () => permissionOf(comment.author)));
    decisions.push(decisionOf(command, sourceOf(one), headOf(pull, headDate, comment.createdAt), isAccepted));
  }
  return decisions;
}

/**
 * The head, if it was committed before the comment; null: its author can't have seen it. GitHub doesn't tell when a commit was
 * pushed, and the date in it is the committer's word. Once a summary is posted, its marker has the values and this isn't used.
 */
function headOf(pull: PullRequest, headDate: number, createdAt: string): string | null {
  return headDate <= Date.parse(createdAt) ? pull.head.sha : null;
}

/** The bot answers an unknown rule and a past date with a correction, and doesn't accept them. */
function isValid({ rule, until }: DecisiveCommand, createdAt: string): boolean {
  if (rule !== undefined && !allRuleIds.has(rule)) return false;
  return until === undefined || until === null || until >= createdAt.slice(0, 10);
}
