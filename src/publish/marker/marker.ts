/**
 * What we remember inside our own comments: an HTML comment as the first line of the body. Only the first line counts,
 * because everything below may repeat text of the pull request, and only in comments that are ours.
 */
import type { Finding, Occurrence } from "../../review/finding/finding.ts";
import { shortHash } from "../../text/hash.ts";
import { maxMarkerBindings, maxMarkerFingerprints } from "../plan/limits.ts";
import type { PostedComment } from "../posted.ts";

export interface FindingMarker {
  readonly rule: string;
  readonly file: string;
  /** The place the comment speaks about first. */
  readonly fingerprints: readonly string[];
  /** The same without the folder: what is left of them when the connector moves. Absent in comments of old versions. */
  readonly names: readonly string[];
  /** Fingerprints that got no comment when this one was made: read where no summary on the pull request remembers them. */
  readonly passed: readonly string[];
  /** The comment already says that it is fixed. */
  readonly isFixed: boolean;
}

/** What the summary on the pull request was made of: a comment, or the text of a review. */
export interface StickyMarker {
  readonly base: string | null;
  readonly head: string | null;
  /** Fingerprints that had their chance of a comment: they have one, a person deleted it, or there was no room. */
  readonly said: readonly string[];
  /** What decisions of people are bound to, in the words of app/decisions: read back when the database was lost. */
  readonly bound: readonly string[];
}

/** GitHub's web pages turn line ends into CRLF; comparing and hashing must not notice. */
export function normalLineEnds(body: string): string {
  return body.replace(/\r\n?/g, "\n").trimEnd();
}

/** @param passed fingerprints that get no comment beside this one */
export function withFindingMarker(
  finding: Finding,
  body: string,
  shown: Occurrence = finding.occurrences[0],
  passed: readonly string[] = [],
): string {
  const { rule, file, occurrences } = finding;
  const others = occurrences.filter((one) => one !== shown);
  const fingerprints = [shown, ...others].map((one) => one.fingerprint);
  const names = [...new Set(occurrences.map((one) => nameHash(rule, one.subject)))];
  return findingLine({ rule, file, fingerprints, names, passed, isFixed: false }) + body;
}

/** What a rule speaks about, whichever folder it is in. */
export function nameHash(rule: string, subject: string): string {
  return shortHash(JSON.stringify([rule, subject]));
}

/** Another text below the marker that a comment has, or below one that says something else now. */
export function withMarker(marker: FindingMarker, body: string): string {
  return findingLine(marker) + body;
}

export function withStickyMarker(marker: StickyMarker, body: string): string {
  const commits = `base=${marker.base ?? "-"} head=${marker.head ?? "-"}`;
  const said = marker.said.slice(0, maxMarkerFingerprints).join(",");
  const bound =
    marker.bound.length === 0 ? "" : ` bound=${marker.bound.slice(0, maxMarkerBindings).join(",")}`;
  return `<!-- connector-review:summary v1 ${commits} said=${said}${bound} -->\n${body}`;
}

/** Undefined for comments of others, whatever they contain, and for those of ours that are about no finding. */
export function findingMarkerOf(comment: PostedComment): FindingMarker | undefined {
  const found = comment.isOurs ? findingPattern.exec(firstLine(comment.body)) : null;
  if (found === null) return undefined;
  const [, state, rule, file, fingerprints, names, passed] = found;
  const path = decode(file ?? "");
  if (path === undefined) return undefined;
  return {
    rule: rule ?? "",
    file: path,
    fingerprints: splitList(fingerprints),
    names: splitList(names),
    passed: splitList(passed),
    isFixed: state === "fixed",
  };
}

export function stickyMarkerOf(comment: PostedComment): StickyMarker | undefined {
  const found = comment.isOurs ? stickyPattern.exec(firstLine(comment.body)) : null;
  if (found === null) return undefined;
  const [, base, head, said, bound] = found;
  return {
    base: base === "-" ? null : (base ?? null),
    head: head === "-" ? null : (head ?? null),
    said: splitList(said),
    bound: splitList(bound),
  };
}

/** The summary on the pull request, remembering no comment: what it was about to say was refused. */
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

function findingLine({ rule, file, fingerprints, names, passed, isFixed }: FindingMarker): string {
  const kept = (hashes: readonly string[]) => hashes.slice(0, maxMarkerFingerprints).join(",");
  const about = `rule=${rule} file=${encode(file)} of=${kept(fingerprints)} names=${kept(names)}`;
  const others = passed.length === 0 ? "" : ` passed=${kept(passed)}`;
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
