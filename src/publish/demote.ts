/** When GitHub refuses an action, what it would have said goes to the next place. Nothing is lost. */
import { escapeText } from "../report/escape-markdown.ts";
import { inert } from "./fixed-comments.ts";
import { maxFileComments } from "./limits.ts";
import { findingMarkerOf, withoutSaid } from "./marker.ts";
import type { Action, LineComment, Placement, Plan } from "./plan.ts";

/**
 * The plan without the refused action. Line comments become file comments as long as there is room, then rest with
 * their annotations; everything is in the check run's summary anyway, which says what happened.
 *
 * @param refused an action of `plan` that GitHub answered with 4xx while the head had not moved
 * @param reason GitHub's words
 * @throws when the completion of the check run was refused: there is no place left
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

type FileComment = Extract<Action, { kind: "create-file-comment" }>;

function demoteReview(plan: Plan, refused: Extract<Action, { kind: "create-review" }>, reason: string): Plan {
  const standing = plan.actions.filter((action) => action.kind === "create-file-comment").length;
  const room = Math.max(0, maxFileComments - standing);
  const moved = refused.comments.slice(0, room);
  const rest = without(plan, refused, refused.comments.slice(room), reason);
  // The next push may try again what could not stand on a line now.
  const others = rest.actions.map(forgetSaid);
  const toFile = new Set(moved.flatMap((comment) => speaksAbout(comment.body)));
  return {
    ...rest,
    actions: [...moved.map(asFileComment), ...others],
    placements: rest.placements.map((one) => (moves(one, "line", toFile) ? { ...one, home: "file" } : one)),
  };
}

function forgetSaid(action: Action): Action {
  if (action.kind === "create-comment" || action.kind === "edit-comment") {
    return { ...action, body: withoutSaid(action.body) };
  }
  if (action.kind !== "edit-comments") return action;
  return { ...action, edits: action.edits.map((edit) => ({ ...edit, body: withoutSaid(edit.body) })) };
}

function asFileComment({ path, line, body }: LineComment): FileComment {
  const [marker = "", ...text] = body.split("\n");
  return {
    kind: "create-file-comment",
    path,
    body: [marker, `Line ${line}:`, "", inert(text.join("\n"))].join("\n"),
  };
}

/** @param dropped comments that will stand nowhere: their findings rest with the check run */
function without(
  plan: Plan,
  refused: Action,
  dropped: readonly { readonly body: string }[],
  reason: string,
): Plan {
  const gone = new Set(dropped.flatMap((comment) => speaksAbout(comment.body)));
  const home = refused.kind === "create-review" ? "line" : "file";
  return {
    ...plan,
    actions: plan.actions.filter((action) => action !== refused).map((action) => noteRefusal(action, reason)),
    placements: plan.placements.map((one) =>
      moves(one, home, gone) ? { ...one, home: one.isAnnotated ? "annotation" : "summary" } : one,
    ),
  };
}

function moves(placement: Placement, home: Placement["home"], fingerprints: ReadonlySet<string>): boolean {
  return placement.home === home && fingerprints.has(placement.fingerprint);
}

/** The first fingerprint of a comment's marker is the one its placement has. */
function speaksAbout(body: string): readonly string[] {
  const marker = findingMarkerOf({ id: 0, nodeId: "", body, isOurs: true });
  return marker?.fingerprints.slice(0, 1) ?? [];
}

/** The summary keeps thousands of characters free below GitHub's limit; this takes at most about 1,000 of them, once. */
function noteRefusal(action: Action, reason: string): Action {
  if (action.kind !== "complete-check-run" || action.output.summary.includes(refusalNote)) return action;
  const summary = `${action.output.summary}\n\n${refusalNote} (${escapeText(reason)}); what it said is above.`;
  return { ...action, output: { ...action.output, summary } };
}

const refusalNote = "GitHub did not take a comment of this review";
