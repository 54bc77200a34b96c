/** "Re-run" on our check, "Re-run all checks" (often only `check_suite` is sent for it), and the buttons of the check run. */
import type { Context } from "probot";
import { type ButtonPress, buttonEvent } from "./button-event.ts";
import {
  type EventContext,
  type HeadToFind,
  type Ignored,
  ignored,
  incomplete,
  jobFor,
  type ReviewJobs,
  unusedAction,
} from "./events.ts";
import { listedPulls } from "./listed-pulls.ts";
import { commitOf } from "./payload-values.ts";
import { type Repository, repositoryFrom } from "./repository.ts";

type Rerun = ReviewJobs | HeadToFind | Ignored;

/** What a check run and a check suite have in common. */
interface Check {
  readonly app?: { readonly id?: unknown } | null;
  readonly head_sha?: unknown;
  readonly pull_requests?: unknown;
}

export function checkRunEvent(
  payload: Context<"check_run">["payload"],
  context: EventContext,
): Rerun | ButtonPress {
  switch (payload.action) {
    case "requested_action":
      return buttonEvent(payload, context.appId);
    case "rerequested":
      return rerun("check_run.rerequested", payload.check_run, repositoryFrom(payload), context);
    default:
      return unusedAction(payload.action);
  }
}

export function checkSuiteEvent(payload: Context<"check_suite">["payload"], context: EventContext): Rerun {
  if (payload.action !== "rerequested") return unusedAction(payload.action);
  return rerun("check_suite.rerequested", payload.check_suite, repositoryFrom(payload), context);
}

function rerun(
  reason: string,
  check: Check | undefined,
  repository: Repository | undefined,
  context: EventContext,
): Rerun {
  if (check?.app?.id !== context.appId) return ignored("the check belongs to another app");
  const headSha = commitOf(check.head_sha);
  if (repository === undefined || headSha === undefined) return incomplete();
  const numbers = listedPulls(check.pull_requests, repository.repositoryId);
  if (numbers.length === 0) return { kind: "find-head", repository: repository, headSha, reason };
  return { kind: "review", jobs: numbers.map((number) => jobFor(repository, number, reason, true, context)) };
}
