/**
 * What we remember inside our own comments: an HTML comment as the first line of the body. Only the first line counts,
 * because everything below may repeat text of the pull request, and only in comments that are ours.
 */
import type { Finding } from "../review/finding.ts";
import { shortHash } from "../text/hash.ts";
import { maxMarkerBindings, maxMarkerFingerprints } from "./limits.ts";
import type { PostedComment } from "./posted.ts";

export interface FindingMarker {
  readonly rule: string;
  readonly file: string;
  readonly fingerprints: readonly string[];
  /** The same without the folder: what is left of them when the connector moves. Absent in comments of old versions. */
  readonly names: readonly string[];
  /** The comment already says that it is fixed. */
  readonly isFixed: boolean;
}

/** What the comment on the pull request was made of. */
export interface StickyMarker {
  readonly base: string | null;
  readonly head: string | null;
  /** Fingerprints of findings that have, or had until a person deleted it, a comment of their own. */
  readonly said: readonly string[];
  /** What decisions of people are bound to, in the words of app/decisions: read back when the database was lost. */
  readonly bound: readonly string[];
}

/** GitHub's web pages turn line ends into CRLF; comparing and hashing must not notice. */
export function normalLineEnds(body: string): string {
  return body.replace(/\r\n?/g, "\n").trimEnd();
}

export function withFindingMarker(finding: Finding, body: string): string {
  const fingerprints = finding.occurrences.map((one) => one.fingerprint);
  const names = [...new Set(finding.occurrences.map((one) => nameHash(finding.rule, one.subject)))];
  return findingLine({ rule: finding.rule, file: finding.file, fingerprints, names, isFixed: false }) + body;
}

/** What a rule speaks about, whichever folder it is in. */
export function nameHash(rule: string, subject: string): string {
  return shortHash(JSON.stringify([rule, subject]));
}

export function withFixedMarker(marker: FindingMarker, body: string): string {
  return findingLine({ ...marker, isFixed: true }) + body;
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
  const [, state, rule, file, fingerprints, names] = found;
  const path = decode(file ?? "");
  if (path === undefined) return undefined;
  return {
    rule: rule ?? "",
    file: path,
    fingerprints: listed(fingerprints),
    names: listed(names),
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
    said: listed(said),
    bound: listed(bound),
  };
}

/** The body of the comment on the pull request, remembering no comment: what it was about to say was refused. */
export function withoutSaid(body: string): string {
  return body.replace(/^(<!-- connector-review:summary v1 [^>\n]* said=)[0-9a-f,]*/, "$1");
}

function listed(text: string | undefined): readonly string[] {
  return (text ?? "").split(",").filter((one) => one !== "");
}

/** The body without its marker. */
export function withoutMarker(body: string): string {
  const text = normalLineEnds(body);
  return text.startsWith("<!-- connector-review:") ? text.slice(text.indexOf("\n") + 1) : text;
}

const findingPattern =
  /^<!-- connector-review:(finding|fixed) v1 rule=([a-z0-9/-]*) file=([\w.~%/]*) of=([0-9a-f,]*)(?: names=([0-9a-f,]*))? -->$/;
const stickyPattern =
  /^<!-- connector-review:summary v1 base=([0-9a-f]+|-) head=([0-9a-f]+|-)(?: said=([0-9a-f,]*))?(?: bound=([\w.:,]*))? -->$/;

function findingLine({ rule, file, fingerprints, names, isFixed }: FindingMarker): string {
  const kind = isFixed ? "fixed" : "finding";
  const kept = fingerprints.slice(0, maxMarkerFingerprints).join(",");
  const named = names.slice(0, maxMarkerFingerprints).join(",");
  return `<!-- connector-review:${kind} v1 rule=${rule} file=${encode(file)} of=${kept} names=${named} -->\n`;
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
