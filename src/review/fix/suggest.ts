/** Ready fixes for what a review shows: the verified fixes, as lines to put in place of others. */
import type { Connector } from "../../connector/connector.ts";
import { applyEdits } from "../../text/edit.ts";
import { editedLines } from "../../text/edited-lines.ts";
import type { OccurrenceWithAge } from "../finding/baseline.ts";
import type { Severity, Suggestion } from "../finding/finding.ts";
import { groupsOf } from "../finding/group.ts";
import { textAt } from "../finding/occurrence.ts";
import { type EditApplier, type FileEdits, makeEditApplier } from "./apply.ts";
import { withoutConflicts } from "./conflicts.ts";
import {
  type Budget,
  type RuleFix,
  type RuleResults,
  type RunRules,
  sizeOf,
  verifyEach,
  verifyTogether,
} from "./verify.ts";

/** More is nothing anybody reads before a click. In UTF-16 code units. */
const maxSuggestionLength = 20_000;

/** Locations of one finding that are tried before the finding gets no suggestion. */
const maxTries = 2;
/** Of a pull request's connector; nine of ten published definitions have less than 190 kB. */
const budget: Budget = { looks: 24, bytes: 4_000_000 };

/**
 * How much is verified: fixes on their own (one of each finding, as far as the budget goes), all of them made in one,
 * nothing.
 */
export type Verification = "each" | "together" | "none";

/**
 * The diagnostics, those with a verified fix with its suggestion. Only what is shown is verified: what is new, or touched.
 * @param connector that the diagnostics are about
 * @param before what the rules say about it; asked for only where something can be verified
 * @param verification `each` for suggestions that are taken one by one; `together` where `check --fix` makes all of them
 */
export function withSuggestions(
  connector: Connector,
  diagnostics: readonly OccurrenceWithAge[],
  severityOf: (one: OccurrenceWithAge) => Severity,
  before: () => RuleResults,
  look: RunRules,
  verification: Verification,
): readonly OccurrenceWithAge[] {
  const proposed = diagnostics.flatMap((occurrenceWithAge) => ruleFixOf(occurrenceWithAge) ?? []);
  if (proposed.length === 0 || verification === "none" || sizeOf(connector) > budget.bytes)
    return diagnostics;
  const applier = makeEditApplier(connector, proposed);
  const withLines = (one: FixToVerify): readonly WithLines[] => {
    const suggestion = suggestionOf(connector, applier, one);
    return suggestion === null ? [] : [{ ...one, suggestion }];
  };
  const verified =
    verification === "together"
      ? verifyTogether(applier, withoutConflicts(applier, proposed).together, before(), look).flatMap(
          withLines,
        )
      : verifyEach(applier, firstOfFindings(proposed, severityOf, withLines), before(), look, budget);
  const ready = new Map(verified.map((one) => [one.occurrenceWithAge, one.suggestion]));
  return diagnostics.map((occurrenceWithAge) => {
    const suggestion = ready.get(occurrenceWithAge);
    return suggestion === undefined
      ? occurrenceWithAge
      : { ...occurrenceWithAge, occurrence: { ...occurrenceWithAge.occurrence, suggestion } };
  });
}

type FixToVerify = RuleFix & { readonly occurrenceWithAge: OccurrenceWithAge };
type WithLines = FixToVerify & { readonly suggestion: Suggestion };

/** Of each finding those that are tried: a comment shows one. */
function firstOfFindings(
  proposed: readonly FixToVerify[],
  severityOf: (one: OccurrenceWithAge) => Severity,
  withLines: (one: FixToVerify) => readonly WithLines[],
): readonly (readonly WithLines[])[] {
  const of = new Map(proposed.map((one) => [one.occurrenceWithAge, one]));
  const groups = groupsOf([...of.keys()], severityOf);
  return groups.map(({ members }) =>
    members.slice(0, maxTries).flatMap((occurrenceWithAge) => {
      const one = of.get(occurrenceWithAge);
      return one === undefined ? [] : withLines(one);
    }),
  );
}

function ruleFixOf(occurrenceWithAge: OccurrenceWithAge): FixToVerify | undefined {
  const { diagnostic, rule, file, occurrence, age, isTouched } = occurrenceWithAge;
  const isShown = age === "new" || (age === "existing" && isTouched);
  if (diagnostic.edits === undefined || !isShown) return undefined;
  return {
    rule: rule.id,
    fingerprint: occurrence.fingerprint,
    file,
    edits: diagnostic.edits,
    occurrenceWithAge,
  };
}

/**
 * Null where lines in place of lines do not do what the fix does, or too much for anybody to read. Whoever takes the
 * suggestion counts lines by line feeds and ends them as the file does.
 */
function suggestionOf(connector: Connector, applier: EditApplier, fix: FileEdits): Suggestion | null {
  const file = textAt(connector, fix.file);
  const edits = applier.editsOf(fix);
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
