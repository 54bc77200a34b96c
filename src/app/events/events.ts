/** From a webhook to what is to be done. Pure: no request, no clock; ids are handed in. */

import { asArray, type JsonValue } from "../../text/json/json.ts";
import type { ReviewJob } from "../jobs/review-job.ts";
import { type ButtonPress, routeButton } from "./button-event.ts";
import { type CommandRequest, routeComment } from "./comment-event.ts";
import { commitAt, idAt, textAt, valueAt } from "./payload.ts";
import { type Repository, repositoryOf } from "./repository.ts";

/** What the application knows about itself and this delivery. */
export interface EventContext {
  readonly appId: number;
  readonly deliveryId: string;
  /** Names the work in logs and on the check run. */
  readonly runId: string;
}

/** A re-run names a commit; which pull request has it as head is asked of GitHub. */
export interface HeadToFind {
  readonly kind: "find-head";
  readonly repository: Repository;
  readonly headSha: string;
  readonly reason: string;
}

export type Routed =
  | { readonly kind: "review"; readonly jobs: readonly ReviewJob[] }
  | HeadToFind
  | CommandRequest
  | ButtonPress
  | { readonly kind: "ignored"; readonly because: string };

export function routeEvent(event: string, payload: JsonValue, context: EventContext): Routed {
  switch (event) {
    case "pull_request":
      return routePullRequest(payload, context);
    case "check_run":
      return textAt(payload, "action") === "requested_action"
        ? routeButton(payload, context.appId, (repository) =>
            pullNumbers(valueAt(payload, "check_run", "pull_requests"), repository.repositoryId),
          )
        : routeRerun(event, payload, context);
    case "check_suite":
      return routeRerun(event, payload, context);
    case "merge_group":
      return routeMergeGroup(payload, context);
    case "issue_comment":
      return routeIssueComment(payload, context);
    case "ping":
      return ignored("a ping asks for nothing");
    case "installation":
    case "installation_repositories":
      return ignored("reviews begin with the next event of a pull request");
    default:
      return ignored(`no use for the event ${event}`);
  }
}

const reviewedActions = new Set(["opened", "synchronize", "reopened", "ready_for_review"]);

function routePullRequest(payload: JsonValue, context: EventContext): Routed {
  const action = textAt(payload, "action") ?? "";
  // Retargeting sends no `synchronize`, only `edited` with the old base; a new title has no `changes.base`.
  const isRetargeted = action === "edited" && valueAt(payload, "changes", "base") !== undefined;
  if (!reviewedActions.has(action) && !isRetargeted) {
    return ignored(action === "edited" ? "the base was not edited" : `no use for the action ${cut(action)}`);
  }
  if (textAt(payload, "pull_request", "state") === "closed") return ignored("the pull request is closed");
  const repository = repositoryOf(payload);
  const pullNumber = idAt(payload, "pull_request", "number");
  if (repository === undefined || pullNumber === undefined) return ignored(incomplete);
  return { kind: "review", jobs: [jobFor(repository, pullNumber, `pull_request.${action}`, false, context)] };
}

function routeIssueComment(payload: JsonValue, context: EventContext): Routed {
  const routed = routeComment(payload, context.appId);
  if (routed.kind !== "withdrawal") return routed;
  const { repository, pullNumber } = routed;
  return {
    kind: "review",
    jobs: [jobFor(repository, pullNumber, "issue_comment.withdrawn", false, context)],
  };
}

/** A required check that never comes holds a merge queue up for an hour. The check alone: nobody reads comments there. */
function routeMergeGroup(payload: JsonValue, context: EventContext): Routed {
  if (textAt(payload, "action") !== "checks_requested") return ignored("the merge group is over");
  const repository = repositoryOf(payload);
  const headSha = commitAt(payload, "merge_group", "head_sha");
  const baseSha = commitAt(payload, "merge_group", "base_sha");
  if (repository === undefined || headSha === undefined || baseSha === undefined) return ignored(incomplete);
  // refs/heads/gh-readonly-queue/main/pr-12-<sha>
  const ref = textAt(payload, "merge_group", "head_ref") ?? "";
  const number = /\/pr-(\d{1,9})-[0-9a-f]{40}$/.exec(ref)?.[1];
  const mergeGroup = { headSha, baseSha, pullNumber: number === undefined ? null : Number(number) };
  const job = jobFor(repository, 0, "merge_group.checks_requested", false, context);
  return { kind: "review", jobs: [{ ...job, mergeGroup }] };
}

/** "Re-run" on our check, or "Re-run all checks": `check_suite` is often the only one of the two that is sent. */
function routeRerun(event: "check_run" | "check_suite", payload: JsonValue, context: EventContext): Routed {
  const action = textAt(payload, "action") ?? "";
  if (action !== "rerequested") return ignored(`no use for the action ${cut(action)}`);
  if (idAt(payload, event, "app", "id") !== context.appId) return ignored("the check belongs to another app");
  const repository = repositoryOf(payload);
  const headSha = commitAt(payload, event, "head_sha");
  if (repository === undefined || headSha === undefined) return ignored(incomplete);
  const reason = `${event}.rerequested`;
  const numbers = pullNumbers(valueAt(payload, event, "pull_requests"), repository.repositoryId);
  if (numbers.length === 0) return { kind: "find-head", repository, headSha, reason };
  return { kind: "review", jobs: numbers.map((number) => jobFor(repository, number, reason, true, context)) };
}

/** Pull requests into this repository; GitHub lists those into forks of it, too, and none at all from forks. */
function pullNumbers(list: JsonValue | undefined, repositoryId: number): readonly number[] {
  return (asArray(list) ?? [])
    .filter((entry) => idAt(entry, "base", "repo", "id") === repositoryId)
    .flatMap((entry) => idAt(entry, "number") ?? [])
    .slice(0, maxPullRequestsOfACommit);
}

/** More pull requests than this with one and the same head are a mistake of somebody's script. */
const maxPullRequestsOfACommit = 10;
const incomplete = "members of the payload are missing";

export function jobFor(
  repository: Repository,
  pullNumber: number,
  reason: string,
  forced: boolean,
  { deliveryId, runId }: Pick<EventContext, "deliveryId" | "runId">,
): ReviewJob {
  return { ...repository, pullNumber, forced, reason, deliveryId, runId };
}

function ignored(because: string): Routed {
  return { kind: "ignored", because };
}

/** An action is GitHub's own word, but it goes into the log. */
function cut(word: string): string {
  return /^[a-z_]{1,40}$/.test(word) ? word : "(unknown)";
}
