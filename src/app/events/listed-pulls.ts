import { idOf } from "./payload-values.ts";

/** More pull requests than this with one head are a script's mistake. */
const maxPullRequestsOfACommit = 10;

interface ListedPull {
  readonly number?: unknown;
  readonly base?: { readonly repo?: { readonly id?: unknown } | null } | null;
}

/**
 * The numbers of pull requests into the given repository that a check names. GitHub also lists those into its forks, and lists
 * none that come from forks.
 * @param list `pull_requests` of a check run or check suite
 */
export function listedPulls(list: unknown, repositoryId: number): readonly number[] {
  if (!Array.isArray(list)) return [];
  const pulls: readonly (ListedPull | null)[] = list;
  return pulls
    .filter((pull) => pull?.base?.repo?.id === repositoryId)
    .flatMap((pull) => idOf(pull?.number) ?? [])
    .slice(0, maxPullRequestsOfACommit);
}
