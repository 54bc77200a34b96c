import type { Identity } from "../../github/identity.ts";
import type { GitHub, PullRequestRef } from "../../github/octokit.ts";
import { readReviewComments } from "../../github/posted.ts";
import { findingMarkerOf } from "../../publish/marker/marker.ts";

/** The rules our comments speak about now, each once, in the order of the comments. @throws {GitHubFailure} */
export async function openRules(
  octokit: GitHub,
  pull: PullRequestRef,
  identity: Identity,
): Promise<readonly string[]> {
  const { items } = await readReviewComments(octokit, pull, identity);
  const markers = items.flatMap((comment) => findingMarkerOf(comment) ?? []);
  return [...new Set(markers.filter(({ isFixed }) => !isFixed).map(({ rule }) => rule))];
}
