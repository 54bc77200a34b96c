/** Pull requests that GitHub doesn't let us write to; each kind has its own answer. */

import type { PullRequest, World } from "../state/state.ts";
import { type Answer, failure, unprocessable, validationFailed } from "./answers.ts";

const interactionLimit = "Interactions on this repository have been restricted to prior contributors only";
export const maxBodyCharacters = 65_536;
export const bodyTooLong = `Body is too long (maximum is ${maxBodyCharacters} characters)`;

/** Every write to an archived repository (hub4j/github-api, `GHRepository.archive`). */
export function archivedRefusal(world: World): Answer | undefined {
  return world.switches.isArchived ? failure(403, "Repository was archived so is read-only.") : undefined;
}

/** Locked: renovatebot/renovate#6215. Blocked: odoo/runbot#127. Limits: k0shk0sh/FastHub#1782. */
export function commentRefusal(world: World, pull: PullRequest, resource: string): Answer | undefined {
  if (pull.isLocked) return failure(403, "Unable to create comment because issue is locked.");
  return strangerRefusal(world, pull, resource);
}

/** The same for a review, whose lock has another shape (marcusquinn/aidevops#30280). */
export function reviewRefusal(world: World, pull: PullRequest): Answer | undefined {
  if (pull.isLocked) return unprocessable("lock prevents review");
  return strangerRefusal(world, pull, "PullRequestReview");
}

function strangerRefusal(world: World, pull: PullRequest, resource: string): Answer | undefined {
  if (world.switches.blockedBy.has(pull.author)) {
    return validationFailed({ resource, code: "unprocessable", field: "data", message: "User is blocked" });
  }
  if (world.switches.interactionLimit) {
    return validationFailed({ resource, code: "unprocessable", field: "data", message: interactionLimit });
  }
  return undefined;
}

export function lengthRefusal(resource: string, body: string): Answer | undefined {
  if ([...body].length <= maxBodyCharacters) return undefined;
  return validationFailed({ resource, code: "custom", field: "body", message: bodyTooLong });
}
