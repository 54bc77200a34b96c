/** The one way from a review to a plan: for the bot, the merge queue, `plan` and `review`. Pure. */
import type { DecidedReview } from "../decisions/apply-decisions.ts";
import type { CommentableFile } from "../publish/placement/placement.ts";
import { maxFileComments, maxLineComments } from "../publish/plan/limits.ts";
import type { Plan } from "../publish/plan/plan.ts";
import { planPublication } from "../publish/plan/plan-publication.ts";
import type { PullRequestFacts } from "../publish/plan/pull-request-facts.ts";
import type { Posted } from "../publish/posted.ts";
import type { Review } from "../review/finding/finding.ts";
import type { SettingsInForce } from "./settings/settings-in-force.ts";

/** What a plan depends on besides the review, its settings and the decisions. */
export interface PlanFacts {
  readonly pullRequest: PullRequestFacts;
  /** The pull request's diff; empty: no comment is placed on a line. */
  readonly files: readonly CommentableFile[];
  readonly posted: Posted;
  readonly runId: string;
  /** The mark of this review in its check run. */
  readonly externalId: string;
  /** Milliseconds. */
  readonly tookMs: number;
}

export interface PlanInput {
  /** With the decisions applied. */
  readonly review: Review;
  readonly settings: SettingsInForce;
  /** What the decisions add to the summary. */
  readonly decisions: Pick<DecidedReview, "notes" | "boundValues">;
  readonly facts: PlanFacts;
}

export function planFor({ review, settings: inForce, decisions, facts }: PlanInput): Plan {
  const { comments, labels } = inForce.settings;
  return planPublication({
    ...facts,
    review,
    notes: [...inForce.notes, ...decisions.notes],
    boundValues: decisions.boundValues,
    labelPrefix: labels?.prefix ?? null,
    limits: { lines: comments?.lines ?? maxLineComments, files: comments?.files ?? maxFileComments },
  });
}
