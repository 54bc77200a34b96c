/** Gives each finding exactly one placement, within GitHub's limits and ours. */

import type { ChangedFile } from "../../connector/change/changed-file.ts";
import { isNew, isTouchedExisting } from "../../report/tally.ts";
import type { Finding, Occurrence, Suggestion } from "../../review/finding/finding.ts";
import { severityRank } from "../../review/finding/severity.ts";
import { nameHash } from "../marker/marker.ts";
import {
  annotationsWithInfos,
  maxAnnotations,
  maxCommentedLines,
  maxMarkerFingerprints,
} from "../plan/limits.ts";
import type { Placement } from "../plan/plan.ts";
import { type HunkMap, isCommentable, readHunks } from "./hunk-map.ts";

/** What placing comments needs of a file of the pull request's diff. */
export type CommentableFile = Pick<ChangedFile, "path" | "status" | "patch">;

interface CommentLines {
  readonly startLine: number;
  readonly endLine: number;
  readonly occurrence: Occurrence;
  /** Null when it replaces other lines than these. */
  readonly suggestion: Suggestion | null;
}

export interface FindingPlacement {
  readonly finding: Finding;
  readonly where: Placement["where"];
  /** The lines of the comment; null for every other placement. */
  readonly commentLines: CommentLines | null;
  /** It has a line in a file of the head: the check run shows it there, whatever its placement. */
  readonly isAnnotated: boolean;
}

export interface PlacementInput {
  readonly findings: readonly Finding[];
  readonly files: readonly CommentableFile[];
  /** Fingerprints of the comments we have on the pull request. */
  readonly postedBefore: ReadonlySet<string>;
  /** Names (`nameHash`) of our comments in a folder that the connector has left. */
  readonly moved: ReadonlySet<string>;
  /** Fingerprints that get no further comment: there was no room for one, or a person deleted it. */
  readonly announced: ReadonlySet<string>;
  /** False: no comments on lines and files (a draft, a locked conversation). */
  readonly canComment: boolean;
  /** How many comments on lines may be made. */
  readonly lineComments: number;
  /** How many comments on whole files may be made. */
  readonly fileComments: number;
}

/** One placement for each finding, in the order of the findings. */
export function placeFindings(input: PlacementInput): readonly FindingPlacement[] {
  const diff = diffOf(input.files);
  const room: Room = { lines: input.lineComments, files: input.fileComments, annotations: maxAnnotations };
  const findingPlacements = new Map<Finding, FindingPlacement>();
  // The most severe first: they get the comments when there is no room for all.
  for (const finding of input.findings.toSorted((a, b) => weight(a) - weight(b))) {
    findingPlacements.set(finding, placeFinding(finding, input, diff, room));
  }
  return input.findings.flatMap((finding) => findingPlacements.get(finding) ?? []);
}

/** The same with this many annotations at most: the most severe new ones first. The summary shows the others. */
export function withinAnnotations(
  findingPlacements: readonly FindingPlacement[],
  limit: number,
): readonly FindingPlacement[] {
  const annotated = findingPlacements
    .filter(({ isAnnotated }) => isAnnotated)
    .toSorted((a, b) => weight(a.finding) - weight(b.finding));
  const dropped = new Set(annotated.slice(limit));
  return findingPlacements.map((one) => {
    if (!dropped.has(one)) return one;
    return { ...one, isAnnotated: false, where: one.where === "annotation" ? "summary" : one.where };
  });
}

/** The most severe first; equal ones in their order. */
export function bySeverity(findingPlacements: readonly FindingPlacement[]): readonly FindingPlacement[] {
  return findingPlacements.toSorted(
    (a, b) => severityRank(a.finding.severity) - severityRank(b.finding.severity),
  );
}

/** Only new errors and warnings are worth a comment, which notifies people. */
export function deservesComment(finding: Finding): boolean {
  return isNew(finding) && finding.severity !== "info";
}

