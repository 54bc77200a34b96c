/** Everything the bot works with but its HTTP server, opened in order and closed in the opposite one. */
import type { BotSettings } from "../config/environment.ts";
import { createBlobCache } from "../github/files/blob-cache.ts";
import type { Log } from "../pull-request/review-context.ts";
import { connectorRules } from "../review/rule/rule.ts";
import { rules } from "../rules/index.ts";
import { openStore, type Store } from "../store/store.ts";
import type { AppDeps } from "./app-deps.ts";
import { type Credentials, openCredentials } from "./credentials.ts";
import { type GitHubApp, openGitHubApp } from "./github-app.ts";
import { openIsolation } from "./isolation/isolation.ts";
import type { ThreadLimits } from "./isolation/threads.ts";
import { commandJobs } from "./jobs/command-jobs.ts";
import { queueJobs } from "./jobs/queue-jobs.ts";
import type { ReviewJob } from "./jobs/review-job.ts";
import { type ReviewEvent, reviewJobs } from "./jobs/review-jobs.ts";
import { type Metrics, openMetrics } from "./metrics.ts";
import { openSweeps } from "./sweeps.ts";

export interface BotOptions {
  /** False for a simulated GitHub (tests, demo, replay): no pauses between writes, no second attempts of reads, no sweeps by the clock. */
  readonly isThrottled?: boolean;
  /** In place of JSON lines on standard output. */
  readonly log?: Log;
  /** Called after each attempt at a review, with plain data. */
  readonly onReview?: (event: ReviewEvent) => void;
  /** Reviews at once in this process. */
  readonly concurrency?: number;
  /** Milliseconds for one review. */
  readonly deadline?: number;
  /** How often a failed review is tried again. */
  readonly retries?: number;
  /** Seconds before the first of these; doubled each time. */
  readonly retryDelay?: number;
  /** Seconds to wait after a rate limit where GitHub does not say how long; doubled each time. */
  readonly limitDelay?: number;
  /** Limits of the threads that read connectors; `none`: they are read in this one, without limits. */
  readonly isolation?: Partial<ThreadLimits> | "none";
  /** The clock that waivers go by. */
  readonly now?: () => Date;
}

export interface Services extends AppDeps {
  readonly app: GitHubApp;
  readonly store: Store<ReviewJob>;
  readonly metrics: Metrics;
  readonly credentials: Credentials;
  readonly log: Log;
  /** What the timers do, at once: failed deliveries are requested again, open pull requests are checked. */
  sweep(): Promise<void>;
  /** Starts the workers, and the timers unless GitHub is simulated. Call once. */
  start(): Promise<void>;
  /** Lets running work end for up to 25 seconds and hands the rest back to the queue. */
  close(): Promise<void>;
}

type AllOptions = BotOptions & typeof defaults;

const defaults = {
  isThrottled: true,
  concurrency: 2,
  deadline: 5 * 60_000,
  retries: 3,
  retryDelay: 15,
  limitDelay: 60,
  now: () => new Date(),
};

/** Of different pull requests: the commands of one pull request run one after the other. */
const concurrentCommands = 2;

/** @throws StoreProblem that says what the operator can do */
export async function openServices(settings: BotSettings, options: BotOptions = {}): Promise<Services> {
  const allOptions = { ...defaults, ...options };
  // The metrics are opened first, because requests to GitHub are counted; they ask the queue only when they are read.
  let store: Store<ReviewJob> | undefined;
  const metrics = openMetrics(async () => {
    if (store === undefined) throw new Error("The store is not open.");
    return await store.queue.stats();
  });
  const app = await openGitHubApp(settings, {
    isThrottled: allOptions.isThrottled,
    onRequest: metrics.githubRequest,
    ...(options.log === undefined ? {} : { log: options.log }),
  });
  const { databaseUrl, dataDir } = settings;
  store = await openStore<ReviewJob>({
    ...(databaseUrl === null ? { dataDir } : { databaseUrl }),
    retry: { limit: allOptions.retries, delaySeconds: allOptions.retryDelay },
    log: storeLog(app.log),
  });
  return assemble(settings, allOptions, app, store, metrics);
}

function assemble(
  settings: BotSettings,
  options: AllOptions,
  app: GitHubApp,
  store: Store<ReviewJob>,
  metrics: Metrics,
): Services {
  const { log } = app;
  const { now, limitDelay, deadline, retries, retryDelay, onReview } = options;
  const { queue, commands, decisions, audit, blobFacts } = store;
  const credentials = openCredentials(() => app.octokit(), settings.appId);
  const isolation = openIsolation({ rules: connectorRules(rules), log, metrics }, options.isolation);
  const shared = { blobs: createBlobCache(), decisions, audit, isolation, metrics, now };
  const deps = { ...shared, identity: credentials.identity, queue, log };
  const sweeps = openSweeps({ ...deps, octokit: app.octokit, deliveries: store.deliveries });
  const attempts = retries + 1;
  const retryMinutes = Math.ceil(retryDelay / 60);
  return {
    appId: settings.appId,
    app,
    store,
    metrics,
    credentials,
    log,
    queue: (event, outcome, ids) => queueJobs({ ...store, log }, event.name, outcome, ids),
    sweep: sweeps.run,
    async start() {
      const { webUrl } = settings;
      const limits = { deadline, attempts, limitDelay, retryMinutes };
      const reviewOptions = { ...shared, ...limits, app, credentials, blobFacts, webUrl };
      await queue.work(reviewJobs({ ...reviewOptions, ...(onReview && { onReview }) }), {
        concurrency: options.concurrency,
      });
      await commands.work(commandJobs({ app, deps, commands, deadline, limitDelay, attempts }), {
        concurrency: concurrentCommands,
      });
      if (options.isThrottled) sweeps.start();
    },
    async close() {
      sweeps.stop();
      await store.close();
      await isolation.close();
    },
  };
}

function storeLog(log: Log) {
  return {
    info: (message: string) => log.info({}, message),
    warn: (message: string) => log.warn({}, message),
    error: (message: string) => log.error({}, message),
  };
}
