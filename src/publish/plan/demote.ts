/** When GitHub refuses an action, its findings get their next placement. No finding is lost. */
import { escapeText } from "../../wording/escape-markdown.ts";
import { findingMarkerOf, stickyMarkerOf, withoutAnnounced } from "../marker/marker.ts";
import type { Action, Placement, Plan } from "./plan.ts";

/**
 * The plan without the refused action. Findings of line comments keep their annotations, and the check run's summary, which
 * lists every finding, says what was refused. The rest notifies people at most once, as the plan did.
 *
 * @param refused an action of `plan` that GitHub answered with 4xx while the head had not moved
 * @param reason GitHub's words
 * @throws when the completion of the check run was refused: there is no further placement
 */
export function afterRefusal(plan: Plan, refused: Action, reason: string): Plan {
  switch (refused.kind) {
    case "create-review":
      return demoteReview(plan, refused, reason);
    case "create-file-comment":
      return without(plan, refused, [refused], reason);
    case "create-comment":
    case "edit-comment":
    case "edit-comments":
    case "set-labels":
      return without(plan, refused, [], reason);
    case "complete-check-run":
      throw new Error(`The check run could not be completed: ${reason}`);
    default:
      return refused satisfies never;
  }
}

/**
 * A new summary in the review becomes a comment. With a posted summary, no comment replaces the review: each further attempt on
 * this head would be refused again and would notify people again.
 */
function demoteReview(plan: Plan, refused: Extract<Action, { kind: "create-review" }>, reason: string): Plan {
  const { body, comments } = refused;
  const rest = without(plan, refused, comments, reason);
  const summary: readonly Action[] = isSticky(body) ? [{ kind: "create-comment", body }] : [];
  // The next push may try these line comments again.
  return { ...rest, actions: [...summary, ...rest.actions].map(clearAnnounced) };
}

function isSticky(body: string): boolean {
  return stickyMarkerOf({ id: 0, nodeId: "", body, isOurs: true }) !== undefined;
}

function clearAnnounced(action: Action): Action {
  if (action.kind === "create-comment" || action.kind === "edit-comment") {
    return { ...action, body: withoutAnnounced(action.body) };
  }
  if (action.kind !== "edit-comments") return action;
  return { ...action, edits: action.edits.map((edit) => ({ ...edit, body: withoutAnnounced(edit.body) })) };
}

/** @param dropped comments that aren't made: the check run shows their findings */
function without(
  plan: Plan,
  refused: Action,
  dropped: readonly { readonly body: string }[],
  reason: string,
): Plan {
  const gone = new Set(dropped.flatMap((comment) => fingerprintsIn(comment.body)));
  const where = refused.kind === "create-review" ? "line" : "file";
  return {
    ...plan,
    actions: plan.actions.filter((action) => action !== refused).map((action) => noteRefusal(action, reason)),
    placements: plan.placements.map((one) =>
      moves(one, where, gone) ? { ...one, where: one.isAnnotated ? "annotation" : "summary" } : one,
    ),
  };
}

function moves(placement: Placement, where: Placement["where"], fingerprints: ReadonlySet<string>): boolean {
  return placement.where === where && fingerprints.has(placement.fingerprint);
}

/** Contains the fingerprint of the comment's placement, which is that of its finding's first occurrence. */
function fingerprintsIn(body: string): readonly string[] {
  const marker = findingMarkerOf({ id: 0, nodeId: "", body, isOurs: true });
  return marker?.fingerprints ?? [];
}

/** Added once, at most about 1,000 characters: the summary leaves thousands below GitHub's limit. */
function noteRefusal(action: Action, reason: string): Action {
  if (action.kind !== "complete-check-run" || action.output.summary.includes(refusalNote)) return action;
  const summary = `${action.output.summary}\n\n${refusalNote} (${escapeText(reason)}); what it said is above.`;
  return { ...action, output: { ...action.output, summary } };
}

const refusalNote = "GitHub did not take a comment of this review";
