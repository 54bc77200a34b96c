/** What a person may do in a repository, asked when a command comes. `author_association` is not an answer. */
import { GitHubFailure } from "./failure.ts";
import { dataOf, type GitHub, inRepository, type RepositoryRef, reading } from "./octokit.ts";

export type Permission = "admin" | "write" | "triage" | "read" | "none";

/**
 * @returns `none` also for bots, unknown logins, and when we may not ask: all of them have no right
 * @throws {GitHubFailure} for everything else
 */
export async function readPermission(
  octokit: GitHub,
  repository: RepositoryRef,
  login: string,
): Promise<Permission> {
  try {
    const answer = await dataOf(
      octokit.request("GET /repos/{owner}/{repo}/collaborators/{username}/permission", {
        ...inRepository(repository),
        username: login,
        ...reading(),
      }),
    );
    // `permission` counts maintain as write and triage as read; roles made by an organisation show in the flags only.
    const mayTriage = answer.user?.permissions?.triage === true || answer.role_name === "triage";
    return permissionOf(answer.permission, mayTriage);
  } catch (error) {
    if (error instanceof GitHubFailure && (error.kind === "not-found" || mayNotAsk(error))) return "none";
    throw error;
  }
}

function permissionOf(permission: string, mayTriage: boolean): Permission {
  switch (permission) {
    case "admin":
      return "admin";
    case "maintain":
    case "write":
      return "write";
    case "triage":
      return "triage";
    case "read":
      return mayTriage ? "triage" : "read";
    default:
      return "none";
  }
}

function mayNotAsk(failure: GitHubFailure): boolean {
  return failure.kind === "forbidden" && /push access/i.test(failure.messages.join());
}
