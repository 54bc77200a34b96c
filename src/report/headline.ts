/** The verdict in one line: the title of the check run and the first line of every report. Plain text, all ours. */
import type { Review } from "../review/finding/finding.ts";
import { isHarmless } from "../review/finding/verdict.ts";
import { counted } from "../wording/counted.ts";
import { tallyOfReview } from "./tally.ts";

const readyHeadline = "Ready for human review.";

export function headlineOf(review: Review): string {
  const notes = infosOf(review);
  if (review.verdict === "fail") {
    const { error, breaking } = tallyOfReview(review);
    const mistakes = error - breaking;
    return [
      ...(mistakes > 0 ? [`${counted(mistakes, "thing")} to fix before ${goal(review)}`] : []),
      ...(breaking > 0 ? [`${counted(breaking, "breaking change")} to confirm`] : []),
      ...notes,
    ].join(" · ");
  }
  if (review.verdict === "incomplete") return ["Not completely reviewed", ...notes].join(" · ");
  if (review.connectors.length === 0 && notes.length === 0) return "No connector is changed here.";
  return notes.length === 0 ? readyHeadline : ["Ready for human review", ...notes].join(" · ");
}

/** Why the review is incomplete, as sentences; empty when it is complete. */
export function incompleteReasons(review: Review): readonly string[] {
  const stopped = review.connectors.flatMap((connector) =>
    connector.unchecked.filter(({ because }) => !isHarmless(because)),
  );
  const rules = new Set(stopped.map(({ rule }) => rule)).size;
  const unchecked =
    review.verdict === "incomplete" && rules > 0
      ? [`${counted(rules, "rule")} could not run to the end; see “Not checked”.`]
      : [];
  return [...review.gaps, ...unchecked];
}

function infosOf(review: Review): readonly string[] {
  const { warning, info } = tallyOfReview(review);
  const parts: string[] = [];
  if (warning > 0) parts.push(counted(warning, "warning"));
  if (info > 0) parts.push(counted(info, "suggestion"));
  return parts;
}

function goal(review: Review): string {
  const isCustomOnly = review.connectors.every((connector) => connector.kind === "custom");
  return isCustomOnly ? "this can be imported" : "this can be certified";
}
