/** Who the app is, asked of GitHub: whether its key is right, and by which name its comments are known. */
import { readApp } from "../github/app.ts";
import { GitHubFailure } from "../github/failure.ts";
import { appIdentity, type Identity } from "../github/identity.ts";
import type { Octokit } from "./github-app.ts";

export interface Credentials {
  /** For `/readyz`; asks GitHub at most once in ten minutes. Never throws. */
  readonly check: () => Promise<{ readonly isValid: boolean; readonly says: string }>;
  /** Remembered for good: an app's name changes only with its owner's knowledge. @throws {GitHubFailure} */
  readonly identity: () => Promise<Identity>;
}

type State = { readonly isValid: boolean; readonly says: string };

/** Milliseconds an answer of GitHub counts. A wrong key is asked about sooner: the operator is waiting for it. */
const validFor = 10 * 60_000;
const invalidFor = 30_000;

export function openCredentials(app: () => Promise<Octokit>, appId: number): Credentials {
  let known: State | undefined;
  let askAgainAt = 0;
  let asking: Promise<State> | undefined;
  let identity: Identity | undefined;

  async function ask(): Promise<State> {
    try {
      const { id, slug } = await readApp(await app());
      if (id !== appId) return { isValid: false, says: "GitHub knows this key as another app's." };
      identity = appIdentity(slug, appId);
      return { isValid: true, says: "valid" };
    } catch (error) {
      if (!(error instanceof GitHubFailure)) throw error;
      if (error.kind === "unauthorized" || error.kind === "not-found") {
        return { isValid: false, says: `GitHub does not accept APP_ID and PRIVATE_KEY (${error.status}).` };
      }
      // The queue waits for GitHub; a key that was right has not become wrong, and no restart would help.
      if (known?.isValid === true)
        return { isValid: true, says: "valid when last asked; GitHub does not answer now" };
      return { isValid: false, says: "GitHub does not answer." };
    }
  }

  return {
    async check() {
      if (known !== undefined && Date.now() < askAgainAt) return known;
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      known = await asking;
      askAgainAt = Date.now() + (known.isValid ? validFor : invalidFor);
      return known;
    },
    async identity() {
      identity ??= appIdentity((await readApp(await app())).slug, appId);
      return identity;
    },
  };
}
