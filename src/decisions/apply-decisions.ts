/** Applies what people decided to a review: waives and disputes findings, and says which decisions lapsed. */
import { applyDisputes } from "../review/finding/disputes.ts";
import type { Review } from "../review/finding/finding.ts";
import { applyWaivers, breakingRules, meantFindings, valueKey } from "../review/finding/waivers.ts";
import { type Decision, type DecisionUpdate, nameOf, type PullRequestDecisions } from "./decision.ts";
import { waiversIn } from "./decision-state.ts";
import { disputesIn } from "./disputes.ts";
import { type DecidedWaiver, type Lapse, lapse, lapsesIn } from "./lapsed.ts";

export interface DecidedReview {
  readonly review: Review;
  /** Sentences for the summary, as Markdown. */
  readonly notes: readonly string[];
  /** The values that decisions without any are bound to by this review; to be stored. */
  readonly bindings: readonly DecisionUpdate[];
  /** Which lapses the notes announce on which head; to be stored once they are published, so that no other head repeats them. */
  readonly announced: readonly DecisionUpdate[];
  /** For the marker of the summary: `12345.0:<fingerprint>:<value>`. */
  readonly boundValues: readonly string[];
}

/**
 * @param head the commit that was reviewed
 * @param today ISO date
 */
export function applyDecisions(
  review: Review,
  { accepted, withdrawn }: PullRequestDecisions,
  head: string,
  today: string,
): DecidedReview {
  const lapses = new Map<Decision, readonly Lapse[]>();
  const bindings: DecisionUpdate[] = [];
  const waivers: DecidedWaiver[] = [];
  for (const { decision } of waiversIn(withdrawn)) lapses.set(decision, [lapse(decision, "withdrawn")]);
  for (const { decision, takenBack } of waiversIn(accepted)) {
    const ended = endOf(decision, takenBack, today);
    const binding = ended === undefined ? bind(review, decision, head) : undefined;
    if (binding === undefined) {
      lapses.set(decision, [ended ?? lapse(decision, "unknown")]);
      continue;
    }
    if (decision.values === null) bindings.push({ ...keyOf(decision), ...binding });
    waivers.push(waiverOf(decision, binding));
  }
  const waived = applyWaivers(review, waivers);
  for (const waiver of waivers) lapses.set(waiver.decision, lapsesIn(waived, waiver));
  const boundValues = waivers.flatMap(({ decision, values }) =>
    [...values].map((value) => `${nameOf(decision)}:${value}`),
  );
  const decided = applyDisputes(waived, disputesIn(accepted));
  return { review: decided, bindings, boundValues, ...announce(lapses, head) };
}

function endOf(decision: Decision, takenBack: Decision | undefined, today: string): Lapse | undefined {
  if (takenBack !== undefined) return lapse(decision, { takenBackBy: takenBack.by });
  return decision.until < today ? lapse(decision, "over") : undefined;
}

type Binding = Required<Pick<Decision, "folders">> & { readonly values: readonly string[] };

/** Undefined: the decision is about a head that isn't known, or isn't the reviewed one. */
function bind(review: Review, decision: Decision, head: string): Binding | undefined {
  const { values, folders = [], path } = decision;
  if (values !== null) return { values, folders };
  if (decision.head !== head) return undefined;
  const holdsFor = (file: string) =>
    path === null || file === path || file.startsWith(`${path}/`) || file.endsWith(`/${path}`);
  const meant = meantFindings(review, { rule: ruleOf(decision), holdsFor });
  const inside = review.connectors.filter(({ findings }) =>
    findings.some((finding) => meant.includes(finding)),
  );
  return {
    values: meant.flatMap(({ occurrences }) => occurrences.map(valueKey)),
    folders: inside.map(({ renamedFrom, folder }) => renamedFrom ?? folder),
  };
}

/** For every file: the values say where it holds, and the path was only used to choose them. */
function waiverOf(decision: Decision, { values, folders }: Binding): DecidedWaiver {
  const { by, because, until } = decision;
  const scope = { rule: ruleOf(decision), holdsFor: () => true };
  return { ...scope, values: new Set(values), folders, by, because, until, decision };
}

function ruleOf({ command, rule: id }: Decision): string {
  return command === "acknowledge" ? breakingRules : (id ?? "");
}

function keyOf({ commentId, index }: Decision): Pick<Decision, "commentId" | "index"> {
  return { commentId, index };
}

/** A lapse is announced on the first head that has it; on later heads its sentence is left out. */
function announce(
  lapses: ReadonlyMap<Decision, readonly Lapse[]>,
  head: string,
): Pick<DecidedReview, "notes" | "announced"> {
  const notes: string[] = [];
  const updates: DecisionUpdate[] = [];
  for (const [decision, current] of lapses) {
    const before = decision.announced ?? {};
    const announced = Object.fromEntries(current.map(({ key }) => [key, before[key] ?? head]));
    notes.push(...current.filter(({ key }) => announced[key] === head).map(({ sentence }) => sentence));
    if (JSON.stringify(announced) !== JSON.stringify(before)) updates.push({ ...keyOf(decision), announced });
  }
  return { notes, announced: updates };
}
