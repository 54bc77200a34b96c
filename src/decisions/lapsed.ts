/** Why a waiver or an acknowledgement does not count, or not for all it was given for, in words for the summary. */

import type { Occurrence, Review } from "../review/finding/finding.ts";
import { type ActiveWaiver, elementOf, meantFindings, valueKey } from "../review/finding/waivers.ts";
import type { Decision } from "../store/decisions.ts";
import { shortHash } from "../text/hash.ts";
import { codeSpan, escapeText } from "../wording/escape-markdown.ts";

export interface Lapse {
  /** Equal as long as it is the same reason. */
  readonly key: string;
  /** Markdown. */
  readonly sentence: string;
}

export interface DecidedWaiver extends ActiveWaiver {
  readonly decision: Decision;
  readonly values: ReadonlySet<string>;
  /** Where these are, by their names on the merge base; empty where that is not known. */
  readonly folders: readonly string[];
}

/** Its comment is gone; its last day is past; what it was given for is not known; somebody took it back. */
type Reason = "withdrawn" | "over" | "unknown" | { readonly takenBackBy: string };

/** What ended once does not end again for another reason. */
export function lapse(decision: Decision, reason: Reason): Lapse {
  return { key: "ended", sentence: `${named(decision)} ${why(decision, reason)}` };
}

function why({ head, until }: Decision, reason: Reason): string {
  if (typeof reason === "object") return `ended: ${escapeText(reason.takenBackBy)} took it back.`;
  switch (reason) {
    case "withdrawn":
      return "ended: its comment was deleted or changed.";
    case "over":
      return `ended on ${until}.`;
    case "unknown":
      return head === null
        ? "does not count: what it was given for is not known any more. Say it again."
        : "does not count: a push came before it was applied. Say it again.";
    default:
      return reason satisfies never;
  }
}

/** @param ruled the review with all waivers applied */
export function lapsesIn(ruled: Review, waiver: DecidedWaiver): readonly Lapse[] {
  const name = named(waiver.decision);
  if (waiver.values.size === 0) return [{ key: "nothing", sentence: `${name} has nothing to apply to.` }];
  return [...foldersGone(ruled, waiver, name), ...valuesChanged(ruled, waiver, name)];
}

function foldersGone(ruled: Review, { folders }: DecidedWaiver, name: string): readonly Lapse[] {
  // What was not looked at is not gone.
  if (ruled.gaps.length > 0) return [];
  const there = new Set(
    ruled.connectors
      .filter(({ change }) => change !== "removed")
      .map(({ renamedFrom, folder }) => renamedFrom ?? folder),
  );
  const gone = folders.filter((folder) => !there.has(folder));
  if (gone.length === 0) return [];
  const what = gone
    .slice(0, maxNamed)
    .map((folder) => codeSpan(folder))
    .join(", ");
  const is = gone.length === 1 ? "is" : "are";
  const sentence =
    gone.length === folders.length
      ? `${name} ended: ${what} ${is} no longer part of the pull request.`
      : `${name} no longer counts for ${what}, which ${is} no longer part of the pull request.`;
  return [{ key: `gone ${shortHash(gone.join("\n"))}`, sentence }];
}

/** Names in one sentence. */
const maxNamed = 3;

/** The element is there, its value is another: whoever waived it saw something else. */
function valuesChanged(ruled: Review, waiver: DecidedWaiver, name: string): readonly Lapse[] {
  const { values } = waiver;
  const elements = new Set([...values].map((value) => value.slice(0, value.indexOf(":"))));
  const changed: Occurrence[] = [];
  let isPart = false;
  for (const { waived, occurrences } of meantFindings(ruled, waiver)) {
    const own = occurrences.filter((one) => elements.has(elementOf(one)));
    if (own.some((one) => values.has(valueKey(one)))) isPart = true;
    if (waived === null) changed.push(...own.filter((one) => !values.has(valueKey(one))));
  }
  if (changed.length === 0) return [];
  const subjects = [...new Set(changed.map(({ subject }) => subject))].slice(0, maxNamed);
  const what = isPart ? ` for ${subjects.map((subject) => codeSpan(subject)).join(", ")}` : "";
  const key = `changed ${shortHash(changed.map(elementOf).toSorted().join())}`;
  const sentence = `${name} no longer counts${what}: the value has changed since. Say it again if it still holds.`;
  return [{ key, sentence }];
}

function named({ command, rule, by }: Decision): string {
  const what = command === "acknowledge" ? "The acknowledgement" : `The waiver of ${codeSpan(rule ?? "")}`;
  return `${what} by ${escapeText(by)}`;
}
