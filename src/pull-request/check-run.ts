/** The check run of one review, from its beginning to whatever end the review has. */
import { completeCheckRun, endNeutral, startCheckRun } from "../github/check-run.ts";
import type { RepositoryRef } from "../github/octokit.ts";
import { readCheckRuns } from "../github/posted.ts";
import type { CheckOutput } from "../publish/plan/plan.ts";
import type { PostedCheckRun } from "../publish/posted.ts";
import { ownFaultOutput } from "../report/markdown/own-fault.ts";
import { plain } from "../text/escape.ts";
import { escapeText } from "../wording/escape-markdown.ts";
import type { ReviewDeps } from "./review-context.ts";

export interface ReviewCheckRun {
  /** Shown at once, or taken over from an attempt that broke off; older ones that never ended are ended. */
  begin(posted: readonly PostedCheckRun[]): Promise<number>;
  /** Somebody asked for silence: neutral, and remembered like a review. */
  hold(by: string, mark: string): Promise<void>;
  /** The head is no longer the pull request's. */
  supersede(): Promise<void>;
  /** Neutral, with the reason: never a word about the connector. Begun now when it failed before. */
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
    // The mark of a finished review comes with the conclusion only: what broke off must not look finished.
    const start = { headSha: pull.head.sha, externalId: `begun:${runId}`, output: underWay };
    const begun = await startCheckRun(github, pull, start, posted);
    id = begun.id;
    for (const old of begun.unfinished) await endNeutral(github, pull, old, superseded);
    return begun.id;
  }

  return {
    begin: (posted) => begin(posted),
    async hold(by, mark) {
      if (id === undefined) return;
      const completion = {
        conclusion: "neutral",
        output: onHold(by),
        annotations: [],
        externalId: mark,
      } as const;
      await completeCheckRun(deps.octokit, pull, id, completion);
    },
    async supersede() {
      if (id !== undefined) await endNeutral(deps.octokit, pull, id, superseded);
    },
    async fail(reason) {
      const github = deps.unhurried;
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
function onHold(by: string): CheckOutput {
  const summary = `${escapeText(by)} asked for no reviews here. \`/connector resume\` by a person with write access ends that.`;
  return { title: `On hold by ${plain(by)}`, summary };
}

const superseded: CheckOutput = {
  title: "Replaced by a newer review",
  summary: "The newest commit of the pull request has a review of its own.",
};
