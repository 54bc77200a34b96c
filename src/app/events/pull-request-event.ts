import type { Context } from "probot";
import {
  type EventContext,
  type Ignored,
  ignored,
  incomplete,
  jobFor,
  type ReviewJobs,
  unusedAction,
} from "./events.ts";
import { idOf } from "./payload-values.ts";
import { repositoryFrom } from "./repository.ts";

/** A pull request is reviewed when it is opened, reopened, ready, has new commits, or another base, title or description. */
export function pullRequestEvent(
  payload: Context<"pull_request">["payload"],
  context: EventContext,
): ReviewJobs | Ignored {
  switch (payload.action) {
    case "opened":
    case "synchronize":
    case "reopened":
    case "ready_for_review":
      break;
    case "edited":
      // A new base sends no `synchronize`, only `edited` with the old base. Rules read title and description.
      if (!isRead(payload.changes)) return ignored("neither base, title nor description was edited");
      break;
    default:
      return unusedAction(payload.action);
  }
  if (payload.pull_request?.state === "closed") return ignored("the pull request is closed");
  const repository = repositoryFrom(payload);
  const number = idOf(payload.pull_request?.number);
  if (repository === undefined || number === undefined) return incomplete();
  const reason = `pull_request.${payload.action}`;
  return { kind: "review", jobs: [jobFor(repository, number, reason, false, context)] };
}

/** Whether a review reads what was edited. */
function isRead(changes: Readonly<Record<string, unknown>> | null | undefined): boolean {
  return ["base", "title", "body"].some((name) => changes?.[name] !== undefined);
}
