/** The bot: the services behind our own HTTP server. */
import type { BotSettings } from "../config/environment.ts";
import { describeError } from "../pull-request/own-failure.ts";
import type { Log } from "../pull-request/review-context.ts";
import type { Queue } from "../store/queue.ts";
import { type Health, type RunningServer, startServer } from "./http/server.ts";
import { openTakeDelivery } from "./http/take-delivery.ts";
import { type BotOptions, openServices, type Services } from "./services.ts";

export interface Bot {
  /** Where it listens, without a slash at the end. Webhooks go to `<url>/api/github/webhooks`. */
  readonly url: string;
  readonly queue: Queue;
  readonly log: Log;
  /** What the timers do, at once: failed deliveries are requested again, open pull requests are checked. */
  sweep(): Promise<void>;
  /** Resolves when no review waits or runs and no command is being carried out. */
  idle(): Promise<void>;
  /** Stops listening, lets running work end for up to 25 seconds, hands the rest back to the queue. */
  close(): Promise<void>;
}

/** @throws StoreProblem, or the system's error when the port is taken: each names what the operator can do */
export async function startBot(settings: BotSettings, options: BotOptions = {}): Promise<Bot> {
  const services = await openServices(settings, options);
  const { log, store, sweep } = services;
  let server: RunningServer | undefined;
  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    await server?.close();
    await services.close();
    log.info({}, "closed");
  }
  try {
    server = await listen(services, settings);
    await services.start();
  } catch (error) {
    await close();
    throw error;
  }
  const { url } = server;
  log.info({ url, database: store.kind, github: settings.apiUrl }, "listening");
  return {
    url,
    queue: store.queue,
    log,
    sweep,
    idle: store.queue.idle,
    close() {
      closing ??= close();
      return closing;
    },
  };
}

async function listen(services: Services, settings: BotSettings): Promise<RunningServer> {
  const { app, log, metrics } = services;
  const deps = {
    secrets: [settings.webhookSecret],
    accept: await openTakeDelivery(app.probot, services),
    health: () => healthOf(services),
    metrics: metrics.text,
    onAnswer: ({ event, result }: { readonly event: string; readonly result: string }) =>
      metrics.delivery(event, result),
    onError: (error: unknown) => log.error(describeError(error), "request failed"),
  };
  return await startServer(deps, settings.host, settings.port);
}

async function healthOf({ store, credentials }: Services): Promise<Health> {
  const [database, key] = await Promise.all([store.ready(), credentials.check()]);
  return {
    isReady: database.ready && key.isValid,
    parts: {
      database: database.ready ? "open, queue moving" : database.because,
      credentials: key.detail,
    },
  };
}
