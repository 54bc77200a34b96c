/**
 * The marker of our comments: an HTML comment as the first line of the body. Only the first line is read, and only in our own
 * comments, because the text below may quote the pull request. Its format is version 1: comments of old versions stay readable.
 */
import type { Finding, Occurrence } from "../../review/finding/finding.ts";
import { shortHash } from "../../text/hash.ts";
import { maxMarkerBindings, maxMarkerFingerprints } from "../plan/limits.ts";
import type { PostedComment } from "../posted.ts";

export interface FindingMarker {
  readonly rule: string;
  readonly file: string;
  /** Those of the comment's finding; first that of the occurrence it shows. */
  readonly fingerprints: readonly string[];
  /** The same without the folder, so that they are found again when the connector moves. Empty in comments of old versions. */
  readonly names: readonly string[];
  /** Fingerprints that got no comment when this one was made: read where the pull request has no summary of ours. */
  readonly withoutComment: readonly string[];
  /** The comment says that its finding is fixed. */
  readonly isFixed: boolean;
}

/** The marker of the summary on the pull request, which is a comment or the text of a review. */
export interface StickyMarker {
  readonly base: string | null;
  readonly head: string | null;
  /** Fingerprints that get no further comment: they have one, a person deleted it, or there was no room. */
  readonly announced: readonly string[];
  /** Values that decisions are bound to, as `DecidedReview.boundValues` has them: read when the store was lost. */
  readonly boundValues: readonly string[];
}

/** GitHub's web pages turn line ends into CRLF: bodies are compared and hashed without that difference. */
export function normalLineEnds(body: string): string {
  return body.replace(/\r\n?/g, "\n").trimEnd();
}

/** @param withoutComment fingerprints that get no comment with this push */
export function withFindingMarker(
  finding: Finding,
  body: string,
  shown: Occurrence = finding.occurrences[0],
  withoutComment: readonly string[] = [],
): string {
  const { rule, file, occurrences } = finding;
  const others = occurrences.filter((one) => one !== shown);
  const fingerprints = [shown, ...others].map((one) => one.fingerprint);
  const names = [...new Set(occurrences.map((one) => nameHash(rule, one.subject)))];
  return findingLine({ rule, file, fingerprints, names, withoutComment, isFixed: false }) + body;
}

/** Names the element a finding is about, whichever folder it is in. */
export function nameHash(rule: string, subject: string): string {
  return shortHash(JSON.stringify([rule, subject]));
}

/** A body with this marker as its first line. */
export function withMarker(marker: FindingMarker, body: string): string {
  return findingLine(marker) + body;
}

export function withStickyMarker(marker: StickyMarker, body: string): string {
  const commits = `base=${marker.base ?? "-"} head=${marker.head ?? "-"}`;
  const announced = marker.announced.slice(0, maxMarkerFingerprints).join(",");
  const boundValues = marker.boundValues.slice(0, maxMarkerBindings).join(",");
  const bound = boundValues === "" ? "" : ` bound=${boundValues}`;
  return `<!-- connector-review:summary v1 ${commits} said=${announced}${bound} -->\n${body}`;
}

/** Undefined for comments of others, whatever they contain, and for those of ours that aren't about a finding. */
export function findingMarkerOf(comment: PostedComment): FindingMarker | undefined {
  const found = comment.isOurs ? findingPattern.exec(firstLine(comment.body)) : null;
  if (found === null) return undefined;
  const [, state, rule, file, fingerprints, names, withoutComment] = found;
  const path = decode(file ?? "");
  if (path === undefined) return undefined;
  return {
    rule: rule ?? "",
    file: path,
    fingerprints: splitList(fingerprints),
    names: splitList(names),
    withoutComment: splitList(withoutComment),
    isFixed: state === "fixed",
  };
}

export function stickyMarkerOf(comment: PostedComment): StickyMarker | undefined {
  const found = comment.isOurs ? stickyPattern.exec(firstLine(comment.body)) : null;
  if (found === null) return undefined;
  const [, base, head, announced, boundValues] = found;
  return {
    base: base === "-" ? null : (base ?? null),
    head: head === "-" ? null : (head ?? null),
    announced: splitList(announced),
    boundValues: splitList(boundValues),
  };
}

/** The summary without `said`: GitHub refused the comments, so the next push may make them. */
export function withoutAnnounced(body: string): string {
  return body.replace(/^(<!-- connector-review:summary v1 [^>\n]* said=)[0-9a-f,]*/, "$1");
}

function splitList(text: string | undefined): readonly string[] {
  return (text ?? "").split(",").filter((one) => one !== "");
}

/** The body without its marker. */
export function withoutMarker(body: string): string {
  const text = normalLineEnds(body);
  return text.startsWith("<!-- connector-review:") ? text.slice(text.indexOf("\n") + 1) : text;
}

const findingPattern =
  /^<!-- connector-review:(finding|fixed) v1 rule=([a-z0-9/-]*) file=([\w.~%/]*) of=([0-9a-f,]*)(?: names=([0-9a-f,]*))?(?: passed=([0-9a-f,]*))? -->$/;
const stickyPattern =
  /^<!-- connector-review:summary v1 base=([0-9a-f]+|-) head=([0-9a-f]+|-)(?: said=([0-9a-f,]*))?(?: bound=([\w.:,]*))? -->$/;

function findingLine({ rule, file, fingerprints, names, withoutComment, isFixed }: FindingMarker): string {
  const kept = (hashes: readonly string[]) => hashes.slice(0, maxMarkerFingerprints).join(",");
  const about = `rule=${rule} file=${encode(file)} of=${kept(fingerprints)} names=${kept(names)}`;
  const others = withoutComment.length === 0 ? "" : ` passed=${kept(withoutComment)}`;
  return `<!-- connector-review:${isFixed ? "fixed" : "finding"} v1 ${about}${others} -->\n`;
}

function firstLine(body: string): string {
  const end = body.search(/[\r\n]/);
  return end === -1 ? body : body.slice(0, end);
}

/** Without "-" and ">", so that no path can end the HTML comment. */
function encode(path: string): string {
  return encodeURIComponent(path.replace(/\p{Cs}/gu, "\uFFFD"))
    .replace(/[-!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%2F", "/");
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
