import type { PullRequest, ReviewComment, World } from "./state.ts";
import { suggestionsIn, withSuggestion } from "./suggested-change.ts";

/**
 * The author presses "Commit suggestion" below a review comment: one commit on the head branch, and the thread is done.
 * @returns the new head; nothing is moved to it yet
 * @throws with GitHub's own words where the page shows no button (restyled-io/actions#110 quotes them)
 */
export async function commitSuggestion(world: World, comment: ReviewComment): Promise<string> {
  const pull = world.pullRequests.get(comment.number);
  if (pull === undefined) throw new Error(`There is no pull request ${comment.number}.`);
  const refused = refusal(pull, comment);
  if (refused !== undefined) throw new Error(refused);
  const [suggested] = suggestionsIn(comment.body);
  const blob = await world.git.read(`${pull.headSha}:${comment.path}`);
  if (suggested === undefined || blob === undefined || comment.line === null)
    throw new Error("Suggestion cannot be applied right now.");
  const lines = { startLine: comment.startLine ?? comment.line, endLine: comment.line };
  const content = withSuggestion(blob.content, lines, suggested);
  comment.isResolved = true;
  const message = `Update ${comment.path.split("/").at(-1)}\n\nCo-authored-by: ${comment.user}`;
  return world.git.commitFiles(pull.headSha, { [comment.path]: content }, message);
}

function refusal(pull: PullRequest, comment: ReviewComment): string | undefined {
  if (pull.state === "closed") return "Suggestions cannot be applied while the pull request is closed.";
  if (comment.isResolved) return "This suggestion has been applied or marked resolved.";
  if (comment.side === "LEFT") return "Applying suggestions on deleted lines is not supported.";
  return comment.line === null ? "Outdated suggestions cannot be applied." : undefined;
}
