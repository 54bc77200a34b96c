import type { World } from "../state/state.ts";
import type { Commit } from "./git-repository.ts";

/** Tip of a branch of the repository itself; branches of forks are not found. */
export async function branchTip(world: World, name: string): Promise<string | undefined> {
  const moved = world.branches.get(name);
  if (moved !== undefined) return moved;
  if (!/^[\w./@+ -]+$/.test(name)) return undefined;
  return (await world.git.commit(`refs/heads/${name}`))?.sha;
}

/**
 * A commit by sha, branch, `heads/x`, `refs/heads/x` or `refs/pull/N/head`. Commits of forks are
 * readable by sha, their branch names are not (renovatebot/renovate#1772, squalrus/merge-bot#92).
 */
export async function resolveCommit(world: World, name: string): Promise<Commit | undefined> {
  if (/^[0-9a-f]{40}$/.test(name)) return world.git.commit(name);
  const short = name.replace(/^refs\//, "");
  const number = /^pull\/(\d+)\/head$/.exec(short)?.[1];
  if (number !== undefined) {
    const pull = world.pullRequests.get(Number(number));
    return pull === undefined ? undefined : world.git.commit(pull.headSha);
  }
  const branch = short.replace(/^heads\//, "").replace(/^[^:/]+:/, "");
  const sha = await branchTip(world, branch);
  return sha === undefined ? undefined : world.git.commit(sha);
}