/** How much is left; counts down while findings are placed. */
interface Room {
  lines: number;
  files: number;
  annotations: number;
}

/** Files that exist on the head, with their hunks. */
type Diff = ReadonlyMap<string, HunkMap>;

function diffOf(files: readonly CommentableFile[]): Diff {
  const kept = files.filter((file) => file.status !== "removed");
  return new Map(kept.map((file) => [file.path, readHunks(file.patch)]));
}

function weight(finding: Finding): number {
  return severityRank(finding.severity) + (isNew(finding) ? 0 : 10);
}

function placeFinding(finding: Finding, input: PlacementInput, diff: Diff, room: Room): FindingPlacement {
  const isAnnotated = hasLineToShow(finding) && hasRoom(finding, room);
  if (isAnnotated) room.annotations -= 1;
  const uncommented = isAnnotated ? "annotation" : "summary";
  const findingPlacements = (where: FindingPlacement["where"], commentLines: CommentLines | null = null) => ({
    finding,
    where,
    commentLines,
    isAnnotated,
  });

  if (wasPosted(finding, input)) return findingPlacements("posted-before");
  if (!input.canComment || !deservesComment(finding)) return findingPlacements(uncommented);
  const fresh = freshOccurrences(finding, input);
  if (fresh.length === 0) return findingPlacements(uncommented);
  const hunks = diff.get(finding.file);
  if (hunks === undefined) return findingPlacements(uncommented);
  const commentLines = commentLinesOn(fresh, hunks);
  if (commentLines !== undefined && room.lines > 0) {
    room.lines -= 1;
    return findingPlacements("line", commentLines);
  }
  // A line of the diff without room for one more comment is shown there by its annotation.
  if (commentLines !== undefined || room.files === 0) return findingPlacements(uncommented);
  room.files -= 1;
  return findingPlacements("file");
}

function hasRoom(finding: Finding, { annotations }: Room): boolean {
  return annotations > (deservesComment(finding) ? 0 : maxAnnotations - annotationsWithInfos);
}

function hasLineToShow(finding: Finding): boolean {
  return (isNew(finding) || isTouchedExisting(finding)) && finding.occurrences[0].range !== null;
}

function wasPosted(finding: Finding, { postedBefore, moved }: PlacementInput): boolean {
  if (finding.age === "fixed") return false;
  return finding.occurrences.some(
    ({ fingerprint, subject }) =>
      postedBefore.has(fingerprint) || (moved.size > 0 && moved.has(nameHash(finding.rule, subject))),
  );
}

/** A full marker left some fingerprints out: then one that it has stands for all occurrences of the finding. */
function freshOccurrences({ occurrences }: Finding, { announced }: PlacementInput): readonly Occurrence[] {
  const fresh = occurrences.filter((one) => !announced.has(one.fingerprint));
  const isFull = announced.size >= maxMarkerFingerprints;
  return isFull && fresh.length < occurrences.length ? [] : fresh;
}

/** The first occurrence on the diff, with as many of its lines as a comment can have. */
function commentLinesOn(occurrences: readonly Occurrence[], hunks: HunkMap): CommentLines | undefined {
  for (const occurrence of occurrences) {
    const { range, suggestion } = occurrence;
    if (range === null) continue;
    // GitHub replaces exactly the lines of the comment.
    if (suggestion !== null && isCommentable(hunks, suggestion.startLine, suggestion.endLine)) {
      return { startLine: suggestion.startLine, endLine: suggestion.endLine, occurrence, suggestion };
    }
    const isShort = range.endLine - range.line < maxCommentedLines;
    const endLine = isShort && isCommentable(hunks, range.line, range.endLine) ? range.endLine : range.line;
    if (isCommentable(hunks, range.line, endLine)) {
      return { startLine: range.line, endLine, occurrence, suggestion: null };
    }
  }
  return undefined;
}
