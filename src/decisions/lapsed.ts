/** Why a waiver or an acknowledgement no longer counts, or no longer for all of its values, as sentences for the summary. */
import type { Occurrence, Review } from "../review/finding/finding.ts";
import { type ActiveWaiver, elementOf, meantFindings, valueKey } from "../review/finding/waivers.ts";
import { shortHash } from "../text/hash.ts";
import { codeSpan, escapeText } from "../wording/escape-markdown.ts";
import type { Decision } from "./decision.ts";

export interface Lapse {
  /** Equal while the reason is the same: a sentence is announced once for each key. */
  readonly key: string;
  /** Markdown. */
  readonly sentence: string;
}

export interface DecidedWaiver extends ActiveWaiver {
  readonly decision: Decision;
  readonly values: ReadonlySet<string>;
  /** Folders of the values, by their names on the merge base; empty where they aren't known. */
  readonly folders: readonly string[];
}

/** The comment is gone; the last day is past; the values it was given for aren't known; a later command took it back. */
type Reason = "withdrawn" | "over" | "unknown" | { readonly takenBackBy: string };

/** The whole decision ended. One key for all reasons: it ends only once. */
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

/** @param waived the review with all waivers applied */
export function lapsesIn(waived: Review, waiver: DecidedWaiver): readonly Lapse[] {
  const name = named(waiver.decision);
  if (waiver.values.size === 0) return [{ key: "nothing", sentence: `${name} has nothing to apply to.` }];
  return [...foldersGone(waived, waiver, name), ...valuesChanged(waived, waiver, name)];
}

function foldersGone(waived: Review, { folders }: DecidedWaiver, name: string): readonly Lapse[] {
  // A folder in a part that could not be read may still exist.
  if (waived.gaps.length > 0) return [];
  const present = new Set(
    waived.connectors
      .filter(({ change }) => change !== "removed")
      .map(({ renamedFrom, folder }) => renamedFrom ?? folder),
  );
  const gone = folders.filter((folder) => !present.has(folder));
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

/** Names listed in one sentence. */
const maxNamed = 3;

/** The element exists with another value, which the person who waived it hasn't seen. */
function valuesChanged(waived: Review, waiver: DecidedWaiver, name: string): readonly Lapse[] {
  const { values } = waiver;
  const elements = new Set([...values].map((value) => value.slice(0, value.indexOf(":"))));
  const changed: Occurrence[] = [];
  let isPart = false;
  for (const finding of meantFindings(waived, waiver)) {
    const own = finding.occurrences.filter((one) => elements.has(elementOf(one)));
    if (own.some((one) => values.has(valueKey(one)))) isPart = true;
    if (finding.waived === null) changed.push(...own.filter((one) => !values.has(valueKey(one))));
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
