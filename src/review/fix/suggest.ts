/** Ready fixes for what a review shows: the proven repairs, as lines to put in place of others. */
import type { Connector } from "../../connector/connector.ts";
import { applyEdits } from "../../text/edit.ts";
import { editedLines } from "../../text/edited-lines.ts";
import type { Aged } from "../finding/baseline.ts";
import type { Severity, Suggestion } from "../finding/finding.ts";
import { groupsOf } from "../finding/group.ts";
import { textAt } from "../finding/occurrence.ts";
import { type FileRepair, type Mender, makeMender } from "./apply.ts";
import { withoutConflicts } from "./conflicts.ts";
import {
  type Budget,
  type Look,
  type Looker,
  type Mendable,
  proveEach,
  proveTogether,
  sizeOf,
} from "./verify.ts";

/** More is nothing anybody reads before a click. In UTF-16 code units. */
const maxSuggestionLength = 20_000;

/** Places of one finding that are tried before nothing is offered. */
const maxTries = 2;
/** Of a pull request's connector; nine of ten published definitions have less than 190 kB. */
const budget: Budget = { looks: 24, bytes: 4_000_000 };

/**
 * How much is proven: repairs on their own (one of each finding, as far as the budget goes), all of them made in one,
 * nothing.
 */
export type Proofs = "each" | "together" | "none";

/**
 * The sightings, those with a proven repair with its suggestion. Only what is shown is proven: what is new, or touched.
 * @param connector where the sightings were seen
 * @param before what the rules say about it; asked for only where something can be proven
 * @param proofs `each` for suggestions that are taken one by one; `together` where `check --fix` makes all of them
 */
export function withSuggestions(
  connector: Connector,
  sightings: readonly Aged[],
  severityOf: (one: Aged) => Severity,
  before: () => Look,
  look: Looker,
  proofs: Proofs,
): readonly Aged[] {
  const candidates = sightings.flatMap((aged) => mendableOf(aged) ?? []);
  if (candidates.length === 0 || proofs === "none" || sizeOf(connector) > budget.bytes) return sightings;
  const mender = makeMender(connector, candidates);
  const withLines = (one: Candidate): readonly WithLines[] => {
    const suggestion = suggestionOf(connector, mender, one);
    return suggestion === null ? [] : [{ ...one, suggestion }];
  };
  const proven =
    proofs === "together"
      ? proveTogether(mender, withoutConflicts(mender, candidates).together, before(), look).flatMap(
          withLines,
        )
      : proveEach(mender, firstOfFindings(candidates, severityOf, withLines), before(), look, budget);
  const ready = new Map(proven.map((one) => [one.aged, one.suggestion]));
  return sightings.map((aged) => {
    const suggestion = ready.get(aged);
    return suggestion === undefined ? aged : { ...aged, occurrence: { ...aged.occurrence, suggestion } };
  });
}

type Candidate = Mendable & { readonly aged: Aged };
type WithLines = Candidate & { readonly suggestion: Suggestion };

/** Of each finding those that are tried: a comment shows one. */
function firstOfFindings(
  candidates: readonly Candidate[],
  severityOf: (one: Aged) => Severity,
  withLines: (one: Candidate) => readonly WithLines[],
): readonly (readonly WithLines[])[] {
  const of = new Map(candidates.map((one) => [one.aged, one]));
  const groups = groupsOf([...of.keys()], severityOf);
  return groups.map(({ members }) =>
    members.slice(0, maxTries).flatMap((aged) => {
      const one = of.get(aged);
      return one === undefined ? [] : withLines(one);
    }),
  );
}

function mendableOf(aged: Aged): Candidate | undefined {
  const { sighting, rule, file, occurrence, age, isTouched } = aged;
  const isShown = age === "new" || (age === "existing" && isTouched);
  if (sighting.repair === undefined || !isShown) return undefined;
  return { rule: rule.id, fingerprint: occurrence.fingerprint, file, repair: sighting.repair, aged };
}

/**
 * Null where lines in place of lines do not do what the repair does, or too much for anybody to read. Whoever takes the
 * suggestion counts lines by line feeds and ends them as the file does.
 */
function suggestionOf(connector: Connector, mender: Mender, repair: FileRepair): Suggestion | null {
  const file = textAt(connector, repair.file);
  const edits = mender.editsOf(repair);
  if (file === undefined || edits === undefined) return null;
  const { text } = file.source;
  const { bom, lineEnd } = file.decoded;
  const suggestion = editedLines(file.source, edits);
  // The mark is part of the first line and cannot be written into a comment.
  if (lineEnd === "mixed" || (bom && suggestion.startLine === 1)) return null;
  const length = suggestion.lines.reduce((sum, line) => sum + line.length + 1, 0);
  // Neither can these: one would end a line on the way to GitHub, the other become another character.
  const isPlain = suggestion.lines.every((line) => !/[\r\0]/.test(line));
  if (!isPlain || length > maxSuggestionLength) return null;
  const taken = takenInto(text, suggestion, lineEnd === "crlf" ? "\r\n" : "\n");
  return taken !== text && taken === applyEdits(text, edits) ? suggestion : null;
}

function takenInto(text: string, { startLine, endLine, lines }: Suggestion, lineEnd: string): string {
  const old = text.split("\n");
  const isLast = endLine >= old.length;
  const fresh = lines.map(
    (line, at) => line + (isLast && at === lines.length - 1 ? "" : lineEnd.slice(0, -1)),
  );
  return old.toSpliced(startLine - 1, endLine - startLine + 1, ...fresh).join("\n");
}
