/** The demo: a pull request with typical mistakes, its review, a push that fixes half, and the same event again. */
import { basename, dirname } from "node:path";
import { untilStopped } from "../app/until-stopped.ts";
import type { DiffFile } from "../simulator/git/git-repository.ts";
import { filesOf } from "../simulator/git/pull-request-files.ts";
import { type DemoEnvironment, DemoProblem, openEnvironment, repository, requireGit } from "./environment.ts";
import { type Narrator, newNarrator } from "./narrator.ts";
import { deliverAndWait, type Round } from "./rounds.ts";
import { connectorFolders, readSampleRepository, type SampleRepository } from "./sample-repository.ts";
import { checkRunLines, commentLines, rule } from "./show-conversation.ts";
import { differenceLines } from "./show-difference.ts";
import { compareSnapshots, type Snapshot, takeSnapshot } from "./what-changed.ts";

export interface DemoOptions {
  /** Leaves everything running until SIGINT or SIGTERM, and prints the addresses. */
  readonly keep: boolean;
  readonly write: (text: string) => void;
  readonly hasColor: boolean;
  /** Cells of a line. */
  readonly width: number;
}

const pullNumber = 1;
const author = "adele";

/**
 * Runs on this machine only and removes its files.
 * @returns what went wrong, one sentence each; empty when everything is as expected
 * @throws {DemoProblem} when this machine lacks something, or a signal came
 */
export async function runDemo(options: DemoOptions): Promise<readonly string[]> {
  await requireGit();
  const say = newNarrator(options);
  say.lines([
    say.paint("bold", "Connector Review, the demo"),
    "The real bot and a GitHub that is simulated on this machine. No account, no key, nothing leaves it.",
    "",
  ]);
  const interruption = listenForInterruption();
  const environment = await openEnvironment();
  try {
    const problems = await Promise.race([play(environment, say), interruption.came]);
    interruption.forget();
    say.lines(["", ending(problems, options.keep, say)]);
    if (options.keep) await keepOpen(environment, say);
    return problems;
  } finally {
    interruption.forget();
    await environment.close();
  }
}

