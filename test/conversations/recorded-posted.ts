/** What a person sees on the pull request, as lines. */
import type { Simulator } from "../../src/simulator/simulator.ts";
import { gist } from "./recorded-text.ts";

export async function postedLines(simulator: Simulator, number: number): Promise<string[]> {
  const pull = simulator.pullRequest(number);
  const checks = pull.heads.flatMap((head) => simulator.checkRuns(head));
  return [
    ...checks.map(
      (run) => `check on ${run.headSha}: ${run.status} ${run.conclusion ?? ""} “${run.title ?? ""}”`,
    ),
    ...simulator.issueComments(number).flatMap((comment) => {
      const reactions = simulator.reactions.filter(({ commentId }) => commentId === comment.id);
      const known = reactions.length === 0 ? "" : ` (${reactions.map(({ content }) => content).join(", ")})`;
      return comment.user.endsWith("[bot]")
        ? [
            `comment by ${comment.user}${comment.minimized === undefined ? "" : " [minimised]"}: ${gist(comment.body)}`,
          ]
        : [`comment by ${comment.user}: ${gist(comment.body)}${known}`];
    }),
    ...simulator
      .reviews(number)
      .map((review) => `review of ${review.commitId} by ${review.user}: ${gist(review.body)}`),
    ...simulator.reviewComments(number).map((comment) => {
      const index = comment.subjectType === "file" ? "" : `:${comment.line ?? "outdated"}`;
      const states = [
        ...(comment.isResolved ? ["resolved"] : []),
        ...(comment.minimized === undefined ? [] : [`minimised as ${comment.minimized}`]),
      ];
      const state = states.length === 0 ? "" : ` [${states.join(", ")}]`;
      const kind = comment.inReplyTo === undefined ? "thread" : "    reply";
      return `${kind} on ${comment.path}${index} by ${comment.user}${state}: ${gist(comment.body)}`;
    }),
    ...[...pull.labels].map((label) => `label ${label}`),
  ];
}
