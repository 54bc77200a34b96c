/** One finding per rule, file, age and cause: a hundred equal mistakes are one finding with a count. */
import { lineCount, lineText, type Source } from "../text/source.ts";
import type { Aged } from "./baseline.ts";
import { docsUrl } from "./docs.ts";
import type { Excerpt, Finding, Occurrence, Severity, Suggestion } from "./finding.ts";
import { type Mask, makeMask } from "./mask.ts";

/** Lines shown before and after the place. */
const contextLines = 2;
/** UTF-16 code units kept of a line in an excerpt; minified files have one line of megabytes. */
const maxExcerptLineLength = 2000;

/** @param sourceOf the text of a file, on the side the finding is on: the base for fixed ones */
export function aggregate(
  sightings: readonly Aged[],
  severityOf: (one: Aged) => Severity,
  sourceOf: (file: string, age: Aged["age"]) => Source,
): Finding[] {
  const groups = new Map<string, Aged[]>();
  for (const one of sightings) {
    const { rule, sighting, file, age, isTouched } = one;
    const key = JSON.stringify([rule.id, file, age, isTouched, severityOf(one), sighting.cause ?? ""]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  const mask = makeMask(sightings, sourceOf);
  return [...groups.values()].map((group) => toFinding(group, severityOf, sourceOf, mask)).sort(byWeight);
}

function toFinding(
  group: readonly Aged[],
  severityOf: (one: Aged) => Severity,
  sourceOf: (file: string, age: Aged["age"]) => Source,
  mask: Mask,
): Finding {
  const [first, ...others] = [...group]
    .map((one) => ({ ...one, occurrence: withoutSecrets(one.occurrence, mask) }))
    .sort((a, b) => byPlace(a.occurrence, b.occurrence));
  if (first === undefined) throw new Error("a finding without an occurrence");
  return {
    rule: first.rule.id,
    official: first.rule.official,
    policy: first.rule.policy,
    severity: severityOf(first),
    why: first.rule.why,
    age: first.age,
    waived: null,
    file: first.file,
    occurrences: [first.occurrence, ...others.map((one) => one.occurrence)],
    isTouched: first.isTouched,
    excerpt: excerptOf(first.occurrence, mask.source(sourceOf(first.file, first.age))),
    docs: docsUrl(first.rule.id),
  };
}

function withoutSecrets(occurrence: Occurrence, mask: Mask): Occurrence {
  const { comparison } = occurrence;
  return {
    ...occurrence,
    message: mask.text(occurrence.message),
    fix: mask.text(occurrence.fix),
    suggestion: isOpen(occurrence.suggestion, mask) ? occurrence.suggestion : null,
    ...(comparison === undefined
      ? {}
      : {
          comparison: {
            ...comparison,
            before: mask.text(comparison.before),
            after: mask.text(comparison.after),
          },
        }),
  };
}

/** Lines with a secret cannot be offered: they would show it, or be wrong. */
function isOpen(suggestion: Suggestion | null, mask: Mask): boolean {
  const text = suggestion?.lines.join("\n") ?? "";
  return mask.text(text) === text;
}

function excerptOf(occurrence: Occurrence, source: Source): Excerpt | null {
  if (occurrence.range === null) return null;
  const firstLine = Math.max(1, occurrence.range.line - contextLines);
  const last = Math.min(lineCount(source), occurrence.range.line + contextLines);
  const lines: string[] = [];
  for (let line = firstLine; line <= last; line += 1)
    lines.push(cutLine(lineText(source, line), occurrence, line));
  return { firstLine, lines };
}

/** A long line keeps its beginning; the marked one has to reach the mark, which the code frame cuts further. */
function cutLine(text: string, occurrence: Occurrence, line: number): string {
  const needed = occurrence.range?.line === line ? occurrence.range.column + maxExcerptLineLength : 0;
  return text.slice(0, Math.max(maxExcerptLineLength, needed));
}

const weights: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

function byWeight(a: Finding, b: Finding): number {
  return (
    weights[a.severity] - weights[b.severity] ||
    compare(a.file, b.file) ||
    byPlace(a.occurrences[0], b.occurrences[0]) ||
    compare(a.rule, b.rule)
  );
}

function byPlace(a: Occurrence, b: Occurrence): number {
  return (
    (a.range?.line ?? 0) - (b.range?.line ?? 0) ||
    (a.range?.column ?? 0) - (b.range?.column ?? 0) ||
    compare(a.subject, b.subject)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
