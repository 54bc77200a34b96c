/** One recorded pull request on the stage: opened, reviewed, delivered again, and compared with the command line. */
import { randomUUID } from "node:crypto";
import type { ReviewEvent } from "../src/app/review-jobs.ts";
import { run } from "../src/cli/program.ts";
import type { Review } from "../src/review/finding.ts";
import { foreignFolders, misplaced, tooMany } from "./replay-invariants.ts";
import type { Stage } from "./replay-stage.ts";

/** A row of the list of recorded pull requests. */
export interface Recorded {
  readonly number: number;
  readonly title: string;
  /** Full shas; `base` is the merge base. */
  readonly base: string;
  readonly head: string;
  readonly folders: readonly string[];
}

export interface Replayed {
  readonly number: number;
  readonly verdict: string;
  readonly connectors: number;
  readonly findings: Review["totals"];
  /** Requests of the first review, token minting left out. */
  readonly requests: number;
  readonly writes: number;
  readonly milliseconds: number;
  /** Requests that wrote something when the same event came again, under the same and under another delivery id. */
  readonly writesAgain: number;
  /** Empty when every invariant holds. */
  readonly violations: readonly string[];
}

const noFindings = { error: 0, warning: 0, info: 0, new: 0, existing: 0, fixed: 0, waived: 0 };

export async function replayOne(stage: Stage, pull: Recorded): Promise<Replayed> {
  const { simulator, bot } = stage;
  simulator.forgetRequests();
  const schemaBefore = simulator.violations.length;
  await simulator.openPullRequest({
    number: pull.number,
    base: pull.base,
    baseRef: "main",
    head: pull.head,
    title: pull.title,
    author: "contributor",
    fork: true,
  });
  const payload = await simulator.payloads.pullRequest("opened", pull.number);
  const delivery = randomUUID();
  const send = async (deliveryId: string): Promise<number> => {
    const sent = await simulator.deliver(stage.webhookUrl, "pull_request", payload, { deliveryId });
    await bot.idle();
    return sent.statusCode;
  };

  const status = await send(delivery);
  const requests = simulator.requests.filter(
    (one) => one.operation !== "apps/create-installation-access-token",
  ).length;
  const writes = simulator.writes().length;
  const events = stage.takeEvents();
  const reviewed = events.find((event) => event.end !== undefined);
  simulator.forgetRequests();
  await send(delivery);
  await send(randomUUID());
  const writesAgain = simulator.writes().length;
  stage.takeEvents();

  const violations = [
    ...(status === 202 ? [] : [`the delivery was answered with ${status}`]),
    ...(reviewed === undefined
      ? [`no review came out: ${events.map((event) => event.result).join(", ") || "no event"}`]
      : []),
    ...simulator.violations.slice(schemaBefore).map((one) => `GitHub's schema: ${JSON.stringify(one)}`),
    ...(writesAgain === 0 ? [] : [`the same event again made ${writesAgain} writes`]),
    ...(reviewed?.end === undefined ? [] : await judged(stage, pull, reviewed.end, { requests, writes })),
  ];
  return { ...countsOf(pull, reviewed), requests, writes, writesAgain, violations };
}

function countsOf(pull: Recorded, event: ReviewEvent | undefined) {
  const review = event?.end?.review;
  return {
    number: pull.number,
    verdict: review?.verdict ?? "none",
    connectors: review?.connectors.length ?? 0,
    findings: review?.totals ?? noFindings,
    milliseconds: event?.milliseconds ?? 0,
  };
}

async function judged(
  stage: Stage,
  pull: Recorded,
  end: NonNullable<ReviewEvent["end"]>,
  calls: { readonly requests: number; readonly writes: number },
): Promise<string[]> {
  const { review, plan } = end;
  return [
    ...misplaced(stage.simulator, pull.number, pull.head, review, plan),
    ...(await foreignFolders(stage.repository, pull, review)),
    ...tooMany(review, calls),
    ...(await differsFromCommandLine(stage.repository, pull, review)),
  ];
}

/** Parity: `check --base --head` on the clone sees the same fingerprints as the bot saw through GitHub. */
async function differsFromCommandLine(repository: string, pull: Recorded, review: Review): Promise<string[]> {
  const out: string[] = [];
  const err: string[] = [];
  const args = ["check", "--repo", repository, "--base", pull.base, "--head", pull.head, "--format", "json"];
  const code = await run(args, {
    environment: {},
    cwd: process.cwd(),
    out: { write: (text) => out.push(text) },
    err: { write: (text) => err.push(text) },
  });
  const expected = { pass: 0, fail: 1, incomplete: 2 }[review.verdict];
  if (code !== expected)
    return [`the command line ended with ${code} instead of ${expected}: ${err.join("")}`];
  const there = fingerprintsOfJson(JSON.parse(out.join("")));
  const here = review.connectors
    .flatMap((connector) => connector.findings)
    .flatMap((finding) =>
      finding.occurrences.map((one) => `${finding.age} ${finding.rule} ${one.fingerprint}`),
    )
    .sort();
  return here.join("\n") === there.join("\n")
    ? []
    : [`the command line sees ${there.length} occurrences, the bot ${here.length}`];
}

interface JsonReport {
  readonly connectors: readonly {
    readonly findings: readonly {
      readonly age: string;
      readonly rule: string;
      readonly fingerprint: string;
      readonly more: readonly { readonly fingerprint: string }[];
    }[];
  }[];
}

function fingerprintsOfJson(report: JsonReport): string[] {
  return report.connectors
    .flatMap((connector) => connector.findings)
    .flatMap(({ age, rule, fingerprint, more }) =>
      [fingerprint, ...more.map((one) => one.fingerprint)].map((each) => `${age} ${rule} ${each}`),
    )
    .sort();
}