/** Ctrl-C in the middle ends the demo as well, but not before its files are removed. */
function listenForInterruption(): { readonly came: Promise<never>; forget(): void } {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = (signal: NodeJS.Signals): void => reject(new DemoProblem(`The demo was ended by ${signal}.`));
  const forget = (): void => {
    process.removeListener("SIGINT", stop);
    process.removeListener("SIGTERM", stop);
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  // It can be rejected before the race below awaits it.
  promise.catch(() => {});
  return { came: promise, forget };
}

async function play(environment: DemoEnvironment, say: Narrator): Promise<readonly string[]> {
  const sample = readSampleRepository();
  const base = await openPullRequest(environment, sample, say);
  const opened = await environment.github.payloads.pullRequest("opened", pullNumber, {}, author);
  const first = await round(environment, "opened", opened, say);
  if (first.snapshot === undefined) return first.problems;
  showReview(environment, first.snapshot, say);

  const { synchronize, payload } = await pushHalf(environment, sample, base, say);
  const second = await round(environment, synchronize, payload, say);
  if (second.snapshot === undefined) return [...first.problems, ...second.problems];
  const difference = compareSnapshots(first.snapshot, second.snapshot);
  say.lines(["", ...differenceLines(first.snapshot, second.snapshot, difference, say.canvas), ""]);

  const again = await sameEventAgain(environment, second.round, payload, say);
  return [
    ...first.problems,
    ...second.problems,
    ...(difference.fixed.length === 0 ? ["The second push fixed nothing."] : []),
    ...(difference.added.length > 0 ? ["The second push has findings that the first had not."] : []),
    ...again,
    ...environment.github.violations.map(({ request, problem }) => `${request}: ${problem}`),
  ];
}

async function openPullRequest(
  environment: DemoEnvironment,
  sample: SampleRepository,
  say: Narrator,
): Promise<string> {
  const { github, bot } = environment;
  const base = await github.commitFiles(undefined, sample.base, "Five connectors", { ref: "main" });
  const count = connectorFolders.length;
  say.step(
    `GitHub is simulated on ${github.url}: ${repository.owner}/${repository.name}, ${count} connectors.`,
  );
  say.step(`The bot listens on ${bot.url}, with its database in a temporary folder.`);
  const head = await github.commitFiles(base, sample.opened, "Add payments and refunds");
  const pull = await github.openPullRequest({
    number: pullNumber,
    head,
    headRef: "payments",
    author,
    fork: true,
    title: "Contoso Invoices: payments and refunds",
    body: "Adds two operations to Contoso Invoices: list the payments of an invoice, and send one back. New icon, too.",
  });
  const files = await filesOf(github.world, pull);
  say.step(`${author} opens pull request #${pull.number} “${pull.title}”:`);
  const folder = dirname(files[0]?.path ?? "");
  say.lines([folder, ...files.map(fileLine)].map(say.indented));
  return head;
}

function fileLine({ path, additions, deletions, patch }: DiffFile): string {
  const size = patch === undefined ? "binary" : `+${additions} −${deletions}`;
  return `  ${basename(path).padEnd(28)}${size}`;
}

async function pushHalf(
  environment: DemoEnvironment,
  sample: SampleRepository,
  parent: string,
  say: Narrator,
) {
  const { github } = environment;
  const head = await github.commitFiles(parent, sample.fixedHalf, "Follow the review, first half");
  const before = await github.push(pullNumber, head);
  say.lines(["", rule("The second push", say.canvas)]);
  say.step(`${author} pushes ${head.slice(0, 7)}, which fixes about half of it.`);
  return { synchronize: "synchronize", payload: await github.payloads.synchronize(pullNumber, before) };
}

interface Reviewed {
  readonly round: Round;
  /** Undefined when no review came out; then there is a problem that says so. */
  readonly snapshot: Snapshot | undefined;
  readonly problems: readonly string[];
}

async function round(
  environment: DemoEnvironment,
  action: string,
  payload: unknown,
  say: Narrator,
): Promise<Reviewed> {
  const done = await deliverAndWait(environment, payload, {
    onAnswer: ({ statusCode, duration }) => {
      const milliseconds = Math.round(duration * 1000);
      say.step(
        `GitHub delivers pull_request (${action}), signed; the bot answers ${statusCode} after ${milliseconds} ms.`,
      );
    },
  });
  const { delivery, event } = done;
  const seconds = ((event?.milliseconds ?? 0) / 1000).toFixed(1);
  say.step(
    `Reviewed in ${seconds} s with ${done.requests} requests to GitHub, ${done.writes} of them writes.`,
  );
  const snapshot = takeSnapshot(environment.github, pullNumber, event);
  const problems = [];
  if (delivery.statusCode !== 202)
    problems.push(`The bot answered ${delivery.statusCode}: ${delivery.responseBody}`);
  if (snapshot === undefined) problems.push(`No review came out (${event?.result ?? "the job never ran"}).`);
  else if (snapshot.run.conclusion !== "failure") {
    problems.push(`The check run ended with ${snapshot.run.conclusion}; the sample has errors.`);
  }
  return { round: done, snapshot, problems };
}

function showReview({ github }: DemoEnvironment, { run }: Snapshot, say: Narrator): void {
  const comments = github.reviewComments(pullNumber);
  say.lines(["", ...checkRunLines(run, say.canvas), ""]);
  say.lines([rule(`${comments.length} comments on the diff`, say.canvas)]);
  for (const comment of comments) say.lines(["", ...commentLines(comment, say.canvas)]);
  const withSummary = github.reviews(pullNumber).filter(({ body }) => body.includes(run.title ?? ""));
  if (withSummary.length > 0)
    say.lines([
      "",
      rule("The text of the review", say.canvas),
      "The summary above once more: it comes in one mail with the comments. Later pushes edit it in place.",
    ]);
}

/** Once as GitHub redelivers it, known by its id; once as if it were new, recognized by what is posted on the pull request. */
async function sameEventAgain(
  environment: DemoEnvironment,
  { delivery }: Round,
  payload: unknown,
  say: Narrator,
): Promise<readonly string[]> {
  say.lines([rule("The same event again", say.canvas)]);
  const redelivered = await deliverAndWait(environment, payload, { deliveryId: delivery.guid });
  say.step(`Redelivered by GitHub: ${redelivered.requests} requests, ${redelivered.writes} writes.`);
  const renewed = await deliverAndWait(environment, payload);
  say.step(`With a new delivery id: ${renewed.requests} requests, ${renewed.writes} writes.`);
  const writes = redelivered.writes + renewed.writes;
  return writes === 0 ? [] : [`The same event again led to ${writes} writes.`];
}

function ending(problems: readonly string[], isKept: boolean, { paint }: Narrator): string {
  if (problems.length > 0) return paint("red", "Not all of this is as it should be:");
  const hint = isKept ? "" : paint("dim", " --keep leaves it running, with the pull request as a page.");
  return `${paint("green", "All as expected.")}${hint}`;
}

async function keepOpen({ github, bot, page, webhookUrl }: DemoEnvironment, say: Narrator): Promise<void> {
  say.lines([
    "",
    `Pull request   ${page.url}/${repository.owner}/${repository.name}/pull/${pullNumber}`,
    `GitHub's API   ${github.url}`,
    `Webhooks       ${webhookUrl}`,
    `Health         ${bot.url}/readyz  ${bot.url}/metrics`,
    "",
    "Ctrl-C ends it and removes its files.",
  ]);
  await untilStopped(bot);
}
