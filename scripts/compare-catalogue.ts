/**
 * `npm run -s compare-catalogue -- CATALOGUE.json`: what a catalogue asks for and the rules do not say, and the other way round: ids,
 * official codes, severities, kinds. A catalogue is a list of `{ rule, official, severity, applies_to, enforced }`.
 * Exit code 0 when every difference is an argued one (docs/decisions), 1 otherwise.
 */
import { readFileSync } from "node:fs";
import type { Severity } from "../src/review/finding/finding.ts";
import type { Rule } from "../src/review/rule/rule.ts";
import { rules } from "../src/rules/index.ts";

interface Entry {
  readonly rule: string;
  readonly official: string | readonly string[] | null;
  readonly severity: Severity;
  /** `all`, or kinds joined by `|`. */
  readonly applies_to: string;
  /** An error even where many published connectors have it. */
  readonly enforced: boolean;
}

interface Difference {
  readonly rule: string;
  readonly what: string;
  /** A catalogue's error that is a warning here: the policy of severities allows it, docs/decisions says why. */
  readonly isLowered: boolean;
}

/** Differences that docs/decisions/0009-where-the-rules-leave-the-catalogue.md argues. */
const argued: ReadonlySet<string> = new Set([
  "connection/certified-owner",
  "connection/publisher-unknown",
  "english/spelling",
  "icon/logo-white",
  "intro/outdated-name",
  "package/zip-archive",
  "swagger/expanded-size",
  "swagger/reference-verdict",
]);

const path = process.argv[2];
if (path === undefined) {
  console.error("Which catalogue?\nUsage: npm run -s compare-catalogue -- CATALOGUE.json");
  process.exit(2);
}
const entries = JSON.parse(readFileSync(path, "utf8")) as readonly Entry[]; // handed over by a developer
if (entries.length === 0 || rules.length === 0) {
  console.error(`There is nothing to compare: ${entries.length} entries, ${rules.length} rules.`);
  process.exit(2);
}
const byId = new Map(rules.map((rule) => [rule.id, rule]));
const asked = new Set(entries.map(({ rule }) => rule));
const differences = [
  ...entries.flatMap(compare),
  ...rules
    .filter(({ id }) => !asked.has(id))
    .map(({ id }) => ({ rule: id, what: "is not in the catalogue", isLowered: false })),
];

for (const { rule, what } of differences) console.log(`${rule.padEnd(36)} ${what}`);
const open = differences.filter(({ isLowered, rule }) => !isLowered && !argued.has(rule));
console.log(
  `${entries.length} entries, ${rules.length} rules: ${differences.length} differences, ${open.length} of them not argued.`,
);
process.exitCode = open.length === 0 ? 0 : 1;

function compare(entry: Entry): readonly Difference[] {
  const rule = byId.get(entry.rule);
  if (rule === undefined) return [{ rule: entry.rule, what: "has no rule", isLowered: false }];
  return [
    ...officialDifference(entry, rule),
    ...severityDifference(entry, rule),
    ...kindsDifference(entry, rule),
  ];
}

function officialDifference({ official }: Entry, rule: Rule): readonly Difference[] {
  const wanted = list(official).toSorted().join(", ");
  const given = rule.official.toSorted().join(", ");
  if (wanted === given) return [];
  return [
    {
      rule: rule.id,
      what: `official: catalogue ${wanted || "none"}, rule ${given || "none"}`,
      isLowered: false,
    },
  ];
}

function severityDifference({ severity, enforced }: Entry, rule: Rule): readonly Difference[] {
  if (severity === rule.severity) return [];
  const isLowered = severity === "error" && rule.severity === "warning" && !enforced;
  return [{ rule: rule.id, what: `severity: catalogue ${severity}, rule ${rule.severity}`, isLowered }];
}

function kindsDifference({ applies_to: kinds }: Entry, rule: Rule): readonly Difference[] {
  const wanted = kinds === "all" ? "certified|custom|independent" : kinds.split("|").toSorted().join("|");
  const given = rule.kinds.toSorted().join("|");
  if (wanted === given) return [];
  return [{ rule: rule.id, what: `kinds: catalogue ${wanted}, rule ${given}`, isLowered: false }];
}

function list(codes: Entry["official"]): readonly string[] {
  if (codes === null) return [];
  return typeof codes === "string" ? [codes] : codes;
}
