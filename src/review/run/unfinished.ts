/** The review of a connector that had to be stopped: nothing of it is shown as checked. */
import { nameOf } from "../../connector/folders.ts";
import type { ConnectorReview, Unchecked } from "../finding/finding.ts";
import { verdictOf } from "../finding/verdict.ts";
import type { ConnectorRule } from "../rule/rule.ts";
import type { ReviewOrder } from "./reviewer.ts";

/** `detail` never holds text of the pull request. */
export type Stopped = Pick<Unchecked, "because" | "detail">;

/** A review in which no rule ran: all that apply are named. */
export function unfinishedReview(
  rules: readonly ConnectorRule[],
  order: ReviewOrder,
  stopped: Stopped,
): ConnectorReview {
  const { before, after, change, renamedFrom } = order;
  const shown = after ?? before;
  if (shown === null) throw new Error("a connector that is on neither side");
  const { folder, kind } = shown;
  const applying = after === null ? [] : rules.filter((rule) => applies(rule, order, kind));
  const unchecked = applying.map((rule) => ({ rule: rule.id, ...stopped }));
  const name = folder === "" ? "this repository" : nameOf(folder);
  const verdict = verdictOf([], unchecked);
  return {
    folder,
    name,
    kind,
    change,
    renamedFrom,
    verdict,
    findings: [],
    unchecked,
    unread: [],
    checked: 0,
  };
}

/** The review of a connector that one rule had to be left out of. */
export function withoutRule(review: ConnectorReview, rule: string, stopped: Stopped): ConnectorReview {
  const unchecked = [...review.unchecked, { rule, ...stopped }];
  return { ...review, unchecked, verdict: verdictOf(review.findings, unchecked) };
}

/** As in run-rules. Whether it would have been compared with other connectors nobody may know: those rules are named, too. */
function applies(
  rule: ConnectorRule,
  { rules, before }: ReviewOrder,
  kind: ConnectorReview["kind"],
): boolean {
  if (!rule.kinds.includes(kind) || !rules.includes(rule.id)) return false;
  return before !== null || !rule.needs.includes("comparison");
}
