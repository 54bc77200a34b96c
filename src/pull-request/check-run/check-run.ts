/** The check run of one review: begun first, and completed for every outcome of the review. */
import { type Completion, completeCheckRun, endNeutral, startCheckRun } from "../../github/check-run.ts";
import type { RepositoryRef } from "../../github/octokit.ts";
import { readCheckRuns } from "../../github/posted.ts";
import type { CheckOutput } from "../../publish/plan/plan.ts";
import type { PostedCheckRun } from "../../publish/posted.ts";
import { ownFaultOutput } from "../../report/markdown/own-fault.ts";
import { plain } from "../../text/escape.ts";
import { escapeText } from "../../wording/escape-markdown.ts";
import type { ReviewDeps } from "../review-context.ts";
import type { Overtaken } from "../write-plan.ts";

export interface ReviewCheckRun {
  /** Starts it, or continues that of an interrupted attempt; older ones that were never completed are completed. */
  begin(posted: readonly PostedCheckRun[]): Promise<number>;
  /** Completes it as neutral, with the mark of a review: the pull request is on hold. */
  hold(by: string, mark: string): Promise<void>;
  /** Completes it as neutral: the pull request has another head now, or was closed. */
  supersede(by: Overtaken): Promise<void>;
  /** Completes it as neutral, with the reason and nothing about the connector. Starts it if it wasn't started. */
  fail(reason: string): Promise<void>;
}

/** @param pull the repository, and the commit that is reviewed */
export function openCheckRun(
  deps: ReviewDeps,
  pull: RepositoryRef & { readonly head: { readonly sha: string } },
  runId: string,
): ReviewCheckRun {
  let id: number | undefined;

  async function begin(posted: readonly PostedCheckRun[], github = deps.octokit): Promise<number> {
    // The mark is written with the conclusion only: an interrupted review must not look finished.
    const start = { headSha: pull.head.sha, externalId: `begun:${runId}`, output: underWay };
    const begun = await startCheckRun(github, pull, start, posted);
    id = begun.id;
    for (const old of begun.unfinished) await endNeutral(github, pull, old, superseded);
    return begun.id;
  }

  return {
    begin: (posted) => begin(posted),
    async hold(by, mark) {
      if (id !== undefined) await completeCheckRun(deps.octokit, pull, id, holdCompletion(by, mark));
    },
    async supersede(by) {
      if (id !== undefined) await endNeutral(deps.octokit, pull, id, overtakenOutput(by));
    },
    async fail(reason) {
      const github = deps.octokitWithoutDeadline;
      const own =
        id ?? (await begin(await readCheckRuns(github, pull, pull.head.sha, deps.identity), github));
      await endNeutral(github, pull, own, ownFaultOutput({ reason, runId, retryMinutes: deps.retryMinutes }));
    },
  };
}

const underWay: CheckOutput = {
  title: "Reviewing",
  summary: "The review has begun; it takes a few seconds.",
};

/** How the check run of a pull request on hold ends. @param by login @param mark see `markOf` */
export function holdCompletion(by: string, mark: string): Completion {
  const summary = `${escapeText(by)} asked for no reviews here. \`/connector resume\` by a person with write access ends that.`;
  const output = { title: `On hold by ${plain(by)}`, summary };
  return { conclusion: "neutral", output, annotations: [], externalId: mark };
}

const superseded: CheckOutput = {
  title: "Replaced by a newer review",
  summary: "The newest commit of the pull request has a review of its own.",
};

/** What the check run of a review says that has nothing to say about the pull request any more. */
export function overtakenOutput(by: Overtaken): CheckOutput {
  switch (by) {
    case "head-moved":
      return superseded;
    case "closed":
      return {
        title: "Closed before the review ended",
        summary: "The pull request was closed. If it is reopened, it is reviewed.",
      };
    case "merged":
      return {
        title: "Merged before the review ended",
        summary: "The pull request was merged. Nothing more is checked here.",
      };
    default:
      return by satisfies never;
  }
}
