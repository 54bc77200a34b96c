import type { JsonValue } from "../../text/json/json.ts";
import { idAt, textAt } from "./payload.ts";

/** Where an event happened: the installation that may act and the repository. */
export interface Place {
  readonly installationId: number;
  readonly repositoryId: number;
  readonly owner: string;
  readonly repository: string;
}

/** Undefined when the payload does not say: an event of a repository hook, or none of a repository. */
export function placeOf(payload: JsonValue): Place | undefined {
  const installationId = idAt(payload, "installation", "id");
  const repositoryId = idAt(payload, "repository", "id");
  const owner = textAt(payload, "repository", "owner", "login");
  const repository = textAt(payload, "repository", "name");
  if (installationId === undefined || repositoryId === undefined) return undefined;
  if (owner === undefined || repository === undefined) return undefined;
  // Both become part of request paths; GitHub's own names have no other characters.
  if (!isName(owner) || !isName(repository)) return undefined;
  return { installationId, repositoryId, owner, repository };
}

function isName(name: string): boolean {
  return /^[\w.-]{1,100}$/.test(name) && name !== "." && name !== "..";
}
