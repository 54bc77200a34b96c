/** `review`: a pull request on GitHub, with a token of a person or a workflow, through the bot's pipeline. */
import { Octokit } from "@octokit/rest";
import { gitHubAddresses } from "../config/github-addresses.ts";
import { completeCheckRun, startCheckRun } from "../github/check-run.ts";
import { GitHubFailure } from "../github/failure.ts";
import { createBlobCache } from "../github/files/blob-cache.ts";
import { tokenIdentity } from "../github/identity.ts";
import { readHead, readPullRequest } from "../github/pull-request.ts";
import { holdCompletion } from "../pull-request/check-run/check-run.ts";
import {
  type PlannedReview,
  type PullRequestState,
  readState,
  reviewAndPlan,
} from "../pull-request/pipeline.ts";
import { noRecords } from "../pull-request/read-decisions.ts";
import { type Overtaken, overtakenBy, writePlan } from "../pull-request/write-plan.ts";
import { plain } from "../text/escape.ts";
import { counted } from "../wording/counted.ts";
import { exitCodeOf, type OutputOptions, printReview } from "./output.ts";
import type { PullRequestName } from "./pull-request-name.ts";
import { type CliContext, type ExitCode, makeProgress, Refusal } from "./terminal.ts";

export interface ReviewOptions extends OutputOptions {
  readonly pull: PullRequestName;
  readonly publish?: boolean;
}

const runId = "command line";

export async function review(options: ReviewOptions, context: CliContext): Promise<ExitCode> {
  const started = performance.now();
  const { octokit, webUrl } = connect(context);
  const progress = makeProgress(context, options.quiet === true);
  try {
    progress.show("reading the pull request");
    const { owner, repository: repo, number } = options.pull;
    const pull = await readPullRequest(octokit, { owner, repo, number });
    const deps = {
      octokit,
      webUrl,
      blobs: createBlobCache(),
      identity: await tokenIdentity(octokit),
      decisions: noRecords,
      today: new Date().toISOString().slice(0, 10),
    };
    const state = await readState(deps, pull);
    const planned = await reviewAndPlan(deps, state, { id: runId, started });
    if (planned.settings.notes.length > 0)
      context.err.write("The repository's settings cannot be used; the defaults are in force.\n");
    progress.clear();
    await printReview(planned.review, options, performance.now() - started, context);
    if (options.publish === true) await publish(octokit, state, planned, context);
    return exitCodeOf(planned.review);
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

/** Without the right to write check runs (personal tokens have none) only the conversation is written. */
async function publish(
  octokit: Octokit,
  state: PullRequestState,
  { plan }: PlannedReview,
  { err }: CliContext,
): Promise<void> {
  const { pull, posted, hold } = state;
  if (pull.isArchived) throw new Refusal("The repository is archived.", "Nothing can be published there.");
  refuseOvertaken(overtakenBy(await readHead(octokit, pull), pull.head.sha));
  const checkRunId = await beginCheckRun(octokit, state);
  if (hold !== undefined) {
    if (checkRunId !== null)
      await completeCheckRun(octokit, pull, checkRunId, holdCompletion(hold.by, state.mark));
    err.write(
      `On hold by ${plain(hold.by)}: nothing was published. /connector resume in a comment ends the hold.\n`,
    );
    return;
  }
  const written = await writePlan(
    {
      octokit,
      onRefusal: (action, failure) =>
        err.write(
          `GitHub refused to ${action.kind.replaceAll("-", " ")}: ${failure.messages[0] ?? failure.kind}\n`,
        ),
    },
    { pull, posted, checkRunId, buttons: [] },
    plan,
  );
  if (typeof written === "string") return refuseOvertaken(written);
  const changes = written.actions.filter((action) => action.kind !== "complete-check-run").length;
  const check = checkRunId === null ? "no check run, this token may not write one" : "the check run";
  err.write(`Published ${counted(changes, "change")} to the conversation, ${check}.\n`);
}

/** @throws {Refusal} unless the pull request is as it was read */
function refuseOvertaken(by: Overtaken | undefined): void {
  if (by === "head-moved") throw new Refusal("The pull request has a newer commit.", "Run it again.");
  if (by !== undefined) throw new Refusal(`The pull request is ${by}.`, "There is nothing to publish.");
}

async function beginCheckRun(octokit: Octokit, { pull, posted }: PullRequestState): Promise<number | null> {
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
