/** Which lines a review comment can be on, and which it is on after a push. */

import { type Hunk, parseHunks } from "../../text/patch/hunks.ts";
import { hunkAt, hunkText, movedLine, type Side } from "../git/diff-lines.ts";
import type { DiffFile } from "../git/git-repository.ts";
import { isTooLarge, servedHunks } from "../git/pull-request-files.ts";
import { numberOf, textOf } from "../rest/json-fields.ts";
import type { PullRequest, ReviewComment, World } from "./state.ts";

export type LocationFault =
  | "path is invalid"
  | "path diff too large"
  | "line must be part of the diff"
  | "start line must be part of the same hunk as the line."
  | "start line must precede the end line."
  | "subject_type is missing";

export interface CommentLocation {
  readonly path: string;
  readonly side: Side;
  readonly line: number | null;
  readonly startLine: number | null;
  readonly diffHunk: string;
}

/** @param source `path`, `line`, `side`, `start_line` of a request */
export function locateComment(
  world: World,
  files: readonly DiffFile[],
  source: unknown,
): CommentLocation | LocationFault {
  const path = textOf(source, "path") ?? "";
  const file = files.find((each) => each.path === path);
  if (file === undefined) return "path is invalid";
  if (textOf(source, "subject_type") === "file") return fileAnchor(world, file);
  const line = numberOf(source, "line");
  if (line === undefined) return "subject_type is missing";
  if (isTooLarge(world, file)) return "path diff too large";
  return lineAnchor(servedHunks(world, file), path, line, source);
}

function fileAnchor(world: World, file: DiffFile): CommentLocation | LocationFault {
  if (isTooLarge(world, file) && !world.switches.fileCommentOnLargeDiff) return "path diff too large";
  return { path: file.path, side: "RIGHT", line: null, startLine: null, diffHunk: "" };
}

function lineAnchor(
  hunks: readonly Hunk[],
  path: string,
  line: number,
  source: unknown,
): CommentLocation | LocationFault {
  const side = textOf(source, "side") === "LEFT" ? "LEFT" : "RIGHT";
  const hunk = hunkAt(hunks, side, line);
  if (hunk === undefined) return "line must be part of the diff";
  const startLine = numberOf(source, "start_line") ?? null;
  if (startLine !== null) {
    const startSide = (textOf(source, "start_side") ?? side) === "LEFT" ? "LEFT" : "RIGHT";
    if (startSide === side && startLine >= line) return "start line must precede the end line.";
    if (hunkAt([hunk], startSide, startLine) === undefined) {
      return "start line must be part of the same hunk as the line.";
    }
  }
  return { path, side, line, startLine, diffHunk: hunkText(hunk, side, line) };
}

/** After a push: comments follow their line, or lose it when it was changed (max-sixty/tend#884). */
export async function moveComments(world: World, pull: PullRequest, headSha: string): Promise<void> {
  if (world.switches.reviewsMoveOnPush) {
    for (const review of world.reviews) if (review.number === pull.number) review.commitId = headSha;
  }
  const comments = world.reviewComments.filter((comment) => comment.number === pull.number);
  for (const comment of comments) {
    if (comment.originalLine !== null && comment.side === "RIGHT") {
      const diff = await world.git.diff(comment.originalCommitId, headSha);
      moveComment(comment, diff);
    }
    comment.commitId = headSha;
  }
}

function moveComment(comment: ReviewComment, diff: readonly DiffFile[]): void {
  const file = diff.find((each) => each.path === comment.path || each.previousPath === comment.path);
  if (file === undefined) {
    comment.line = comment.originalLine;
    comment.startLine = comment.originalStartLine;
    return;
  }
  const isGone = file.status === "removed" || file.status === "changed";
  const hunks = parseHunks(file.patch ?? "");
  const moved = (line: number | null): number | undefined =>
    line === null || isGone ? undefined : movedLine(hunks, line);
  const line = moved(comment.originalLine);
  const start = moved(comment.originalStartLine);
  const isOutdated = line === undefined || (comment.originalStartLine !== null && start === undefined);
  comment.line = isOutdated ? null : line;
  comment.startLine = isOutdated ? null : (start ?? null);
}
