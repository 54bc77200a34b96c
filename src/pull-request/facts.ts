/** What a plan has to know about the pull request beyond its review. */
import type { PullRequest } from "../github/pull-request.ts";
import type { PullRequestFacts } from "../publish/plan/pull-request-facts.ts";
import type { PullRequestWords } from "../review/rule/change-rule.ts";

/** Not a permission: it only decides whether silence would be understood. */
const returning = new Set(["OWNER", "MEMBER", "COLLABORATOR", "CONTRIBUTOR"]);

/**
 * @param webUrl `https://github.com`
 * @param isConversationKnown false: too long to be read to its end, so our comments could stand there already
 */
export function factsOf(pull: PullRequest, webUrl: string, isConversationKnown: boolean): PullRequestFacts {
  return {
    head: pull.head.sha,
    author: pull.author.login,
    isDraft: pull.isDraft,
    isReturningAuthor: returning.has(pull.author.association),
    canComment: !pull.isLocked && isConversationKnown,
    labels: pull.labels,
    filesUrl: `${webUrl}/${pull.owner}/${pull.repo}/blob/${pull.head.sha}`,
  };
}

/**
 * What the rules about pull requests read.
 * @param today ISO date: a review says the same all day
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
