import { idOf, nameOf } from "./payload-values.ts";

/** Where an event happened: the repository and the installation that may act there. */
export interface Repository {
  readonly installationId: number;
  readonly repositoryId: number;
  readonly owner: string;
  readonly repository: string;
}

/** The members of every payload that say where the event happened. */
interface RepositoryPayload {
  readonly installation?: { readonly id: unknown };
  readonly repository?: {
    readonly id: unknown;
    readonly name: unknown;
    readonly owner: { readonly login: unknown } | null;
  };
}

/** Undefined when the payload does not say: an event of a repository's own webhook, or an event without a repository. */
export function repositoryFrom(payload: RepositoryPayload): Repository | undefined {
  const installationId = idOf(payload.installation?.id);
  const repositoryId = idOf(payload.repository?.id);
  const owner = nameOf(payload.repository?.owner?.login);
  const repository = nameOf(payload.repository?.name);
  if (installationId === undefined || repositoryId === undefined) return undefined;
  if (owner === undefined || repository === undefined) return undefined;
  return { installationId, repositoryId, owner, repository };
}
