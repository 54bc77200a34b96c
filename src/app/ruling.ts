/** People's decisions applied to a review: what is waived, what is on hold, and what no longer counts and why. */
import { codeSpan, escapeText } from "../report/escape-markdown.ts";
import type { Review } from "../review/finding.ts";
import {
  applyWaivers,
  breakingRules,
  meantFindings,
  type StandingWaiver,
  valueKey,
  valuesNow,
} from "../review/waivers.ts";
import type { Decision } from "../store/decisions.ts";
import { nameOf } from "./decisions.ts";

export interface Ruling {
  readonly review: Review;
  /** Sentences for the summary, as Markdown. */
  readonly notes: readonly string[];
  /** Decisions that were bound to values now, to be saved. */
  readonly boundNow: readonly Decision[];
  /** For the comment's marker: `12345.0:<fingerprint>:<value>`. */
  readonly bound: readonly string[];
}

/** Who put the pull request on hold; undefined when nobody did, or somebody resumed it. */
export function holdOf(decisions: readonly Decision[]): Decision | undefined {
  const last = decisions.findLast(({ command }) => command === "hold" || command === "resume");
  return last?.command === "hold" ? last : undefined;
}

/**
 * Waivers and acknowledgements that count.
 * @param today ISO date
 */
function standing(decisions: readonly Decision[]): readonly Decision[] {
  const found: Decision[] = [];
  for (const decision of decisions) {
    if (decision.command === "waive" || decision.command === "acknowledge") found.push(decision);
    if (decision.command !== "unwaive") continue;
    const kept = found.filter((one) => !takesBack(decision, one));
    found.splice(0, found.length, ...kept);
  }
  return found;
}

function takesBack(unwaive: Decision, waiver: Decision): boolean {
  if (waiver.command === "acknowledge") return unwaive.rule?.startsWith(breakingRules) === true;
  return waiver.rule === unwaive.rule && (unwaive.path === null || unwaive.path === waiver.path);
}

/** Whatever changes the result of a review while its commits stay; empty when nobody decided anything. */
export function stateOf(decisions: readonly Decision[], today: string): string {
  const waivers = standing(decisions).map((one) => `${nameOf(one)}${one.until < today ? " over" : ""}`);
  const hold = holdOf(decisions);
  return [...waivers, ...(hold === undefined ? [] : [`hold ${nameOf(hold)}`])].join();
}

/** @param head the commit that was reviewed @param today ISO date */
export function rule(review: Review, decisions: readonly Decision[], head: string, today: string): Ruling {
  const notes: string[] = [];
  const boundNow: Decision[] = [];
  const waivers: (StandingWaiver & { readonly decision: Decision })[] = [];
  for (const decision of standing(decisions)) {
    const about = aboutOf(decision);
    if (decision.until < today) {
      notes.push(`${named(decision)} ended on ${decision.until}.`);
      continue;
    }
    const values = decision.values ?? (decision.head === head ? valuesNow(review, about) : undefined);
    if (values === undefined) {
      notes.push(`${named(decision)} does not count: ${lostWords(decision)} Say it again.`);
      continue;
    }
    if (decision.values === null) boundNow.push({ ...decision, values });
    if (values.length === 0) notes.push(`${named(decision)} has nothing to apply to.`);
    const { by, because, until } = decision;
    waivers.push({ ...about, values: new Set(values), by, because, until, decision });
  }
  const ruled = applyWaivers(review, waivers);
  notes.push(
    ...waivers.filter((one) => hasChanged(ruled, one)).map(({ decision }) => changedWords(decision)),
  );
  const bound = waivers.flatMap(({ decision, values }) =>
    [...(values ?? [])].map((value) => `${nameOf(decision)}:${value}`),
  );
  return { review: ruled, notes, boundNow, bound };
}

function aboutOf({ command, rule, path }: Decision): Pick<StandingWaiver, "rule" | "covers"> {
  return {
    rule: command === "acknowledge" ? breakingRules : (rule ?? ""),
    covers: (file) =>
      path === null || file === path || file.startsWith(`${path}/`) || file.endsWith(`/${path}`),
  };
}

/** The element is there, its value is another: whoever waived it saw something else. */
function hasChanged(ruled: Review, waiver: StandingWaiver): boolean {
  const elements = new Set([...(waiver.values ?? [])].map((value) => value.slice(0, value.indexOf(":"))));
  return meantFindings(ruled, waiver).some(
    ({ waived, occurrences }) =>
      waived === null &&
      occurrences.some((one) => elements.has(one.fingerprint) && waiver.values?.has(valueKey(one)) !== true),
  );
}

function changedWords(decision: Decision): string {
  return `${named(decision)} no longer counts: the value has changed since. Say it again if it still holds.`;
}

function lostWords({ head }: Decision): string {
  return head === null
    ? "what it was given for is not known any more."
    : "a push came before it was applied.";
}

function named({ command, rule, by }: Decision): string {
  const what = command === "acknowledge" ? "The acknowledgement" : `The waiver of ${codeSpan(rule ?? "")}`;
  return `${what} by ${escapeText(by)}`;
}
