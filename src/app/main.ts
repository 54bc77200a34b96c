/** The bot: everything opened in order, and closed in the opposite one. */
import type { BotSettings } from "../config/environment.ts";
import { createBlobCache } from "../github/files/blob-cache.ts";
import { describeError } from "../pull-request/own-failure.ts";
import type { Log } from "../pull-request/review-context.ts";
import { connectorRules } from "../review/rule/rule.ts";
import { rules } from "../rules/index.ts";
import type { Queue } from "../store/queue.ts";
import { openStore, type Store } from "../store/store.ts";
import { openCredentials } from "./credentials.ts";
import { type GitHubApp, openGitHubApp } from "./github-app.ts";
import { type Health, type RunningServer, startServer } from "./http/server.ts";
import { takeDelivery } from "./http/take-delivery.ts";
import { type Isolation, openIsolation } from "./isolation/isolation.ts";
import type { ThreadLimits } from "./isolation/threads.ts";
import { commandJobs } from "./jobs/command-jobs.ts";
import { type ReviewEvent, reviewJobs } from "./jobs/review-jobs.ts";
import { type Metrics, openMetrics } from "./metrics.ts";
import { openSweeps } from "./sweeps.ts";

export interface BotOptions {
  /** False for a simulated GitHub (tests, demo, replay): no pauses between writes, no second attempts of reads, no sweeps by the clock. */
  readonly isPatient?: boolean;
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
  /** Seconds to wait behind a rate limit where GitHub does not say how long; doubled each time. */
  readonly limitDelay?: number;
  /** Limits of the threads that look into connectors; `none`: they are looked into in this one, without limits. */
  readonly isolation?: Partial<ThreadLimits> | "none";
  /** The clock that waivers go by. */
  readonly now?: () => Date;
}

export interface Bot {
  /** Where it listens, without a slash at the end. Webhooks go to `<url>/api/github/webhooks`. */
  readonly url: string;
  readonly queue: Queue;
  readonly log: Log;
  /** What the timers do, at once: failed deliveries are asked for again, open pull requests looked at. */
  sweep(): Promise<void>;
  /** Resolves when no review waits or runs and no command is being carried out. */
  idle(): Promise<void>;
  /** Stops listening, lets running work end for up to 25 seconds, hands the rest back to the queue. */
  close(): Promise<void>;
}

const defaults = {
  isPatient: true,
  concurrency: 2,
  deadline: 5 * 60_000,
  retries: 3,
  retryDelay: 15,
  limitDelay: 60,
  now: () => new Date(),
};

/** Of different pull requests: those of one are carried out one after the other. */
const commandsAtOnce = 2;

/** @throws StoreProblem, or the system's error when the port is taken: each names what the operator can do */
export async function startBot(settings: BotSettings, options: BotOptions = {}): Promise<Bot> {
  const given = { ...defaults, ...options };
  // The metrics are opened first, because requests to GitHub are counted; they ask the queue only when they are read.
  let store: Store | undefined;
  const metrics = openMetrics(async () => {
    if (store === undefined) throw new Error("The store is not open.");
    return await store.queue.stats();
  });
  const app = await openGitHubApp(settings, {
    isPatient: given.isPatient,
    onRequest: metrics.githubRequest,
    ...(options.log === undefined ? {} : { log: options.log }),
  });
  const retry = { limit: given.retries, delaySeconds: given.retryDelay };
  store = await openStore({
    ...placeOf(settings),
    retry,
    log: storeLog(app.log),
  });
  try {
    return await startOn(store, app, metrics, settings, given);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function startOn(
  store: Store,
  app: GitHubApp,
  metrics: Metrics,
  settings: BotSettings,
  given: BotOptions & typeof defaults,
): Promise<Bot> {
  const { log } = app;
  const { queue, commands, deliveries, decisions, audit, blobFacts } = store;
  const credentials = openCredentials(() => app.octokit(), settings.appId);
  const { now } = given;
  const { identity } = credentials;
  const blobs = createBlobCache();
  const isolation = openIsolation({ rules: connectorRules(rules), log, metrics }, given.isolation);
  const deps = { identity, blobs, queue, decisions, audit, isolation, metrics, log, now };
  const context = { appId: settings.appId, queue, commands, deliveries, log };
  const sweeps = openSweeps({ ...deps, octokit: app.octokit, deliveries });
  const server = await startServer(
    {
      secrets: [settings.webhookSecret],
      accept: (delivery) => takeDelivery(context, delivery),
      health: () => healthOf(store, credentials.check),
      metrics: metrics.text,
      onAnswer: ({ event, result }) => metrics.delivery(event, result),
      onError: (error) => log.error(describeError(error), "request failed"),
    },
    settings.host,
    settings.port,
  );
  const handler = reviewJobs({
    app,
    credentials,
    blobs,
    metrics,
    decisions,
    blobFacts,
    isolation,
    audit,
    now,
    webUrl: settings.webUrl,
    deadline: given.deadline,
    attempts: given.retries + 1,
    retryMinutes: Math.ceil(given.retryDelay / 60),
    limitDelay: given.limitDelay,
    ...(given.onReview === undefined ? {} : { onReview: given.onReview }),
  });
  await queue.work(handler, { concurrency: given.concurrency });
  const { deadline, retries, limitDelay } = given;
  await commands.work(commandJobs({ app, deps, commands, deadline, limitDelay, attempts: retries + 1 }), {
    concurrency: commandsAtOnce,
  });
  if (given.isPatient) sweeps.start();
  log.info({ url: server.url, database: store.kind, github: settings.apiUrl }, "listening");
  return {
    url: server.url,
    queue,
    log,
    sweep: sweeps.run,
    idle: queue.idle,
    close: once(() => {
      sweeps.stop();
      return close(server, store, isolation, log);
    }),
  };
}

async function healthOf(
  store: Store,
  check: () => Promise<{ readonly isValid: boolean; readonly says: string }>,
): Promise<Health> {
  const [database, credentials] = await Promise.all([store.ready(), check()]);
  return {
    isReady: database.ready && credentials.isValid,
    parts: {
      database: database.ready ? "open, queue moving" : database.because,
      credentials: credentials.says,
    },
  };
}

async function close(server: RunningServer, store: Store, isolation: Isolation, log: Log): Promise<void> {
  await server.close();
  await store.close();
  await isolation.close();
  log.info({}, "closed");
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}

function placeOf({ databaseUrl, dataDir }: BotSettings): { databaseUrl: string } | { dataDir: string } {
  return databaseUrl === null ? { dataDir } : { databaseUrl };
}

function storeLog(log: Log) {
  return {
    info: (message: string) => log.info({}, message),
    warn: (message: string) => log.warn({}, message),
    error: (message: string) => log.error({}, message),
  };
}
