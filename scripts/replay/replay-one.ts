/** The life of one recorded pull request on the stage: opened as it was, then pushed to, each head reviewed and judged. */
import { randomUUID } from "node:crypto";
import type { ReviewEvent } from "../../src/app/jobs/review-jobs.ts";
import type { Review } from "../../src/review/finding/finding.ts";
import type { Harness } from "./replay-harness.ts";
import { brokenBy, foreignFolders, newFingerprints, type Step } from "./replay-invariants.ts";
import { differsFromCommandLine } from "./replay-parity.ts";
import { type Calls, callsOf, readPostedState } from "./replay-posted.ts";
import { type PushKind, writePushes } from "./replay-pushes.ts";

/** A row of the list of recorded pull requests. */
export interface Recorded {
  readonly number: number;
  readonly title: string;
  /** Full shas; `base` is the merge base. */
  readonly base: string;
  readonly head: string;
  readonly folders: readonly string[];
}

/** One head of it. */
export interface ReplayedStep extends Calls {
  readonly kind: Step["kind"];
  /** What the generated commit holds, in a few words each; empty for the opening and for a mere note. */
  readonly did: readonly string[];
  readonly verdict: string;
  readonly connectors: number;
  readonly findings: Review["totals"];
  /** New on this head, not on the one before; by fingerprint. */
  readonly came: number;
  /** New on the head before, gone from this one. */
  readonly went: number;
  readonly milliseconds: number;
  /** Requests that wrote something when the same event came again, under the same and under another delivery id. */
  readonly writesAgain: number;
  /** Empty when every invariant holds. */
  readonly violations: readonly string[];
}

export interface Replayed {
  readonly number: number;
  /** Of the generated pushes. */
  readonly seed: number;
  readonly steps: readonly ReplayedStep[];
}

const noFindings = { error: 0, warning: 0, info: 0, new: 0, existing: 0, fixed: 0, waived: 0 };

/** @param pushes how many of the generated pushes follow */
export async function replayOne(harness: Harness, pull: Recorded, pushes: number): Promise<Replayed> {
  const { simulator } = harness;
  const { number } = pull;
  await simulator.openPullRequest({
    number,
    base: pull.base,
    baseRef: "main",
    head: pull.head,
    title: pull.title,
    author: "contributor",
    fork: true,
  });
  const opened = await simulator.payloads.pullRequest("opened", number);
  const opening = await takeStep(harness, { ...pull, kind: "opening", did: [], payload: opened }, undefined);
  const steps = [opening];
  const generated = pushes === 0 ? [] : await writePushes(simulator.world.git, pull, opening.step?.review);
  for (const push of generated.slice(0, pushes)) {
    // The base branch as it is when the push comes, which is what GitHub tells with it.
    simulator.pullRequest(number).baseSha = push.base;
    const payload = await simulator.payloads.synchronize(number, await simulator.push(number, push.head));
    steps.push(await takeStep(harness, { ...push, number, payload }, steps.at(-1)?.step));
  }
  return { number, seed: number, steps: steps.map(({ replayed }) => replayed) };
}

interface Pushed {
  readonly kind: "opening" | PushKind;
  readonly number: number;
  readonly base: string;
  readonly head: string;
  readonly did: readonly string[];
  readonly payload: unknown;
}

interface Taken {
  readonly replayed: ReplayedStep;
  /** Undefined: no review came out, which is a violation. */
  readonly step: Step | undefined;
}

/** The event comes, is reviewed, comes again under its own and under another delivery id, and all is judged. */
async function takeStep(harness: Harness, pushed: Pushed, before: Step | undefined): Promise<Taken> {
  const { simulator, bot } = harness;
  const schemaBefore = simulator.violations.length;
  const delivery = randomUUID();
  const send = async (deliveryId: string): Promise<number> => {
    const sent = await simulator.deliver(harness.webhookUrl, "pull_request", pushed.payload, { deliveryId });
    await bot.idle();
    return sent.statusCode;
  };

  simulator.forgetRequests();
  const status = await send(delivery);
  const calls = callsOf(simulator);
  const events = harness.takeEvents();
  const reviewed = events.find((event) => event.end !== undefined);
  simulator.forgetRequests();
  await send(delivery);
  await send(randomUUID());
  const writesAgain = simulator.writes().length;
  harness.takeEvents();

  const posted = readPostedState(simulator, pushed.number);
  const step = reviewed?.end && { ...pushed, ...reviewed.end, kind: pushed.kind, posted, calls };
  const violations = [
    ...(status === 202 ? [] : [`the delivery was answered with ${status}`]),
    ...(step === undefined
      ? [`no review came out: ${resultsOf(events)}`]
      : await judged(harness, step, before)),
    ...simulator.violations.slice(schemaBefore).map((one) => `GitHub's schema: ${JSON.stringify(one)}`),
    ...(writesAgain === 0 ? [] : [`the same event again made ${writesAgain} writes`]),
  ];
  const replayed = { ...countsOf(pushed, reviewed, before), ...calls, writesAgain, violations };
  return { replayed, step };
}

async function judged(harness: Harness, step: Step, before: Step | undefined): Promise<string[]> {
  return [
    ...brokenBy(step, before),
    ...(await foreignFolders(harness.repository, step)),
    ...(step.kind === "opening" ? await differsFromCommandLine(harness.repository, step, step.review) : []),
  ];
}

function resultsOf(events: readonly ReviewEvent[]): string {
  return events.map((event) => event.result).join(", ") || "no event";
}

function countsOf({ kind, did }: Pushed, event: ReviewEvent | undefined, before: Step | undefined) {
  const review = event?.end?.review;
  const now = review === undefined ? new Set<string>() : newFingerprints(review);
  const then = before === undefined ? new Set<string>() : newFingerprints(before.review);
  return {
    kind,
    did,
    verdict: review?.verdict ?? "none",
    connectors: review?.connectors.length ?? 0,
    findings: review?.totals ?? noFindings,
    came: only(now, then),
    went: only(then, now),
    milliseconds: event?.milliseconds ?? 0,
  };
}

function only(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter((each) => !other.has(each)).length;
}
