/**
 * What webhooks alone cannot promise: GitHub never sends a failed delivery again by itself, and a review can be lost with
 * the machine. Every 5 minutes failed deliveries are asked for again, every hour all open pull requests are looked at.
 */
import { readFailedDeliveries, requestRedelivery } from "../github/deliveries.ts";
import type { Identity } from "../github/identity.ts";
import {
  type InstalledRepository,
  readInstallations,
  readInstalledRepositories,
} from "../github/installations.ts";
import type { GitHub } from "../github/octokit.ts";
import { readOpenPullRequests } from "../github/open-pull-requests.ts";
import { readCheckRuns } from "../github/posted.ts";
import { describeError } from "../pull-request/own-failure.ts";
import type { Log } from "../pull-request/review-context.ts";
import type { Decisions } from "../store/decisions.ts";
import type { Deliveries } from "../store/deliveries.ts";
import type { Queue } from "../store/queue.ts";
import { jobFor } from "./events/events.ts";
import { newRunId } from "./jobs/run-id.ts";

export interface SweepDeps {
  /** Without an installation: the app itself. */
  readonly octokit: (installationId?: number) => Promise<GitHub>;
  readonly identity: () => Promise<Identity>;
  readonly queue: Queue;
  readonly deliveries: Deliveries;
  readonly decisions: Decisions;
  readonly log: Log;
  readonly now: () => Date;
}

export interface Sweeps {
  /** Both at once, for tests and after a start. Never throws: what fails is tried again next time. */
  run(): Promise<void>;
  start(): void;
  stop(): void;
}

const minute = 60_000;
const deliveriesEvery = 5 * minute;
const pullRequestsEvery = 60 * minute;
/** After a start there is most to make up for, but first the webhooks that wait. */
const firstAfter = minute;
/** Older failures are fixed by the sweep of pull requests. */
const deliveriesSince = 24 * 60 * minute;
/** A delivery that failed this often fails for a reason of its own. */
const maxAttempts = 5;

export function openSweeps(deps: SweepDeps): Sweeps {
  const asked = new Map<string, number>();
  const timers: NodeJS.Timeout[] = [];
  const safely = async (what: string, sweep: () => Promise<number>): Promise<void> => {
    try {
      const found = await sweep();
      if (found > 0) deps.log.info({ sweep: what, found }, "sweep");
    } catch (error) {
      deps.log.warn({ sweep: what, ...describeError(error) }, "sweep failed");
    }
  };
  const deliveries = () => safely("deliveries", () => sweepDeliveries(deps, asked));
  const pullRequests = () => safely("pull requests", () => sweepPullRequests(deps));
  return {
    async run() {
      await deliveries();
      await pullRequests();
    },
    start() {
      timers.push(
        setTimeout(() => void deliveries().then(pullRequests), firstAfter),
        setInterval(() => void deliveries(), deliveriesEvery),
        setInterval(() => void pullRequests(), pullRequestsEvery),
      );
      for (const timer of timers) timer.unref();
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** @param asked by guid: how many attempts had failed when we asked last */
async function sweepDeliveries(deps: SweepDeps, asked: Map<string, number>): Promise<number> {
  const app = await deps.octokit();
  const failed = await readFailedDeliveries(app, new Date(deps.now().getTime() - deliveriesSince));
  const known = new Set(failed.map(({ guid }) => guid));
  for (const guid of asked.keys()) if (!known.has(guid)) asked.delete(guid);
  let count = 0;
  for (const { id, guid, attempts } of failed) {
    // GitHub lists a failure for days, also when it was fixed.
    const isAsked = (asked.get(guid) ?? 0) >= attempts;
    if (isAsked || attempts >= maxAttempts || (await deps.deliveries.seen(guid))) continue;
    await requestRedelivery(app, id);
    asked.set(guid, attempts);
    count += 1;
  }
  return count;
}

async function sweepPullRequests(deps: SweepDeps): Promise<number> {
  const yesterday = new Date(deps.now().getTime() - 24 * 60 * minute).toISOString().slice(0, 10);
  const ended = await deps.decisions.expiringOn(yesterday);
  const endedKeys = new Set(ended.map((one) => `${one.repositoryId}#${one.pullNumber}`));
  let count = 0;
  for (const { id, isSuspended } of await readInstallations(await deps.octokit())) {
    if (isSuspended) continue;
    const octokit = await deps.octokit(id);
    for (const repository of await readInstalledRepositories(octokit)) {
      if (!repository.isArchived) count += await sweepRepository(deps, octokit, id, repository, endedKeys);
    }
  }
  return count;
}

async function sweepRepository(
  deps: SweepDeps,
  octokit: GitHub,
  installationId: number,
  repository: InstalledRepository,
  endedKeys: ReadonlySet<string>,
): Promise<number> {
  const { owner, repo, id: repositoryId } = repository;
  const place = { installationId, repositoryId, owner, repository: repo };
  const { pulls } = await readOpenPullRequests(octokit, repository);
  let count = 0;
  for (const { number, headSha } of pulls) {
    const [newest] = await readCheckRuns(octokit, repository, headSha, await deps.identity());
    // Never begun, never ended, or ended by a failure of ours. The review itself finds out whether there is anything to do.
    const isReviewed = newest?.status === "completed" && newest.externalId.startsWith("reviewed:");
    if (isReviewed && !endedKeys.has(`${repositoryId}#${number}`)) continue;
    const runId = newRunId();
    await deps.queue.push(
      jobFor(place, number, "sweep.pull-requests", false, { deliveryId: `sweep-${runId}`, runId }),
    );
    count += 1;
  }
  return count;
}
