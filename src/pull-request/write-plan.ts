/** Carries out a plan: findings of refused actions get their next placement, and the check run comes last. */
import { carryOut } from "../github/carry-out.ts";
import type { CheckButton } from "../github/check-run.ts";
import type { GitHubFailure } from "../github/failure.ts";
import type { GitHub } from "../github/octokit.ts";
import { type CurrentHead, type PullRequest, readHead } from "../github/pull-request.ts";
import { afterRefusal } from "../publish/plan/demote.ts";
import type { Action, Plan } from "../publish/plan/plan.ts";
import type { Posted } from "../publish/posted.ts";

/** What happened to a pull request while it was reviewed, so that nothing is written about its old head. */
export type Overtaken = "head-moved" | "closed" | "merged";

/** @param sha the head that was reviewed */
export function overtakenBy(now: CurrentHead, sha: string): Overtaken | undefined {
  if (!now.isOpen) return now.isMerged ? "merged" : "closed";
  return now.sha === sha ? undefined : "head-moved";
}

interface Target {
  readonly pull: PullRequest;
  readonly posted: Posted;
  /** Null: a personal token, which can't write check runs. */
  readonly checkRunId: number | null;
  /** Below the completed check run; empty where no app answers them. */
  readonly buttons: readonly CheckButton[];
}

interface Writer {
  readonly octokit: GitHub;
  /** Called for every action that GitHub refused. */
  readonly onRefusal: (action: Action, failure: GitHubFailure) => void;
}

/**
 * @returns the plan as it was carried out, or what happened meanwhile: then nothing more was written
 * @throws {GitHubFailure} for temporary failures, and when the check run can't be completed
 */
export async function writePlan(
  { octokit, onRefusal }: Writer,
  target: Target,
  plan: Plan,
): Promise<Plan | Overtaken> {
  let left = plan;
  // Terminates: each round removes one action, and only a review is replaced, by a comment.
  for (;;) {
    const result = await carryOut(octokit, target.pull, left, target);
    if (result.refused === undefined) return left;
    const { action, failure } = result.refused;
    onRefusal(action, failure);
    if (failure.isPassing) throw failure;
    const isMoved = failure.kind === "head-moved";
    const demoted = isMoved ? left : demote({ ...left, actions: [action, ...result.rest] }, action, failure);
    // After a push GitHub refuses lines of the old head, with the same error as any other wrong line.
    const overtaken = overtakenBy(await readHead(octokit, target.pull), plan.head);
    if (overtaken !== undefined) return overtaken;
    if (isMoved) return "head-moved";
    left = demoted;
  }
}

function demote(plan: Plan, refused: Action, failure: GitHubFailure): Plan {
  if (refused.kind === "complete-check-run") throw failure;
  const without = afterRefusal(plan, refused, failure.messages.join(" "));
  if (!failure.closesConversation) return without;
  return { ...without, actions: without.actions.filter((action) => action.kind === "complete-check-run") };
}
