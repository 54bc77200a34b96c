/** Keeps secrets that rules found out of everything a review shows, whichever finding stands beside them. */
import { lineSpan, makeSource, type Source } from "../text/source.ts";
import type { Aged } from "./baseline.ts";

export interface Mask {
  /** The text with every secret replaced by bullets, one for each character, so that columns stay. */
  text(text: string): string;
  source(source: Source): Source;
}

/** Shorter secrets are hidden only where they stand between the same quotes: `abc` may be part of any word. */
const minUnquotedLength = 8;

/** @param sourceOf the text of a file, on the side the sighting is on */
export function makeMask(
  sightings: readonly Aged[],
  sourceOf: (file: string, age: Aged["age"]) => Source,
): Mask {
  const secrets = new Set<string>();
  for (const one of sightings) {
    const secret = one.sighting.isSecret === true ? secretOf(one, sourceOf(one.file, one.age)) : "";
    if (secret !== "") secrets.add(secret);
  }
  if (secrets.size === 0) return { text: (text) => text, source: (source) => source };
  // The longest first: one secret may be part of another.
  const ordered = [...secrets].sort((one, other) => other.length - one.length);
  const masked = new Map<Source, Source>();
  const maskText = (text: string): string => ordered.reduce(withBullets, text);
  return {
    text: maskText,
    source(source) {
      const known = masked.get(source) ?? makeSource(source.path, maskText(source.text));
      masked.set(source, known);
      return known;
    },
  };
}

function secretOf({ occurrence: { range } }: Aged, source: Source): string {
  if (range === null) return "";
  const start = (lineSpan(source, range.line)?.start ?? 0) + range.column - 1;
  const end = (lineSpan(source, range.endLine)?.start ?? 0) + range.endColumn - 1;
  const written = source.text.slice(start, end);
  const inner = /^"(.*)"$/s.exec(written)?.[1] ?? written;
  return inner.length >= minUnquotedLength ? inner : written;
}

function withBullets(text: string, secret: string): string {
  return text.replaceAll(secret, () => secret.replace(/[^\r\n"]/g, "•"));
}
