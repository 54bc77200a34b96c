/** Carries a plan out to its end: what GitHub refuses goes to the next place, and the check run comes last. */
import { carryOut } from "../github/carry-out.ts";
import type { CheckButton } from "../github/check-run.ts";
import type { GitHubFailure } from "../github/failure.ts";
import type { GitHub } from "../github/octokit.ts";
import { type PullRequest, readHead } from "../github/pull-request.ts";
import { afterRefusal } from "../publish/plan/demote.ts";
import type { Action, Plan } from "../publish/plan/plan.ts";
import type { Posted } from "../publish/posted.ts";

interface Target {
  readonly pull: PullRequest;
  readonly posted: Posted;
  /** Null: a personal token, which cannot write check runs. */
  readonly checkRunId: number | null;
  /** Below the completed check run. */
  readonly buttons?: readonly CheckButton[];
}

interface Writer {
  readonly octokit: GitHub;
  /** Told of every action that GitHub did not take. */
  readonly onRefusal: (action: Action, failure: GitHubFailure) => void;
}

/**
 * @returns the plan as it was carried out in the end, or `head-moved`: nothing more was written then
 * @throws {GitHubFailure} for what may pass, and when the check run cannot be completed
 */
export async function writePlan(
  { octokit, onRefusal }: Writer,
  target: Target,
  plan: Plan,
): Promise<Plan | "head-moved"> {
  let left = plan;
  // Ends: each round takes one action out, and only a review leaves one in its place, a comment.
  for (;;) {
    const result = await carryOut(octokit, target.pull, left, target);
    if (result.refused === undefined) return left;
    const { action, failure } = result.refused;
    onRefusal(action, failure);
    if (failure.isPassing) throw failure;
    if (failure.kind === "head-moved") return "head-moved";
    const demoted = demote({ ...left, actions: [action, ...result.rest] }, action, failure);
    // A push between the last look and the write makes lines of the old head wrong, which GitHub words like any other.
    const head = await readHead(octokit, target.pull);
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
