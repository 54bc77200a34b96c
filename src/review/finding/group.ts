/** Which diagnostics are one finding: those of one rule in one file, of one age, severity and cause. */
import type { OccurrenceWithAge } from "./baseline.ts";
import type { Occurrence, Severity } from "./finding.ts";
import { severityRank } from "./severity.ts";

export interface Group {
  readonly severity: Severity;
  /** In the order of their locations. */
  readonly members: readonly [OccurrenceWithAge, ...OccurrenceWithAge[]];
}

/** The most severe first, then by file and location. */
export function groupsOf(
  diagnostics: readonly OccurrenceWithAge[],
  severityOf: (one: OccurrenceWithAge) => Severity,
): readonly Group[] {
  const groups = Map.groupBy(diagnostics, (one) => {
    const { rule, diagnostic, file, age, isTouched } = one;
    return JSON.stringify([rule.id, file, age, isTouched, severityOf(one), diagnostic.cause ?? ""]);
  });
  return [...groups.values()]
    .flatMap((group): Group[] => {
      const [first, ...others] = group.toSorted((a, b) => byLocation(a.occurrence, b.occurrence));
      return first === undefined ? [] : [{ severity: severityOf(first), members: [first, ...others] }];
    })
    .sort(byWeight);
}

function byWeight(a: Group, b: Group): number {
  const [one, other] = [a.members[0], b.members[0]];
  return (
    severityRank(a.severity) - severityRank(b.severity) ||
    compare(one.file, other.file) ||
    byLocation(one.occurrence, other.occurrence) ||
    compare(one.rule.id, other.rule.id)
  );
}

function byLocation(a: Occurrence, b: Occurrence): number {
  return (
    (a.range?.line ?? 0) - (b.range?.line ?? 0) ||
    (a.range?.column ?? 0) - (b.range?.column ?? 0) ||
    compare(a.subject, b.subject)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
