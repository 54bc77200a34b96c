/** Review threads: what REST does not return about our comments. */
import { GitHubFailure } from "./failure.ts";
import { failing, type GitHub, inRepository, type PullRequestRef, reading } from "./octokit.ts";

/** 2,000 threads: ours are at most a few dozen, and first come those we wrote first. */
const maxPages = 20;

// `databaseId` has 32 bits; the ids of new comments are larger, and the request for one fails.
const threadsQuery = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      reviewThreads(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { isResolved comments(first: 1) { nodes { fullDatabaseId } } }
      }
    }
  }
}`;

interface Page {
  readonly repository: {
    readonly pullRequest: {
      readonly reviewThreads: {
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
        readonly nodes: readonly {
          readonly isResolved: boolean;
          readonly comments: { readonly nodes: readonly { readonly fullDatabaseId: string }[] };
        }[];
      };
    } | null;
  } | null;
}

/**
 * The first comments of the threads that somebody resolved. Empty where GitHub does not let us ask: then nothing is known to
 * be resolved, and what was posted is not posted again for that either.
 * @throws {GitHubFailure} for what may pass
 */
export async function readResolvedThreads(
  octokit: GitHub,
  ref: PullRequestRef,
): Promise<ReadonlySet<number>> {
  const resolved = new Set<number>();
  let after: string | null = null;
  for (let page = 0; page < maxPages; page += 1) {
    const threads = await readPage(octokit, ref, after);
    for (const { isResolved, comments } of threads?.nodes ?? []) {
      const [first] = comments.nodes;
      if (isResolved && first !== undefined) resolved.add(Number(first.fullDatabaseId));
    }
    if (threads?.pageInfo.hasNextPage !== true) break;
    after = threads.pageInfo.endCursor;
  }
  return resolved;
}

async function readPage(octokit: GitHub, ref: PullRequestRef, after: string | null) {
  try {
    const variables = { ...inRepository(ref), number: ref.number, after };
    const page = await failing(octokit.graphql<Page>(threadsQuery, { ...variables, ...reading() }));
    return page.repository?.pullRequest?.reviewThreads;
  } catch (error) {
    if (error instanceof GitHubFailure && !error.isPassing) return undefined;
    throw error;
  }
}
