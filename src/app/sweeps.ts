/**
 * Finds what webhooks missed: GitHub never sends a failed delivery again by itself, and a review can be lost with the machine.
 * Every 5 minutes failed deliveries are requested again, every hour all open pull requests are checked.
 */
import { readFailedDeliveries, requestRedelivery } from "../github/deliveries.ts";
import { GitHubFailure } from "../github/failure.ts";
import type { Identity } from "../github/identity.ts";
import {
  type Installation,
  type InstalledRepository,
  readInstallations,
  readInstalledRepositories,
} from "../github/installations.ts";
import type { GitHub } from "../github/octokit.ts";
import { readOpenPullRequests } from "../github/open-pull-requests.ts";
import { readCheckRuns } from "../github/posted.ts";
import { describeError } from "../pull-request/own-failure.ts";
import type { Log } from "../pull-request/review-context.ts";
import { isMark, namesWords } from "../pull-request/review-mark.ts";
import type { Decisions } from "../store/decisions.ts";
import type { Deliveries } from "../store/deliveries.ts";
import type { Queue } from "../store/queue.ts";
import { jobFor } from "./events/events.ts";
import { hasEnded } from "./jobs/ended-installation.ts";
import type { ReviewJob } from "./jobs/review-job.ts";
import { newRunId } from "./jobs/run-id.ts";

export interface SweepDeps {
  /** Without an installation: the app itself. */
  readonly octokit: (installationId?: number) => Promise<GitHub>;
  readonly identity: () => Promise<Identity>;
  readonly queue: Queue<ReviewJob>;
  readonly deliveries: Deliveries;
  readonly decisions: Decisions;
  readonly log: Log;
  readonly now: () => Date;
}

export interface Sweeps {
  /** Both, for tests. Never throws: what fails is tried again next time. */
  run(): Promise<void>;
  start(): void;
  stop(): void;
}

const minute = 60_000;
const deliveriesEvery = 5 * minute;
const pullRequestsEvery = 60 * minute;
/** A start is followed by the most missed events; the webhooks that wait go first. */
const firstAfter = minute;
/** Older failures are fixed by the sweep of pull requests. */
const deliveriesSince = 24 * 60 * minute;
/** A delivery that failed this often will fail again. */
const maxAttempts = 5;

export function openSweeps(deps: SweepDeps): Sweeps {
  const requested = new Map<string, number>();
  const timers: NodeJS.Timeout[] = [];
  const safely = async (what: string, sweep: () => Promise<number>): Promise<void> => {
    try {
      const found = await sweep();
      if (found > 0) deps.log.info({ sweep: what, found }, "sweep");
    } catch (error) {
      deps.log.warn({ sweep: what, ...describeError(error) }, "sweep failed");
    }
  };
  const deliveries = () => safely("deliveries", () => sweepDeliveries(deps, requested));
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

/** @param requested by guid: how many attempts had failed at our last request */
async function sweepDeliveries(deps: SweepDeps, requested: Map<string, number>): Promise<number> {
  const app = await deps.octokit();
  const failed = await readFailedDeliveries(app, new Date(deps.now().getTime() - deliveriesSince));
  const listed = new Set(failed.map(({ guid }) => guid));
  for (const guid of requested.keys()) if (!listed.has(guid)) requested.delete(guid);
  let count = 0;
  for (const { id, guid, attempts } of failed) {
    // GitHub lists a failed attempt for days, even after a later one succeeded.
    const isRequested = (requested.get(guid) ?? 0) >= attempts;
    if (isRequested || attempts >= maxAttempts || (await deps.deliveries.isRecorded(guid))) continue;
    await requestRedelivery(app, id);
    requested.set(guid, attempts);
    count += 1;
  }
  return count;
}

async function sweepPullRequests(deps: SweepDeps): Promise<number> {
  const yesterday = new Date(deps.now().getTime() - 24 * 60 * minute).toISOString().slice(0, 10);
  const expired = await deps.decisions.expiringOn(yesterday);
  const expiredKeys = new Set(expired.map((one) => `${one.repositoryId}#${one.pullNumber}`));
  let count = 0;
  for (const installation of await readInstallations(await deps.octokit())) {
    const { id, isSuspended } = installation;
    if (isSuspended) continue;
    try {
      count += await sweepInstallation(deps, installation, expiredKeys);
    } catch (error) {
      // One that was uninstalled since, or that fails, keeps no other one from being looked at.
      if (!(error instanceof GitHubFailure)) throw error;
      if (await hasEnded(deps, id, error)) continue;
      deps.log.warn({ sweep: "pull requests", installation: id, ...describeError(error) }, "sweep failed");
    }
  }
  return count;
}

async function sweepInstallation(
  deps: SweepDeps,
  installation: Installation,
  expiredKeys: ReadonlySet<string>,
): Promise<number> {
  const octokit = await deps.octokit(installation.id);
  let count = 0;
  for (const repository of await readInstalledRepositories(octokit)) {
    if (repository.isArchived) continue;
    try {
      count += await sweepRepository(deps, octokit, installation, repository, expiredKeys);
    } catch (error) {
      if (!(await hasEnded(deps, installation.id, error, repository))) throw error;
    }
  }
  return count;
}

async function sweepRepository(
  deps: SweepDeps,
  octokit: GitHub,
  { id: installationId, changedAt }: Installation,
  repository: InstalledRepository,
  expiredKeys: ReadonlySet<string>,
): Promise<number> {
  const { owner, repo, id: repositoryId } = repository;
  const job = { installationId, repositoryId, owner, repository: repo };
  const { pulls } = await readOpenPullRequests(octokit, repository);
  let count = 0;
  for (const pull of pulls) {
    const { number, headSha } = pull;
    const [newest] = await readCheckRuns(octokit, repository, headSha, await deps.identity());
    // Otherwise it never began, never ended, failed in the reviewer, or was edited since; the review itself finds out whether
    // there is work.
    const isReviewed = newest?.status === "completed" && namesWords(newest.externalId, pull);
    if (isReviewed && !expiredKeys.has(`${repositoryId}#${number}`)) continue;
    const runId = newRunId();
    const ids = { deliveryId: `sweep-${runId}`, runId };
    // A first review that failed has a check run, too.
    const isFirst = newest === undefined || !isMark(newest.externalId);
    await deps.queue.push({
      ...jobFor(job, number, "sweep.pull-requests", false, ids),
      ...(isFirst && { quietBefore: changedAt }),
    });
    count += 1;
  }
  return count;
}
