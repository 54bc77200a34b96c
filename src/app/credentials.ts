/** Whether GitHub accepts the key of the app, and the name that its comments have. */
import { readApp } from "../github/app.ts";
import { GitHubFailure } from "../github/failure.ts";
import { appIdentity, type Identity } from "../github/identity.ts";
import type { Octokit } from "./github-app.ts";

export interface KeyState {
  readonly isValid: boolean;
  /** One sentence or word for the operator. */
  readonly detail: string;
}

export interface Credentials {
  /** For `/readyz`; asks GitHub at most once in ten minutes. Never throws. */
  readonly check: () => Promise<KeyState>;
  /** Read once: only the owner of the app can change its name. @throws {GitHubFailure} */
  readonly identity: () => Promise<Identity>;
}

/** Milliseconds until GitHub is asked again; sooner for a wrong key, because the operator waits for it. */
const validFor = 10 * 60_000;
const invalidFor = 30_000;

export function openCredentials(app: () => Promise<Octokit>, appId: number): Credentials {
  let last: KeyState | undefined;
  let nextReadAt = 0;
  let pending: Promise<KeyState> | undefined;
  let identity: Identity | undefined;

  async function readState(): Promise<KeyState> {
    try {
      const { id, slug } = await readApp(await app());
      if (id !== appId) return { isValid: false, detail: "GitHub knows this key as another app's." };
      identity = appIdentity(slug, appId);
      return { isValid: true, detail: "valid" };
    } catch (error) {
      if (!(error instanceof GitHubFailure)) throw error;
      if (error.kind === "unauthorized" || error.kind === "not-found") {
        return { isValid: false, detail: `GitHub does not accept APP_ID and PRIVATE_KEY (${error.status}).` };
      }
      // An outage of GitHub does not make a key wrong, and a restart would not help.
      if (last?.isValid === true)
        return { isValid: true, detail: "valid when last asked; GitHub does not answer now" };
      return { isValid: false, detail: "GitHub does not answer." };
    }
  }

  return {
    async check() {
      if (last !== undefined && Date.now() < nextReadAt) return last;
      pending ??= readState().finally(() => {
        pending = undefined;
      });
      last = await pending;
      nextReadAt = Date.now() + (last.isValid ? validFor : invalidFor);
      return last;
    },
    async identity() {
      identity ??= appIdentity((await readApp(await app())).slug, appId);
      return identity;
    },
  };
}
