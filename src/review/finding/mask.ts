/** Keeps secrets that rules found out of everything a review shows, in whichever finding they occur. */
import { lineSpan, makeSource, type Source } from "../../text/source.ts";
import type { OccurrenceWithAge } from "./baseline.ts";

export interface Mask {
  /** The text with every secret replaced by bullets, one for each character, so that columns stay. */
  text(text: string): string;
  source(source: Source): Source;
}

/** Shorter secrets are hidden only where they are between the same quotes: `abc` may be part of any word. */
const minUnquotedLength = 8;
/** Messages cut long words, change their case and write them on one line: a piece as long as this is hidden, too. */
const pieceLength = 10;

/** @param sourceOf the text of a file, on the side the diagnostic is on */
export function makeMask(
  diagnostics: readonly OccurrenceWithAge[],
  sourceOf: (file: string, age: OccurrenceWithAge["age"]) => Source,
): Mask {
  const secrets = new Set<string>();
  for (const one of diagnostics) {
    const secret = one.diagnostic.isSecret === true ? secretOf(one, sourceOf(one.file, one.age)) : "";
    if (secret !== "") secrets.add(secret);
  }
  if (secrets.size === 0) return { text: (text) => text, source: (source) => source };
  // The longest first: one secret may be part of another.
  const ordered = [...secrets].sort((one, other) => other.length - one.length);
  const pieces = piecesOf(ordered);
  const masked = new Map<Source, Source>();
  const maskWhole = (text: string): string => ordered.reduce(withBullets, text);
  return {
    text: (text) => withoutCutEnd(withoutPieces(maskWhole(text), pieces)),
    source(source) {
      const known = masked.get(source) ?? makeSource(source.path, maskWhole(source.text));
      masked.set(source, known);
      return known;
    },
  };
}

function secretOf({ occurrence: { range } }: OccurrenceWithAge, source: Source): string {
  if (range === null) return "";
  const start = (lineSpan(source, range.line)?.start ?? 0) + range.column - 1;
  const end = (lineSpan(source, range.endLine)?.start ?? 0) + range.endColumn - 1;
  const written = source.text.slice(start, end);
  const inner = /^"(.*)"$/s.exec(written)?.[1] ?? written;
  return inner.length >= minUnquotedLength ? inner : written;
}

function withBullets(text: string, secret: string): string {
  return text.replaceAll(secret, () => bulletsFor(secret));
}

function bulletsFor(secret: string): string {
  return secret.replace(/[^\r\n"]/g, "•");
}

/** A quote that was cut behind the beginning of a secret may end with a piece that is too short to be known. */
function withoutCutEnd(text: string): string {
  return text.replace(/•[^`]*(?=…)/g, bulletsFor);
}

/** Every stretch of a secret that is as long as a piece, in lower case; none goes over a line end. */
function piecesOf(secrets: readonly string[]): ReadonlySet<string> {
  const pieces = new Set<string>();
  for (const line of secrets.flatMap((secret) => secret.toLowerCase().split(/\\[nrt]|\s+/))) {
    for (let at = 0; at + pieceLength <= line.length; at++) pieces.add(line.slice(at, at + pieceLength));
  }
  return pieces;
}

function withoutPieces(text: string, pieces: ReadonlySet<string>): string {
  const lower = text.toLowerCase();
  // Few letters change their length with their case; then locations are unknown.
  if (lower.length !== text.length) return text;
  let shown = "";
  let done = 0;
  let hiddenUntil = 0;
  for (let at = 0; at + pieceLength <= text.length; at++) {
    if (!pieces.has(lower.slice(at, at + pieceLength))) continue;
    const start = Math.max(at, hiddenUntil);
    hiddenUntil = at + pieceLength;
    shown += text.slice(done, start) + bulletsFor(text.slice(start, hiddenUntil));
    done = hiddenUntil;
  }
  return shown + text.slice(done);
}
