/** What a thread does with one connector, and how it reports which rule it runs. */
import { parentPort } from "node:worker_threads";
import type { ConnectorReview } from "../../review/finding/finding.ts";
import type { Fixed } from "../../review/fix/fix-connector.ts";
import type { ConnectorRule } from "../../review/rule/rule.ts";
import {
  type FixOrder,
  type ReviewOrder,
  reviewerWith,
  type SideFacts,
  type SideFiles,
} from "../../review/run/reviewer.ts";

/** Plain data. */
export type ConnectorWork = {
  /** Sent back when the work begins: its time starts then. */
  readonly id: number;
  /**
   * One number in shared memory, readable when the thread does not answer: 0 before it begins, then the position of the rule
   * that runs, from 1, or -1 when none does.
   */
  readonly running: Int32Array;
} & (
  | { readonly kind: "facts"; readonly order: SideFiles }
  | { readonly kind: "review"; readonly order: ReviewOrder }
  | { readonly kind: "fix"; readonly order: FixOrder }
);

export type ConnectorWorker = (work: ConnectorWork) => Promise<SideFacts | ConnectorReview | Fixed>;

/** @param rules in the order of the main thread */
export function connectorWorker(rules: readonly ConnectorRule[]): ConnectorWorker {
  return async (work) => {
    work.running[0] = betweenRules;
    parentPort?.postMessage(work.id);
    const reviewer = reviewerWith(rules.map((rule, at) => watched(rule, at + 1, work.running)));
    switch (work.kind) {
      case "facts":
        return await reviewer.facts(work.order);
      case "review":
        return await reviewer.review(work.order);
      case "fix":
        return await reviewer.fix(work.order);
      default:
        return work satisfies never;
    }
  };
}

const betweenRules = -1;

function watched(rule: ConnectorRule, position: number, running: Int32Array): ConnectorRule {
  return {
    ...rule,
    *check(context) {
      running[0] = position;
      try {
        yield* rule.check(context);
      } finally {
        running[0] = betweenRules;
      }
    },
  };
}
