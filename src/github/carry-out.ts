/** Carries out a plan, action by action. Decides nothing: at the first refusal it stops and reports it. */
import { bodyHash } from "../publish/marker/body-hash.ts";
import type { Action, LineComment, Plan } from "../publish/plan/plan.ts";
import type { Posted } from "../publish/posted.ts";
import { type CheckButton, completeCheckRun } from "./check-run.ts";
import { createComment, editComment } from "./comments.ts";
import { editComments } from "./edit-comments.ts";
import { GitHubFailure } from "./failure.ts";
import { setLabels } from "./labels.ts";
import { dataOf, type GitHub, type PullRequestRef, writing } from "./octokit.ts";
import { pullParameters } from "./pull-request.ts";

export interface CarryOutContext {
  /** The run that `complete-check-run` completes; null: there is none (a personal token), and the action is skipped. */
  readonly checkRunId: number | null;
  /** What the plan was made from: the precondition of edits. */
  readonly posted: Posted;
  readonly buttons?: readonly CheckButton[];
}

interface Skipped {
  readonly action: Action;
  /** A person deleted the comment; it is not the one we read; we may not minimise; there is no check run. */
  readonly because: "gone" | "changed" | "not-allowed" | "no-check-run";
}

export interface CarriedOut {
  readonly done: readonly Action[];
  readonly skipped: readonly Skipped[];
  /** The action GitHub did not take. It may be done all the same when the failure is of the network or the server. */
  readonly refused?: { readonly action: Action; readonly failure: GitHubFailure };
  /** What came after the refused one, untouched. */
  readonly rest: readonly Action[];
}

/** @throws only for mistakes of ours; GitHub's refusals are in the answer */
export async function carryOut(
  octokit: GitHub,
  ref: PullRequestRef,
  plan: Plan,
  context: CarryOutContext,
): Promise<CarriedOut> {
  const done: Action[] = [];
  const skipped: Skipped[] = [];
  for (const [index, action] of plan.actions.entries()) {
    try {
      const because = await carryOutOne({ octokit, ref, head: plan.head, ...context }, action);
      if (because === undefined) done.push(action);
      else skipped.push({ action, because });
    } catch (error) {
      if (!(error instanceof GitHubFailure)) throw error;
      return { done, skipped, refused: { action, failure: error }, rest: plan.actions.slice(index + 1) };
    }
  }
  return { done, skipped, rest: [] };
}

interface WriteContext extends CarryOutContext {
  readonly octokit: GitHub;
  readonly ref: PullRequestRef;
  readonly head: string;
}

type SkipReason = Skipped["because"] | undefined;

async function carryOutOne(context: WriteContext, action: Action): Promise<SkipReason> {
  const { octokit, ref } = context;
  switch (action.kind) {
    case "create-review":
      await createReview(context, action);
      return undefined;
    case "create-file-comment":
      await createFileComment(context, action.path, action.body);
      return undefined;
    case "create-comment":
      await createComment(octokit, ref, action.body);
      return undefined;
    case "edit-comment":
      return edit(context.posted.comments, action, () => editComment(octokit, ref, action.id, action.body));
    case "edit-comments":
      return editComments(octokit, context.posted, action.edits);
    case "set-labels":
      await setLabels(octokit, ref, action);
      return undefined;
    case "complete-check-run":
      if (context.checkRunId === null) return "no-check-run";
      await completeCheckRun(octokit, ref, context.checkRunId, action, context.buttons);
      return undefined;
    default:
      return action satisfies never;
  }
}

async function createReview(
  { octokit, ref, head }: WriteContext,
  review: { readonly body: string; readonly comments: readonly LineComment[] },
): Promise<void> {
  await dataOf(
    octokit.request("POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews", {
      ...pullParameters(ref),
      commit_id: head,
      event: "COMMENT",
      body: review.body,
      comments: review.comments.map((comment) => ({
        path: comment.path,
        body: comment.body,
        line: comment.line,
        side: "RIGHT",
        ...(comment.startLine === undefined ? {} : { start_line: comment.startLine, start_side: "RIGHT" }),
      })),
      ...writing(),
    }),
  );
}

async function createFileComment(
  { octokit, ref, head }: WriteContext,
  path: string,
  body: string,
): Promise<void> {
  await dataOf(
    octokit.request("POST /repos/{owner}/{repo}/pulls/{pull_number}/comments", {
      ...pullParameters(ref),
      commit_id: head,
      path,
      body,
      subject_type: "file",
      ...writing(),
    }),
  );
}

interface Readable {
  readonly id: number;
  readonly body: string;
  readonly isOurs: boolean;
}

async function edit(
  posted: readonly Readable[],
  action: { readonly id: number; readonly bodyHash: string },
  write: () => Promise<void>,
): Promise<SkipReason> {
  const comment = posted.find((each) => each.id === action.id);
  if (comment === undefined) return "gone";
  // Whoever maintains a repository can edit our comments: what a person wrote is never overwritten.
  if (!comment.isOurs || bodyHash(comment.body) !== action.bodyHash) return "changed";
  try {
    await write();
    return undefined;
  } catch (error) {
    if (error instanceof GitHubFailure && (error.kind === "not-found" || error.kind === "gone"))
      return "gone";
    throw error;
  }
}
