/** Work that was queued before the app was uninstalled or suspended: its failures are nobody's fault. */
import { GitHubFailure } from "../../github/failure.ts";
import { isActive } from "../../github/installations.ts";
import type { GitHub } from "../../github/octokit.ts";

/** What GitHub answers without an installation: 404 for a new token, 401 for an old one, 403 for a suspended one. */
const kinds: ReadonlySet<string> = new Set(["not-found", "gone", "unauthorized", "forbidden"]);

/** Whether the job failed because its installation ended; GitHub is asked only after a failure that can mean it. Never throws. */
export async function hasEnded(
  app: { readonly octokit: () => Promise<GitHub> },
  installationId: number,
  error: unknown,
): Promise<boolean> {
  if (!(error instanceof GitHubFailure) || !kinds.has(error.kind)) return false;
  try {
    return !(await isActive(await app.octokit(), installationId));
  } catch {
    // Not known: the job is tried again.
    return false;
  }
}
