/** One finding per rule, file, age and cause: a hundred equal mistakes are one finding with a count. */
import { lineCount, lineText, type Source } from "../../text/source.ts";
import { docsUrl } from "../rule/docs.ts";
import type { OccurrenceWithAge } from "./baseline.ts";
import type { Excerpt, Finding, Occurrence, Severity, Suggestion } from "./finding.ts";
import { type Group, groupsOf } from "./group.ts";
import { type Mask, makeMask } from "./mask.ts";

/** Lines shown before and after the location. */
const contextLines = 2;
/** UTF-16 code units kept of a line in an excerpt; minified files have one line of megabytes. */
const maxExcerptLineLength = 2000;

/** @param sourceOf the text of a file, on the side the finding is on: the base for fixed ones */
export function aggregate(
  diagnostics: readonly OccurrenceWithAge[],
  severityOf: (one: OccurrenceWithAge) => Severity,
  sourceOf: (file: string, age: OccurrenceWithAge["age"]) => Source,
): Finding[] {
  const mask = makeMask(diagnostics, sourceOf);
  return groupsOf(diagnostics, severityOf).map((group) => toFinding(group, sourceOf, mask));
}

function toFinding(
  { severity, members }: Group,
  sourceOf: (file: string, age: OccurrenceWithAge["age"]) => Source,
  mask: Mask,
): Finding {
  const [first, ...others] = members;
  const { rule, age, file, isTouched } = first;
  const occurrence = withoutSecrets(first.occurrence, mask);
  return {
    rule: rule.id,
    official: rule.official,
    policy: rule.policy,
    severity,
    why: rule.why,
    age,
    waived: null,
    file,
    occurrences: [occurrence, ...others.map((one) => withoutSecrets(one.occurrence, mask))],
    isTouched,
    excerpt: first.diagnostic.hasNoLines
      ? null
      : excerptOf(occurrence, mask.source(sourceOf(file, age)), mask),
    docs: docsUrl(rule.id),
  };
}

function withoutSecrets(occurrence: Occurrence, mask: Mask): Occurrence {
  const { comparison } = occurrence;
  return {
    ...occurrence,
    pointer: occurrence.pointer === null ? null : mask.text(occurrence.pointer),
    subject: mask.text(occurrence.subject),
    message: mask.text(occurrence.message),
    fix: mask.text(occurrence.fix),
    suggestion: isOpen(occurrence.suggestion, mask) ? occurrence.suggestion : null,
    ...(comparison === undefined
      ? {}
      : {
          comparison: {
            ...comparison,
            what: mask.text(comparison.what),
            before: mask.text(comparison.before),
            after: mask.text(comparison.after),
          },
        }),
  };
}

/** Lines with a secret can't be a suggestion: they would show it, or be wrong. */
function isOpen(suggestion: Suggestion | null, mask: Mask): boolean {
  const text = suggestion?.lines.join("\n") ?? "";
  return mask.text(text) === text;
}

function excerptOf(occurrence: Occurrence, source: Source, mask: Mask): Excerpt | null {
  if (occurrence.range === null) return null;
  const firstLine = Math.max(1, occurrence.range.line - contextLines);
  const last = Math.min(lineCount(source), occurrence.range.line + contextLines);
  const lines: string[] = [];
  for (let line = firstLine; line <= last; line += 1)
    lines.push(mask.text(cutLine(lineText(source, line), occurrence, line)));
  return { firstLine, lines };
}

/** A long line keeps its beginning; the marked one has to reach the mark, which the code frame cuts further. */
function cutLine(text: string, occurrence: Occurrence, line: number): string {
  const needed = occurrence.range?.line === line ? occurrence.range.column + maxExcerptLineLength : 0;
  return text.slice(0, Math.max(maxExcerptLineLength, needed));
}
