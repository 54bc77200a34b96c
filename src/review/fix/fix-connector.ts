/** Makes all verified fixes of a connector in memory, until no further fix applies. */
import type { Connector } from "../../connector/connector.ts";
import { editedLines } from "../../text/edited-lines.ts";
import { encode } from "../../text/encoding/encode.ts";
import { lineText } from "../../text/source.ts";
import { textAt } from "../finding/occurrence.ts";
import { type EditApplier, makeEditApplier } from "./apply.ts";
import { withoutConflicts } from "./conflicts.ts";
import { isVerified, type RuleFix, type RuleResults, suspectsIn } from "./verify.ts";

export interface FixedFile {
  /** Path from the repository's root. */
  readonly path: string;
  /** Git blob id of the bytes the fixes were made for. */
  readonly was: string;
  /** In the encoding the file had. */
  readonly bytes: Uint8Array;
}

/** One fix that was made. */
export interface Fix {
  readonly rule: string;
  readonly file: string;
  /** 1-based, in the text the fix was made in: fixes before it may have moved it. */
  readonly line: number;
  /** Null where the file holds a secret: then its lines are not shown. */
  readonly lines: { readonly before: readonly string[]; readonly after: readonly string[] } | null;
}

export interface Fixed {
  readonly files: readonly FixedFile[];
  readonly fixes: readonly Fix[];
}

/** What the rules say, and which fixes they propose. */
export interface RuleResultsWithFixes extends RuleResults {
  /** Files with something that must not be shown. */
  readonly secretFiles: ReadonlySet<string>;
  readonly ruleFixes: readonly RuleFix[];
}

/**
 * How often all rules look at one connector again. Of 211 published connectors all but one need at most 6; what is left
 * stays a finding.
 */
const maxLooks = 10;

interface State {
  readonly connector: Connector;
  readonly results: RuleResultsWithFixes;
  readonly applier: EditApplier;
  readonly fixes: readonly Fix[];
}

/**
 * Tries all fixes together. A group that brings something new is divided: first the fixes that are not suspected, then the
 * suspects. Suspects that bring something new among themselves are refused.
 * @param look all rules on a connector
 */
export function fixConnector(
  connector: Connector,
  look: (connector: Connector) => RuleResultsWithFixes,
): Fixed {
  let state = stateOf(connector, look(connector), []);
  const refused = new Set<string>();
  const waiting: (readonly RuleFix[])[] = [];
  let looks = 0;
  while (looks < maxLooks) {
    const group = nextGroup(state, waiting, refused);
    if (group.length === 0) break;
    const fixed = state.applier.applyAll(group);
    if (fixed === undefined) waiting.unshift(...halves(group, refused));
    else {
      looks += 1;
      const results = look(fixed);
      if (isVerified(group, state.results, results)) state = afterFixes(state, group, fixed, results);
      else waiting.unshift(...divided(group, state.results, results, refused));
    }
  }
  return { files: filesOf(connector, state.connector), fixes: state.fixes };
}

function afterFixes(
  state: State,
  group: readonly RuleFix[],
  fixed: Connector,
  results: RuleResultsWithFixes,
): State {
  const made = group.flatMap((one) => madeFix(state, one) ?? []);
  return stateOf(fixed, results, [...state.fixes, ...made.sort((a, b) => a.line - b.line)]);
}

function stateOf(connector: Connector, results: RuleResultsWithFixes, fixes: readonly Fix[]): State {
  return { connector, results, applier: makeEditApplier(connector, results.ruleFixes), fixes };
}

/** What was divided, as it is in the present text; after that what can be made together of everything. */
function nextGroup(
  { results, applier }: State,
  waiting: (readonly RuleFix[])[],
  refused: ReadonlySet<string>,
): readonly RuleFix[] {
  for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
    const fingerprints = new Set(group.map(({ fingerprint }) => fingerprint));
    const present = results.ruleFixes.filter(
      ({ fingerprint }) => fingerprints.has(fingerprint) && !refused.has(fingerprint),
    );
    const { together } = withoutConflicts(applier, present);
    if (together.length > 0) return together;
  }
  const others = results.ruleFixes.filter(({ fingerprint }) => !refused.has(fingerprint));
  return withoutConflicts(applier, others).together;
}

/** Fixes without a suspect, then the suspects. */
function divided(
  group: readonly RuleFix[],
  before: RuleResults,
  after: RuleResults,
  refused: Set<string>,
): readonly (readonly RuleFix[])[] {
  const suspects = suspectsIn(group, before, after);
  const others = group.filter((one) => !suspects.has(one));
  if (suspects.size === 0) return halves(group, refused);
  if (others.length > 0) return [others, [...suspects]];
  for (const { fingerprint } of suspects) refused.add(fingerprint);
  return [];
}

/** A fix that cannot be divided any more is refused. */
function halves(group: readonly RuleFix[], refused: Set<string>): readonly (readonly RuleFix[])[] {
  const [first, ...others] = group;
  if (first !== undefined && others.length === 0) refused.add(first.fingerprint);
  const middle = Math.ceil(group.length / 2);
  return others.length === 0 ? [] : [group.slice(0, middle), group.slice(middle)];
}

function madeFix({ connector, results, applier }: State, one: RuleFix): Fix | undefined {
  const { rule, file } = one;
  const text = textAt(connector, file);
  const edits = applier.editsOf(one);
  if (text === undefined || edits === undefined) return undefined;
  const { startLine, endLine, lines } = editedLines(text.source, edits);
  const before: string[] = [];
  for (let line = startLine; line <= endLine; line++) before.push(lineText(text.source, line));
  return {
    rule,
    file,
    line: startLine,
    lines: results.secretFiles.has(file) ? null : { before, after: lines },
  };
}

function filesOf(before: Connector, after: Connector): readonly FixedFile[] {
  return before.files.flatMap(({ path, id }) => {
    const text = textAt(after, path);
    if (text === undefined || text.source.text === textAt(before, path)?.source.text) return [];
    const bytes = encode(text.source.text, text.decoded);
    return bytes === undefined ? [] : [{ path, was: id, bytes }];
  });
}
