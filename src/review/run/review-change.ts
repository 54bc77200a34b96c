/** Runs the rules about a change as a whole. Their findings are always new: they belong to the pull request, not to the base. */
import { shortHash } from "../../text/hash.ts";
import type { LineRange } from "../../text/location.ts";
import type { Finding, Severity } from "../finding/finding.ts";
import { fingerprintOf } from "../finding/fingerprint.ts";
import { severityRank } from "../finding/severity.ts";
import type {
  ChangeContext,
  ChangeDiagnostic,
  ChangeNeed,
  ChangeRule,
  ChangeViews,
} from "../rule/change-rule.ts";
import { docsUrl } from "../rule/docs.ts";
import { type ReviewSettings, severityUnder } from "../settings.ts";

/** Everything that may be known of a change. */
export type ChangeFacts = Omit<ChangeContext<never>, ChangeNeed> & Partial<ChangeViews>;

export interface PullRequestReview {
  readonly findings: readonly Finding[];
  /** Rules that crashed. */
  readonly crashed: readonly string[];
}

/** Rules whose needs nobody can meet, as on the command line, do not apply. */
export function reviewPullRequest(
  rules: readonly ChangeRule[],
  settings: ReviewSettings,
  facts: ChangeFacts,
): PullRequestReview {
  const findings: Finding[] = [];
  const crashed: string[] = [];
  for (const rule of rules) {
    if (rule.needs.some((need) => facts[need] === undefined)) continue;
    try {
      const diagnostics = [...rule.check(contextFor(rule, facts))];
      findings.push(
        ...diagnostics.map((one) => findingOf(rule, one, severityUnder(rule, one.severity, settings))),
      );
    } catch {
      crashed.push(rule.id);
    }
  }
  return { findings: findings.sort((a, b) => severityRank(a.severity) - severityRank(b.severity)), crashed };
}

function contextFor(rule: ChangeRule, facts: ChangeFacts): ChangeContext<ChangeNeed> {
  const connectors = facts.connectors.filter(({ kind }) => rule.kinds.includes(kind));
  // What the rule needs is there; its type, narrowed by defineChangeRule, lets it see nothing else.
  return { ...facts, connectors } as ChangeContext<ChangeNeed>;
}

function findingOf(rule: ChangeRule, diagnostic: ChangeDiagnostic, severity: Severity): Finding {
  const { location, subject, message, fix } = diagnostic;
  return {
    rule: rule.id,
    official: rule.official,
    policy: rule.policy,
    severity,
    why: rule.why,
    age: "new",
    waived: null,
    file: location?.file ?? "",
    occurrences: [
      {
        pointer: null,
        range: location === undefined ? null : rangeOf(location),
        subject: location?.file ?? subject.join(" · "),
        message,
        fix,
        fingerprint: fingerprintOf(rule.id, "", subject),
        // A waiver covers this message only: with other folders or numbers the finding is new.
        valueHash: shortHash(message),
        suggestion: null,
      },
    ],
    isTouched: true,
    excerpt: null,
    docs: docsUrl(rule.id),
  };
}

function rangeOf({ line, column }: { readonly line: number; readonly column: number }): LineRange {
  return { line, column, endLine: line, endColumn: column + 1 };
}
