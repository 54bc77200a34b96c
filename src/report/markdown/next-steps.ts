/** Who does what next. Empty when nobody has to do anything but read. */
import { isDisputed } from "../../review/finding/disputes.ts";
import type { Review } from "../../review/finding/finding.ts";
import { isBlocking, isBreaking } from "../../review/finding/verdict.ts";
import { counted } from "../../wording/counted.ts";
import { allFindings, tallyOfReview } from "../tally.ts";

/** @param author login of the contributor, as GitHub gives it */
export function nextSteps(review: Review, author: string | undefined): readonly string[] {
  const { error, breaking, warning, info } = tallyOfReview(review);
  const mistakes = error - breaking;
  const optional = warning + info;
  const steps: string[] = [];
  if (mistakes > 0) {
    const rest = optional > 0 ? " The rest is advice and blocks nothing." : "";
    steps.push(`${actor(author)}: fix the ${counted(mistakes, "error")} below${readyFixes(review)}.${rest}`);
  }
  if (breaking > 0) {
    steps.push(
      `**A maintainer**: confirm the ${breaking === 1 ? "breaking change" : counted(breaking, "breaking change")} below with \`/connector acknowledge because <reason>\`, or ask the author to undo ${breaking === 1 ? "it" : "them"}.`,
    );
  }
  if (error === 0 && optional > 0 && review.verdict === "pass") {
    steps.push(`${actor(author)}: look at the advice below; it blocks nothing.`);
    steps.push("**A maintainer**: this can be looked at.");
  }
  if (isDisputed(review)) {
    steps.push(
      "**A maintainer**: decide about what is disputed below; `/connector waive <rule> because <reason>` lets it pass.",
    );
  }
  if (review.verdict === "incomplete") {
    steps.push(
      "**A maintainer**: `/connector recheck` once the reason above is gone; until then nothing here counts as passed.",
    );
  } else if (mistakes > 0 && breaking === 0 && !isDisputed(review)) {
    steps.push("**A maintainer**: nothing yet; every push is reviewed again.");
  }
  return steps;
}

/** Not a mention: whoever opened the pull request is notified by GitHub already. */
function actor(author: string | undefined): string {
  if (author === undefined || !/^[\w-]+(?:\[bot\])?$/.test(author)) return "**The contributor**";
  return `**${author.replaceAll("_", "\\_").replaceAll("[", "\\[")}**`;
}

function readyFixes(review: Review): string {
  const ready = allFindings(review).filter(
    (finding) =>
      isBlocking(finding) &&
      !isBreaking(finding) &&
      finding.occurrences.some((one) => one.suggestion !== null),
  ).length;
  if (ready === 0) return "";
  return ready === 1 ? " (one has a fix ready)" : ` (${ready} have a fix ready)`;
}
