/** `review`: a pull request on GitHub, with a token; the same reading, plan and carry-out as the bot's. */
import { Octokit } from "@octokit/rest";
import { gitHubAddresses } from "../config/github-addresses.ts";
import { startCheckRun } from "../github/check-run.ts";
import { GitHubFailure } from "../github/failure.ts";
import { createBlobCache } from "../github/files/blob-cache.ts";
import { tokenIdentity } from "../github/identity.ts";
import { readPosted } from "../github/posted.ts";
import {
  type PullRequest,
  readChangedFiles,
  readHead,
  readMergeBase,
  readPullRequest,
} from "../github/pull-request.ts";
import { planPublication } from "../publish/plan/plan-publication.ts";
import type { Posted } from "../publish/posted.ts";
import { factsOf, wordsOf } from "../pull-request/facts.ts";
import { reviewCommits } from "../pull-request/review-commits.ts";
import { writePlan } from "../pull-request/write-plan.ts";
import type { Review } from "../review/finding/finding.ts";
import { exitCodeOf, type OutputOptions, printReview } from "./output.ts";
import type { PullRequestName } from "./program.ts";
import { type CliContext, type ExitCode, makeProgress, Refusal } from "./terminal.ts";

export interface ReviewOptions extends OutputOptions {
  readonly pull: PullRequestName;
  readonly publish?: boolean;
}

export async function review(options: ReviewOptions, context: CliContext): Promise<ExitCode> {
  const started = performance.now();
  const { octokit, webUrl } = connect(context);
  const progress = makeProgress(context, options.quiet === true);
  try {
    progress.show("reading the pull request");
    const { owner, repository: repo, number } = options.pull;
    const pull = await readPullRequest(octokit, { owner, repo, number });
    const base = (await readMergeBase(octokit, pull, pull.base.sha, pull.head.sha)) ?? pull.base.sha;
    const { review: found, notes } = await reviewCommits(
      { octokit, blobs: createBlobCache() },
      pull,
      base,
      wordsOf(pull, new Date().toISOString().slice(0, 10)),
    );
    if (notes.length > 0)
      context.err.write("The repository's settings cannot be used; the defaults are in force.\n");
    progress.clear();
    const tookMs = performance.now() - started;
    await printReview(found, options, tookMs, context);
    if (options.publish === true) {
      await publish(octokit, webUrl, { pull, review: found, base, tookMs }, context);
    }
    return exitCodeOf(found);
  } catch (error) {
    progress.clear();
    throw error instanceof GitHubFailure ? refusalOf(error, options.pull) : error;
  }
}

function connect({ environment }: CliContext): { octokit: Octokit; webUrl: string } {
  const addresses = gitHubAddresses(
    environment["GITHUB_API_URL"],
    environment["GHE_HOST"],
    environment["GHE_PROTOCOL"],
  );
  if (addresses.state === "unusable") throw new Refusal(addresses.problem, "Without it github.com is asked.");
  const token = environment["GITHUB_TOKEN"] ?? environment["GH_TOKEN"];
  if (!token) {
    throw new Refusal(
      "GITHUB_TOKEN is not set.",
      "Set it to a token that may read the repository; --publish needs the right to write pull requests and checks.",
    );
  }
  const octokit = new Octokit({ auth: token, baseUrl: addresses.apiUrl, log: silent });
  return { octokit, webUrl: addresses.webUrl };
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

interface Reviewed {
  readonly pull: PullRequest;
  readonly review: Review;
  /** The merge base. */
  readonly base: string;
  /** Milliseconds. */
  readonly tookMs: number;
}

/** Without the right to write check runs (personal tokens have none) the conversation holds everything. */
async function publish(
  octokit: Octokit,
  webUrl: string,
  { pull, review, base, tookMs }: Reviewed,
  { err }: CliContext,
): Promise<void> {
  const posted = await readPosted(octokit, pull, pull.head.sha, await tokenIdentity(octokit));
  const runId = "command line";
  const plan = planPublication({
    review,
    files: (await readChangedFiles(octokit, pull)).files,
    posted,
    pullRequest: factsOf(pull, webUrl, posted.isComplete),
    runId,
    externalId: `reviewed:${base}`,
    tookMs,
  });
  const head = await readHead(octokit, pull);
  if (head.sha !== pull.head.sha) throw new Refusal("The pull request has a newer commit.", "Run it again.");
  const checkRunId = await beginCheckRun(octokit, pull, posted);
  const written = await writePlan(
    {
      octokit,
      onRefusal: (action, failure) =>
        err.write(
          `GitHub refused to ${action.kind.replaceAll("-", " ")}: ${failure.messages[0] ?? failure.kind}\n`,
        ),
    },
    { pull, posted, checkRunId },
    plan,
  );
  if (written === "head-moved")
    throw new Refusal("The pull request got a newer commit meanwhile.", "Run it again.");
  const conversation = written.actions.filter((action) => action.kind !== "complete-check-run").length;
  const check = checkRunId === null ? "no check run, this token may not write one" : "the check run";
  err.write(`Published: ${conversation} changes of the conversation, ${check}.\n`);
}

async function beginCheckRun(octokit: Octokit, pull: PullRequest, posted: Posted): Promise<number | null> {
  try {
    const output = { title: "Reviewing", summary: "The review has begun." };
    const start = { headSha: pull.head.sha, externalId: "begun", output };
    return (await startCheckRun(octokit, pull, start, posted.checkRuns)).id;
  } catch (error) {
    if (error instanceof GitHubFailure && (error.kind === "forbidden" || error.kind === "not-found"))
      return null;
    throw error;
  }
}

function refusalOf(failure: GitHubFailure, { owner, repository, number }: PullRequestName): Refusal {
  const name = `${owner}/${repository}#${number}`;
  switch (failure.kind) {
    case "not-found":
      return new Refusal(
        `There is no pull request ${name}, or the token may not see it.`,
        "Check the name and the token's repositories.",
      );
    case "unauthorized":
      return new Refusal("GitHub does not accept the token.", "Set GITHUB_TOKEN to a valid one.");
    case "rate-limited":
      return new Refusal("GitHub's rate limit is used up.", "Try again later, or with another token.");
    default:
      return new Refusal(failure.message, "Nothing more was written. Try again.");
  }
}
