/** Gives each finding exactly one home. Pure counting: what is said there is said elsewhere. */
import type { ChangedFile } from "../connector/change/changed-file.ts";
import { isNew, isTouchedExisting } from "../report/tally.ts";
import type { Finding, Occurrence, Suggestion } from "../review/finding/finding.ts";
import { severityRank } from "../review/finding/severity.ts";
import { type HunkMap, isCommentable, readHunks } from "./hunk-map.ts";
import { nameHash } from "./marker/marker.ts";
import {
  annotationsWithInfos,
  maxAnnotations,
  maxCommentedLines,
  maxMarkerFingerprints,
} from "./plan/limits.ts";
import type { Placement } from "./plan/plan.ts";

/** What placing comments needs of a file of the pull request's diff. */
export type CommentableFile = Pick<ChangedFile, "path" | "status" | "patch">;

interface CommentLines {
  readonly startLine: number;
  readonly endLine: number;
  readonly occurrence: Occurrence;
  /** Null when it cannot stand on exactly these lines. */
  readonly suggestion: Suggestion | null;
}

export interface FindingPlacement {
  readonly finding: Finding;
  readonly where: Placement["where"];
  /** Where the line comment stands; null for every other home. */
  readonly commentLines: CommentLines | null;
  /** It has a line in a file of the head: the check run shows it there, whatever its home. */
  readonly isAnnotated: boolean;
}

export interface PlacementInput {
  readonly findings: readonly Finding[];
  readonly files: readonly CommentableFile[];
  /** Fingerprints our comments on the pull request already speak about. */
  readonly postedBefore: ReadonlySet<string>;
  /** Names (`nameHash`) our comments speak about in a folder the connector has left. */
  readonly moved: ReadonlySet<string>;
  /** Fingerprints that had their chance of a comment: no room, or a person deleted it. None now. */
  readonly passed: ReadonlySet<string>;
  /** False: no comments on lines and files (a draft, a locked conversation). */
  readonly canComment: boolean;
  /** How many comments on lines may be made. */
  readonly lineComments: number;
  /** How many comments on whole files may be made. */
  readonly fileComments: number;
}

/** In the order of the findings; exactly one each. */
export function placeFindings(input: PlacementInput): readonly FindingPlacement[] {
  const diff = diffOf(input.files);
  const room: Room = { lines: input.lineComments, files: input.fileComments, annotations: maxAnnotations };
  const placed = new Map<Finding, FindingPlacement>();
  // The most severe first: they get the comments when there is no room for all.
  for (const finding of input.findings.toSorted((a, b) => weight(a) - weight(b))) {
    placed.set(finding, placeFinding(finding, input, diff, room));
  }
  return input.findings.flatMap((finding) => placed.get(finding) ?? []);
}

/** The most severe first; equal ones in their order. */
export function bySeverity(placed: readonly FindingPlacement[]): readonly FindingPlacement[] {
  return placed.toSorted((a, b) => severityRank(a.finding.severity) - severityRank(b.finding.severity));
}

/** New errors and warnings alone interrupt people with a comment. */
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
  const elsewhere = isAnnotated ? "annotation" : "summary";
  const at = (where: FindingPlacement["where"], commentLines: CommentLines | null = null) => ({
    finding,
    where,
    commentLines,
    isAnnotated,
  });

  if (wasPosted(finding, input)) return at("posted-before");
  if (!input.canComment || !deservesComment(finding)) return at(elsewhere);
  const fresh = freshOccurrences(finding, input);
  if (fresh.length === 0) return at(elsewhere);
  const hunks = diff.get(finding.file);
  if (hunks === undefined) return at(elsewhere);
  const commentLines = commentLinesOn(fresh, hunks);
  if (commentLines !== undefined && room.lines > 0) {
    room.lines -= 1;
    return at("line", commentLines);
  }
  // A line of the diff without room for one more comment is shown there by its annotation.
  if (commentLines !== undefined || room.files === 0) return at(elsewhere);
  room.files -= 1;
  return at("file");
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

/** Where a memory is full, places were forgotten: then one it knows speaks for all. */
function freshOccurrences({ occurrences }: Finding, { passed }: PlacementInput): readonly Occurrence[] {
  const fresh = occurrences.filter((one) => !passed.has(one.fingerprint));
  const isFull = passed.size >= maxMarkerFingerprints;
  return isFull && fresh.length < occurrences.length ? [] : fresh;
}

/** The first place that is on the diff, on as many of its lines as a comment can take. */
function commentLinesOn(places: readonly Occurrence[], hunks: HunkMap): CommentLines | undefined {
  for (const occurrence of places) {
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
