/** The facts about a pull request that its plan and its rules depend on. */
import type { PullRequest } from "../github/pull-request.ts";
import type { PullRequestFacts } from "../publish/plan/pull-request-facts.ts";
import type { PullRequestWords } from "../review/rule/change-rule.ts";

/** Decides only whether a passed review is posted; it isn't a permission. */
const returning = new Set(["OWNER", "MEMBER", "COLLABORATOR", "CONTRIBUTOR"]);

/**
 * @param webUrl `https://github.com`
 * @param mayComment false: the conversation was too long to be read completely, so our comments could be in it already, or
 *   nobody is to be notified
 */
export function factsOf(pull: PullRequest, webUrl: string, mayComment: boolean): PullRequestFacts {
  return {
    head: pull.head.sha,
    author: pull.author.login,
    isDraft: pull.isDraft,
    isReturningAuthor: returning.has(pull.author.association),
    canComment: !pull.isLocked && mayComment,
    labels: pull.labels,
    filesUrl: `${webUrl}/${pull.owner}/${pull.repo}/blob/${pull.head.sha}`,
  };
}

/**
 * What the rules about pull requests read.
 * @param today ISO date: the result stays equal all day
 */
export function wordsOf(pull: PullRequest, today: string): PullRequestWords {
  const { title, body, author, base, head, labels } = pull;
  return {
    title,
    body,
    author: author.login,
    baseRef: base.ref,
    headRef: head.ref,
    labels,
    readAt: `${today}T00:00:00Z`,
  };
}
