import type { Context } from "probot";
import { type EventContext, type Ignored, ignored, incomplete, jobFor, type ReviewJobs } from "./events.ts";
import { commitOf, stringIn } from "./payload-values.ts";
import { repositoryFrom } from "./repository.ts";

/** A merge queue waits up to an hour for a required check. It gets the check alone: nobody reads comments there. */
export function mergeGroupEvent(
  payload: Context<"merge_group">["payload"],
  context: EventContext,
): ReviewJobs | Ignored {
  if (payload.action !== "checks_requested") return ignored("the merge group is over");
  const repository = repositoryFrom(payload);
  const headSha = commitOf(payload.merge_group?.head_sha);
  const baseSha = commitOf(payload.merge_group?.base_sha);
  if (repository === undefined || headSha === undefined || baseSha === undefined) return incomplete();
  // refs/heads/gh-readonly-queue/main/pr-12-<sha>
  const ref = stringIn(payload.merge_group?.head_ref) ?? "";
  const number = /\/pr-(\d{1,9})-[0-9a-f]{40}$/.exec(ref)?.[1];
  const mergeGroup = { headSha, baseSha, pullNumber: number === undefined ? null : Number(number) };
  const job = jobFor(repository, 0, "merge_group.checks_requested", false, context);
  return { kind: "review", jobs: [{ ...job, mergeGroup }] };
}
