/** Whether this process can do its work: its database, its credentials, its queue. */
import type { Readiness } from "../store/store.ts";
import type { Octokit } from "./github-app.ts";
import type { Health } from "./server.ts";

type Credentials = { readonly isValid: boolean; readonly says: string };

/** Milliseconds an answer of GitHub counts. A wrong key is asked about sooner: the operator is waiting for it. */
const validFor = 10 * 60_000;
const invalidFor = 30_000;

/**
 * Asks GitHub who the app is at most once in ten minutes, however often `/readyz` is called. A GitHub that does not
 * answer does not make credentials wrong that were right: the queue waits for it, no restart would help.
 */
export function openReadiness(
  store: () => Promise<Readiness>,
  app: () => Promise<Octokit>,
  appId: number,
): () => Promise<Health> {
  let known: Credentials | undefined;
  let asking: Promise<Credentials> | undefined;
  let askAgainAt = 0;

  async function credentials(): Promise<Credentials> {
    if (known !== undefined && Date.now() < askAgainAt) return known;
    asking ??= ask(app, appId, known).finally(() => {
      asking = undefined;
    });
    known = await asking;
    askAgainAt = Date.now() + (known.isValid ? validFor : invalidFor);
    return known;
  }

  return async () => {
    const [database, { isValid, says }] = await Promise.all([store(), credentials()]);
    const parts = { database: database.ready ? "open" : database.because, credentials: says };
    return { isReady: database.ready && isValid, parts };
  };
}

async function ask(app: () => Promise<Octokit>, appId: number, before: Credentials | undefined): Promise<Credentials> {
  try {
    const octokit = await app();
    const { data } = await octokit.request("GET /app", { request: { retries: 0 } });
    if (data?.id === appId) return { isValid: true, says: "valid" };
    return { isValid: false, says: "GitHub knows this key as another app's." };
  } catch (error) {
    const status = statusOf(error);
    if (status === 401 || status === 404) {
      return { isValid: false, says: `GitHub does not accept APP_ID and PRIVATE_KEY (${status}).` };
    }
    if (before?.isValid === true)
      return { isValid: true, says: "valid when last asked; GitHub does not answer now" };
    return { isValid: false, says: "GitHub does not answer." };
  }
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("status" in error)) return undefined;
  return typeof error.status === "number" ? error.status : undefined;
}
