/** The one answer to commands that are none: edited in place, so that somebody who tries often does not fill the conversation. */
import { createComment, editComment, findOwnComment } from "../github/comments.ts";
import type { Identity } from "../github/identity.ts";
import type { GitHub, PullRequestRef } from "../github/octokit.ts";
import type { Mistake } from "../publish/command-grammar.ts";
import { mistakeText } from "../publish/help-text.ts";

const marker = "<!-- connector-review:answer v1 -->";

/** @throws {GitHubFailure} */
export async function answerMistakes(
  octokit: GitHub,
  pull: PullRequestRef,
  identity: Identity,
  mistakes: readonly Omit<Mistake, "kind">[],
): Promise<void> {
  const body = `${marker}\n${[...new Set(mistakes.map(mistakeText))].join("\n\n")}`;
  const standing = await findOwnComment(octokit, pull, identity, marker);
  if (standing === undefined) await createComment(octokit, pull, body);
  else if (standing.body !== body) await editComment(octokit, pull, standing.id, body);
}
