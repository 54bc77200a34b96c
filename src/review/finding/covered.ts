/** One cause, one finding: leaves out what follows from another finding. */
import type { Diagnostic } from "../rule/rule.ts";
import type { RuleDiagnostic } from "../run/run-rules.ts";
import type { Age, Severity } from "./finding.ts";
import { severityRank } from "./severity.ts";

/** A diagnostic, with its age where it was compared with the merge base. */
export type Coverable = RuleDiagnostic & { readonly age?: Age; readonly isTouched?: boolean };

/**
 * @param shown what would be shown
 * @param among where the covering ones are looked up: all that was found on the same side
 * @returns those that no other one covers, in the same order. Only a finding that is shown at least as prominently (by
 *   severity and age) covers another one; a secret is never covered, because it has to be masked.
 */
export function withoutCovered<One extends Coverable>(
  shown: readonly One[],
  severityOf: (one: Coverable) => Severity,
  among: readonly Coverable[] = shown,
): readonly One[] {
  const index = indexOf(among);
  if (index.atElement.size === 0 && index.consequences.length === 0) return shown;
  const isCovered = (one: One): boolean =>
    one.diagnostic.isSecret !== true &&
    coveringOf(one, index).some(
      (other) => other.diagnostic !== one.diagnostic && isAsProminent(other, one, severityOf),
    );
  return shown.filter((one) => !isCovered(one));
}

interface Index {
  /** By the covered rule and the element: what covers it there. */
  readonly atElement: ReadonlyMap<string, readonly Coverable[]>;
  readonly consequences: readonly Consequence[];
}

interface Consequence {
  readonly covering: Coverable;
  readonly rules: ReadonlySet<string>;
  /** JSON pointer in the covering one's file; null: the whole connector. */
  readonly under: string | null;
}

function indexOf(among: readonly Coverable[]): Index {
  const atElement = new Map<string, Coverable[]>();
  const consequences: Consequence[] = [];
  for (const covering of among) {
    for (const rule of covering.rule.covers) {
      for (const element of elementKeys(covering.diagnostic)) {
        const key = keyOf(rule, element);
        const known = atElement.get(key);
        if (known === undefined) atElement.set(key, [covering]);
        else known.push(covering);
      }
    }
    for (const { rules, under } of covering.diagnostic.consequences ?? []) {
      consequences.push({ covering, rules: new Set(rules), under });
    }
  }
  return { atElement, consequences };
}

function coveringOf(
  { rule, diagnostic }: Coverable,
  { atElement, consequences }: Index,
): readonly Coverable[] {
  const here = elementKeys(diagnostic).flatMap((element) => atElement.get(keyOf(rule.id, element)) ?? []);
  const following = consequences.filter(
    ({ covering, rules, under }) =>
      (rules.has(rule.id) || rules.has("*")) &&
      (under === null || isUnder(diagnostic.location, covering.diagnostic.location.file, under)),
  );
  return [...here, ...following.map(({ covering }) => covering)];
}

function keyOf(rule: string, element: string): string {
  return `${rule}\n${element}`;
}

/** Diagnostics that share one of these are about the same element: its names, or its pointer. */
function elementKeys({ location, subject }: Diagnostic): readonly string[] {
  const element = JSON.stringify([location.file, "subject", ...subject]);
  return location.kind === "pointer"
    ? [element, JSON.stringify([location.file, "pointer", location.pointer])]
    : [element];
}

function isUnder(location: Diagnostic["location"], file: string, under: string): boolean {
  if (location.file !== file || location.kind !== "pointer") return false;
  return location.pointer === under || location.pointer.startsWith(`${under}/`);
}

/** Weighs severity and age: what only counts quietly must not hide what blocks. */
function isAsProminent(
  covering: Coverable,
  covered: Coverable,
  severityOf: (one: Coverable) => Severity,
): boolean {
  return (
    severityRank(severityOf(covering)) <= severityRank(severityOf(covered)) &&
    prominence(covering) >= prominence(covered)
  );
}

function prominence({ age, isTouched }: Coverable): number {
  if (age !== "existing") return 2;
  return isTouched === true ? 1 : 0;
}
