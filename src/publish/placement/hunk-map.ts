/** Which lines of the new side of a file a review comment can be on: those of the diff's hunks. */
import { parseHunks } from "../../text/patch/hunks.ts";

/** 1-based lines of the new side, both inclusive. */
interface CommentableLines {
  readonly startLine: number;
  readonly endLine: number;
}

export type HunkMap = readonly CommentableLines[];

/**
 * @param patch as GitHub gives it for one file: hunks without file headers; absent for binary files, pure renames and
 * large diffs, which gives no hunks at all. Of a patch that was cut, only the lines in it count.
 */
export function readHunks(patch: string | undefined): HunkMap {
  return parseHunks(patch ?? "").flatMap(({ newStart, lines }) => {
    const count = lines.filter((line) => line.newLine !== undefined).length;
    return count === 0 ? [] : [{ startLine: newStart, endLine: newStart + count - 1 }];
  });
}

/** Both lines are in the same hunk. GitHub refuses a whole review for one comment where they aren't. */
export function isCommentable(map: HunkMap, startLine: number, endLine: number): boolean {
  return startLine <= endLine && map.some((hunk) => hunk.startLine <= startLine && endLine <= hunk.endLine);
}
