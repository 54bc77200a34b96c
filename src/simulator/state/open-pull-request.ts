import { branchTip } from "../git/revisions.ts";
import { type Fork, knownUser, type PullRequest, type World } from "./state.ts";

export interface NewPullRequest {
  /** The next free one by default. */
  readonly number?: number;
  /** Branch name or sha; the default branch when absent. */
  readonly base?: string;
  /** Name of the base branch when `base` is a sha. */
  readonly baseRef?: string;
  readonly head: string;
  readonly headRef?: string;
  readonly author?: string;
  readonly title?: string;
  readonly body?: string | null;
  /** True: the author's fork. */
  readonly fork?: boolean;
  readonly draft?: boolean;
  readonly maintainerCanModify?: boolean;
}

export async function openPullRequest(world: World, pull: NewPullRequest): Promise<PullRequest> {
  const number = pull.number ?? Math.max(0, ...world.pullRequests.keys()) + 1;
  const author = knownUser(world, pull.author ?? "contoso-author").login;
  const made: PullRequest = {
    id: world.nextId(),
    number,
    author,
    title: pull.title ?? `Pull request ${number}`,
    body: pull.body ?? null,
    ...(await baseOf(world, pull)),
    headRef: pull.headRef ?? `change-${number}`,
    headSha: pull.head,
    fork: pull.fork === true ? forkOf(world, author) : undefined,
    maintainerCanModify: pull.maintainerCanModify ?? pull.fork === true,
    isDraft: pull.draft ?? false,
    state: "open",
    isMerged: false,
    isLocked: false,
    createdAt: world.now(),
    updatedAt: world.now(),
    closedAt: null,
    labels: new Set(),
    heads: [pull.head],
  };
  world.pullRequests.set(number, made);
  if (made.fork === undefined) world.branches.set(made.headRef, pull.head);
  world.happened({ event: "pull_request", action: "opened", number });
  return made;
}

async function baseOf(world: World, pull: NewPullRequest) {
  const base = pull.base ?? world.defaultBranch;
  if (/^[0-9a-f]{40}$/.test(base)) {
    return { baseRef: pull.baseRef ?? world.defaultBranch, baseSha: base, followsBase: false };
  }
  const baseSha = await branchTip(world, base);
  if (baseSha === undefined) throw new Error(`There is no branch ${base}.`);
  return { baseRef: base, baseSha, followsBase: true };
}

function forkOf(world: World, owner: string): Fork {
  const known = [...world.pullRequests.values()].find((pull) => pull.fork?.owner === owner)?.fork;
  return known ?? { id: world.nextId(), owner, name: world.name };
}
