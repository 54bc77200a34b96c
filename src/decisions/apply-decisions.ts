/** People's decisions applied to a review: what is waived, disputed, on hold, and what no longer counts and why. */

import { type Decided, nameOf } from "../pull-request/read-decisions.ts";
import { applyDisputes } from "../review/finding/disputes.ts";
import type { Review } from "../review/finding/finding.ts";
import { applyWaivers, breakingRules, meantFindings, valueKey } from "../review/finding/waivers.ts";
import type { Decision, Learned } from "../store/decisions.ts";
import { disputesIn } from "./accepted-disputes.ts";
import { type DecidedWaiver, type Lapse, lapse, lapsesIn } from "./lapsed.ts";

export interface DecidedReview {
  readonly review: Review;
  /** Sentences for the summary, as Markdown. */
  readonly notes: readonly string[];
  /** What decisions are bound to from now on. */
  readonly boundNow: readonly Learned[];
  /** What the notes tell, to be remembered when they were published: nothing is told on two heads. */
  readonly told: readonly Learned[];
  /** For the comment's marker: `12345.0:<fingerprint>:<value>`. */
  readonly bound: readonly string[];
}

/** Who put the pull request on hold; undefined when nobody did, or somebody resumed it. */
export function holdOf(decisions: readonly Decision[]): Decision | undefined {
  const last = decisions.findLast(({ command }) => command === "hold" || command === "resume");
  return last?.command === "hold" ? last : undefined;
}

/** Waivers and acknowledgements, each with the decision that took it back, if there is one. */
function given(
  decisions: readonly Decision[],
): readonly { readonly decision: Decision; readonly takenBack: Decision | undefined }[] {
  return decisions.flatMap((decision, index) => {
    if (decision.command !== "waive" && decision.command !== "acknowledge") return [];
    const later = decisions.slice(index + 1);
    const takenBack = later.find((one) => one.command === "unwaive" && takesBack(one, decision));
    return [{ decision, takenBack }];
  });
}

function takesBack(unwaive: Decision, waiver: Decision): boolean {
  if (waiver.command === "acknowledge") return unwaive.rule?.startsWith(breakingRules) === true;
  return waiver.rule === unwaive.rule && (unwaive.path === null || unwaive.path === waiver.path);
}

/** Whatever changes the result of a review while its commits stay; empty when nobody decided anything. */
export function stateOf(decisions: readonly Decision[], today: string): string {
  const counting = given(decisions).filter(({ takenBack }) => takenBack === undefined);
  const waivers = counting.map(
    ({ decision }) => `${nameOf(decision)}${decision.until < today ? " over" : ""}`,
  );
  const hold = holdOf(decisions);
  const disputes = decisions.filter(({ command }) => command === "dispute").map(nameOf);
  return [...waivers, ...disputes, ...(hold === undefined ? [] : [`hold ${nameOf(hold)}`])].join();
}

/** @param head the commit that was reviewed @param today ISO date */
export function applyDecisions(
  review: Review,
  { accepted, withdrawn }: Decided,
  head: string,
  today: string,
): DecidedReview {
  const lapses = new Map<Decision, readonly Lapse[]>();
  const boundNow: Learned[] = [];
  const waivers: DecidedWaiver[] = [];
  for (const { decision } of given(withdrawn)) lapses.set(decision, [lapse(decision, "withdrawn")]);
  for (const { decision, takenBack } of given(accepted)) {
    const over = overBy(decision, takenBack, today);
    const binding = over === undefined ? bind(review, decision, head) : undefined;
    if (binding === undefined) {
      lapses.set(decision, [over ?? lapse(decision, "unknown")]);
      continue;
    }
    if (decision.values === null) boundNow.push({ ...keyOf(decision), ...binding });
    waivers.push(waiverOf(decision, binding));
  }
  const ruled = applyWaivers(review, waivers);
  for (const waiver of waivers) lapses.set(waiver.decision, lapsesIn(ruled, waiver));
  const bound = waivers.flatMap(({ decision, values }) =>
    [...values].map((value) => `${nameOf(decision)}:${value}`),
  );
  const disputed = applyDisputes(ruled, disputesIn(accepted));
  return { review: disputed, boundNow, bound, ...tellOnce(lapses, head) };
}

function overBy(decision: Decision, takenBack: Decision | undefined, today: string): Lapse | undefined {
  if (takenBack !== undefined) return lapse(decision, { takenBackBy: takenBack.by });
  return decision.until < today ? lapse(decision, "over") : undefined;
}

type Binding = Required<Pick<Decision, "folders">> & { readonly values: readonly string[] };

/** Undefined: it was given for something that is not known any more. */
function bind(review: Review, decision: Decision, head: string): Binding | undefined {
  const { values, folders = [], path } = decision;
  if (values !== null) return { values, folders };
  if (decision.head !== head) return undefined;
  const covers = (file: string) =>
    path === null || file === path || file.startsWith(`${path}/`) || file.endsWith(`/${path}`);
  const meant = meantFindings(review, { rule: ruleOf(decision), covers });
  const inside = review.connectors.filter(({ findings }) =>
    findings.some((finding) => meant.includes(finding)),
  );
  return {
    values: meant.flatMap(({ occurrences }) => occurrences.map(valueKey)),
    folders: inside.map(({ renamedFrom, folder }) => renamedFrom ?? folder),
  };
}

/** Its values say where it holds; the path it was given with only chose them. */
function waiverOf(decision: Decision, { values, folders }: Binding): DecidedWaiver {
  const { by, because, until } = decision;
  const meaning = { rule: ruleOf(decision), covers: () => true };
  return { ...meaning, values: new Set(values), folders, by, because, until, decision };
}

function ruleOf({ command, rule: id }: Decision): string {
  return command === "acknowledge" ? breakingRules : (id ?? "");
}

function keyOf({ commentId, index }: Decision): Pick<Decision, "commentId" | "index"> {
  return { commentId, index };
}

/** What is not new on this head was told on another one, and is not told again. */
function tellOnce(
  lapses: ReadonlyMap<Decision, readonly Lapse[]>,
  head: string,
): Pick<DecidedReview, "notes" | "told"> {
  const notes: string[] = [];
  const learned: Learned[] = [];
  for (const [decision, current] of lapses) {
    const before = decision.told ?? {};
    const told = Object.fromEntries(current.map(({ key }) => [key, before[key] ?? head]));
    notes.push(...current.filter(({ key }) => told[key] === head).map(({ sentence }) => sentence));
    if (JSON.stringify(told) !== JSON.stringify(before)) learned.push({ ...keyOf(decision), told });
  }
  return { notes, told: learned };
}
