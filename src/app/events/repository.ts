import type { JsonValue } from "../../text/json/json.ts";
import { idAt, textAt } from "./payload.ts";

/** A repository, and the installation of the app that may act in it. */
export interface Repository {
  readonly installationId: number;
  readonly repositoryId: number;
  readonly owner: string;
  readonly repository: string;
}

/** Undefined when the payload names none: the event of a repository's own webhook, or of an organization. */
export function repositoryOf(payload: JsonValue): Repository | undefined {
  const installationId = idAt(payload, "installation", "id");
  const repositoryId = idAt(payload, "repository", "id");
  const owner = textAt(payload, "repository", "owner", "login");
  const repository = textAt(payload, "repository", "name");
  if (installationId === undefined || repositoryId === undefined) return undefined;
  if (owner === undefined || repository === undefined) return undefined;
  // Both become part of request paths. GitHub allows no other characters.
  if (!isName(owner) || !isName(repository)) return undefined;
  return { installationId, repositoryId, owner, repository };
}

function isName(name: string): boolean {
  return /^[\w.-]{1,100}$/.test(name) && name !== "." && name !== "..";
}
