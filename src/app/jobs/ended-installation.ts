/** Work that was queued before the app was uninstalled, suspended or removed from the repository: its failures are nobody's fault. */
import { GitHubFailure } from "../../github/failure.ts";
import { isActive, isVisible } from "../../github/installations.ts";
import type { GitHub, RepositoryRef } from "../../github/octokit.ts";

/** What GitHub answers without an installation: 404 for a new token, 401 for an old one, 403 for a suspended one. */
const kinds: ReadonlySet<string> = new Set(["not-found", "gone", "unauthorized", "forbidden"]);

/**
 * Whether the job failed because its installation ended, or no longer has the repository. GitHub is asked only after a failure
 * that can mean it. Never throws.
 */
export async function hasEnded(
  app: { readonly octokit: (installationId?: number) => Promise<GitHub> },
  installationId: number,
  error: unknown,
  repository?: RepositoryRef,
): Promise<boolean> {
  if (!(error instanceof GitHubFailure) || !kinds.has(error.kind)) return false;
  try {
    if (!(await isActive(await app.octokit(), installationId))) return true;
    return repository !== undefined && !(await isVisible(await app.octokit(installationId), repository));
  } catch {
    // Not known: the job is tried again.
    return false;
  }
}
