/** Carries a plan out to its end: what GitHub refuses goes to the next place, and the check run comes last. */
import { carryOut } from "../github/carry-out.ts";
import type { GitHubFailure } from "../github/failure.ts";
import { type PullRequest, readHead } from "../github/pull-request.ts";
import { afterRefusal } from "../publish/demote.ts";
import type { Action, Plan } from "../publish/plan.ts";
import type { Posted } from "../publish/posted.ts";
import type { ReviewTools } from "./review-tools.ts";

interface Target {
  readonly pull: PullRequest;
  readonly posted: Posted;
  readonly checkRunId: number;
}

/**
 * @returns the plan as it was carried out in the end, or `head-moved`: nothing more was written then
 * @throws {GitHubFailure} for what may pass, and when the check run cannot be completed
 */
export async function writePlan(
  tools: ReviewTools,
  target: Target,
  plan: Plan,
): Promise<Plan | "head-moved"> {
  let left = plan;
  // Ends: each round takes one action out, and only the refused review adds file comments, five at most.
  for (;;) {
    const result = await carryOut(tools.octokit, target.pull, left, target);
    if (result.refused === undefined) return left;
    const { action, failure } = result.refused;
    tools.log.warn({ action: action.kind, failure: failure.message }, "GitHub refused an action of the plan");
    if (failure.isPassing) throw failure;
    if (failure.kind === "head-moved") return "head-moved";
    const demoted = demote({ ...left, actions: [action, ...result.rest] }, action, failure);
    // A push between the last look and the write makes lines of the old head wrong, which GitHub words like any other.
    const head = await readHead(tools.octokit, target.pull);
    if (head.sha !== plan.head || !head.isOpen) return "head-moved";
    left = demoted;
  }
}

function demote(plan: Plan, refused: Action, failure: GitHubFailure): Plan {
  if (refused.kind === "complete-check-run") throw failure;
  const without = afterRefusal(plan, refused, failure.messages.join(" "));
  if (!failure.closesConversation) return without;
  return { ...without, actions: without.actions.filter((action) => action.kind === "complete-check-run") };
}
