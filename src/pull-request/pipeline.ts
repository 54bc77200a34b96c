/**
 * The stages of a review of a pull request on GitHub: read → review → apply decisions → plan. The caller writes the plan.
 * A change that isn't a pull request has its own reading, and the same stages after it.
 */
import { applyDecisions } from "../decisions/apply-decisions.ts";
import type { Decision, PullRequestDecisions } from "../decisions/decision.ts";
import { holdOf, stateOf } from "../decisions/decision-state.ts";
import { type ReadPosted, readPosted } from "../github/posted.ts";
import { type PullRequest, readChangedFiles, readMergeBase } from "../github/pull-request.ts";
import type { Plan } from "../publish/plan/plan.ts";
import type { Review } from "../review/finding/finding.ts";
import { factsOf, wordsOf } from "./facts.ts";
import { planFor } from "./plan-for.ts";
import { type DecisionDeps, readDecisions } from "./read-decisions.ts";
import { type CommitDeps, reviewCommits } from "./review-commits.ts";
import { markOf } from "./review-mark.ts";
import type { SettingsInForce } from "./settings/settings-in-force.ts";

export interface PipelineDeps extends CommitDeps, DecisionDeps {
  /** ISO date. */
  readonly today: string;
  /** `https://github.com` */
  readonly webUrl: string;
}

/** A pull request and its conversation, as read before the review. */
export interface PullRequestState {
  readonly pull: PullRequest;
  readonly posted: ReadPosted;
  /** The merge base. */
  readonly base: string;
  readonly decisions: PullRequestDecisions;
  /** The decision that puts the pull request on hold; undefined: it isn't. */
  readonly hold: Decision | undefined;
  readonly mark: string;
}

/** @throws {GitHubFailure} */
export async function readState(deps: PipelineDeps, pull: PullRequest): Promise<PullRequestState> {
  const { octokit, identity, today } = deps;
  const [posted, mergeBase] = await Promise.all([
    readPosted(octokit, pull, pull.head.sha, identity),
    readMergeBase(octokit, pull, pull.base.sha, pull.head.sha),
  ]);
  // Without a common commit everything on the base branch is existing.
  const base = mergeBase ?? pull.base.sha;
  const decisions = await readDecisions(deps, pull, posted);
  const { accepted } = decisions;
  const mark = markOf(pull, base, stateOf(accepted, today));
  return { pull, posted, base, decisions, hold: holdOf(accepted), mark };
}

export interface PlannedReview {
  readonly settings: SettingsInForce;
  /** With the decisions applied. */
  readonly review: Review;
  readonly plan: Plan;
  /** To be called once the plan is written: its notes aren't repeated on another head. */
  readonly storeAnnounced: () => Promise<void>;
}

/**
 * @param run its id, and when it started, by `performance.now()`; `isQuiet`: nothing is planned for the conversation
 * @throws {GitHubFailure}
 */
export async function reviewAndPlan(
  deps: PipelineDeps,
  { pull, posted, base, decisions, mark }: PullRequestState,
  run: { readonly id: string; readonly started: number; readonly isQuiet?: boolean },
): Promise<PlannedReview> {
  const { octokit, today, webUrl } = deps;
  const reviewed = await reviewCommits(deps, pull, base, wordsOf(pull, today));
  const decided = applyDecisions(reviewed.review, decisions, pull.head.sha, today);
  const key = { repositoryId: pull.repositoryId, pullNumber: pull.number };
  await deps.decisions.update(key, decided.bindings);
  const { review } = decided;
  // Only new findings are commented on: without any the diff isn't needed.
  const { files } = review.totals.new === 0 ? { files: [] } : await readChangedFiles(octokit, pull);
  const facts = {
    pullRequest: factsOf(pull, webUrl, posted.isComplete && run.isQuiet !== true),
    files,
    posted,
    runId: run.id,
    externalId: mark,
    tookMs: performance.now() - run.started,
  };
  const notes = run.isQuiet === true ? [...decided.notes, quietNote] : decided.notes;
  const plan = planFor({ review, settings: reviewed, decisions: { ...decided, notes }, facts });
  return {
    settings: reviewed,
    review,
    plan,
    storeAnnounced: () => deps.decisions.update(key, decided.announced),
  };
}

const quietNote =
  "This pull request is older than the installation of this app, so it has no comments. The next push, or `/connector recheck`, adds them.";
