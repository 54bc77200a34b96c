/** What the bot uses of Probot: the app's authentication, one octokit per installation, its events and its log. */
import { Probot, ProbotOctokit } from "probot";
import type { BotSettings } from "../config/environment.ts";
import { jsonLog } from "./json-log.ts";

/** An octokit as Probot makes it: paginating, throttled, and retrying reads. */
export type Octokit = InstanceType<typeof ProbotOctokit>;
type Log = Probot["log"];

export interface GitHubApp {
  /** For the handlers of events. */
  readonly probot: Probot;
  readonly log: Log;
  /** Without an installation: the app itself, for `GET /app`. */
  readonly octokit: (installationId?: number) => Promise<Octokit>;
}

export interface GitHubAppOptions {
  /** False for a simulated GitHub: no pauses between writes, no second attempts. */
  readonly isThrottled: boolean;
  readonly log?: Log;
  /** Every request that goes over the wire, second attempts included; `failed` when there was no answer. */
  readonly onRequest: (method: string, status: string) => void;
}

/** Milliseconds for one request; GitHub itself gives up after 10 s, large blobs take longer to arrive. */
const requestTimeout = 30_000;

export async function openGitHubApp(settings: BotSettings, options: GitHubAppOptions): Promise<GitHubApp> {
  const probot = new Probot({
    appId: settings.appId,
    privateKey: settings.privateKey,
    secret: settings.webhookSecret,
    baseUrl: settings.apiUrl,
    Octokit: octokitClass(options.isThrottled),
    request: { fetch: watchedFetch(options.onRequest) },
    log: options.log ?? jsonLog(settings.logLevel),
  });
  await probot.ready();
  return { probot, log: probot.log, octokit: (installationId) => probot.auth(installationId) };
}

/**
 * A rate limit fails the request at once: waiting for it could block a job for an hour, so the queue starts the job again
 * when GitHub allows it.
 */
function octokitClass(isThrottled: boolean): typeof ProbotOctokit {
  return ProbotOctokit.defaults((given: Record<string, unknown>) => ({
    ...given,
    throttle: {
      ...(given["throttle"] ?? {}),
      enabled: isThrottled,
      onRateLimit: () => false,
      onSecondaryRateLimit: () => false,
    },
    // The plugin repeats every 5xx and 429, writes included: github/ excludes writes, and the queue handles 429.
    retry: { enabled: isThrottled, doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451] },
  }));
}

function watchedFetch(onRequest: GitHubAppOptions["onRequest"]): typeof fetch {
  return async (input, init) => {
    const method = init?.method ?? "GET";
    const timeout = AbortSignal.timeout(requestTimeout);
    const signal = init?.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
    try {
      const response = await fetch(input, { ...init, signal });
      onRequest(method, String(response.status));
      return response;
    } catch (error) {
      onRequest(method, "failed");
      throw error;
    }
  };
}
