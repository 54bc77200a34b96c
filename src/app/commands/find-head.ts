import { findPullRequests } from "../../github/open-pull-requests.ts";
import type { DeliveryIds } from "../events/events.ts";
import { type HeadToFind, jobFor } from "../events/events.ts";
import { type CommandDeps, repositoryRef } from "./context.ts";

/**
 * Queues a review for each open pull request whose head was re-run: for forks GitHub names only the commit.
 * @throws {GitHubFailure}
 */
export async function findHead(
  deps: CommandDeps,
  { repository, headSha, reason }: HeadToFind,
  ids: DeliveryIds,
): Promise<void> {
  const octokit = await deps.octokit(repository.installationId);
  const numbers = await findPullRequests(octokit, repositoryRef(repository), headSha);
  for (const number of numbers) {
    const job = jobFor(repository, number, reason, true, ids);
    if (!(await deps.queue.knows(job))) await deps.queue.push(job);
  }
  deps.log.info({ run: ids.runId, delivery: ids.deliveryId, head: headSha, pulls: numbers }, "lookup");
}
