import { type Hunk, parseHunks } from "../../text/patch/hunks.ts";
import type { PullRequest, World } from "../state/state.ts";
import type { DiffFile } from "./git-repository.ts";

/** Where a pull request left its base; the base itself when the two share no history. */
export async function mergeBaseOf(world: World, pull: PullRequest): Promise<string> {
  return (await world.git.mergeBase(pull.baseSha, pull.headSha)) ?? pull.baseSha;
}

/** Three dots, as GitHub compares: merge base against head. All files, also those beyond the listing's cap. */
export async function filesOf(
  world: World,
  pull: PullRequest,
  headSha = pull.headSha,
): Promise<readonly DiffFile[]> {
  const base = (await world.git.mergeBase(pull.baseSha, headSha)) ?? pull.baseSha;
  return world.git.diff(base, headSha);
}

/** The patch as served: GitHub leaves it out of large files. */
export function servedPatch(world: World, file: DiffFile): string | undefined {
  return isTooLarge(world, file) ? undefined : file.patch;
}

export function isTooLarge(world: World, file: DiffFile): boolean {
  if (file.patch === undefined) return false;
  const { maxPatchLines, maxPatchBytes } = world.switches;
  return file.additions + file.deletions > maxPatchLines || Buffer.byteLength(file.patch) > maxPatchBytes;
}

export function servedHunks(world: World, file: DiffFile): Hunk[] {
  const patch = servedPatch(world, file);
  return patch === undefined ? [] : parseHunks(patch);
}
