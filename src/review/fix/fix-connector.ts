/** Makes all verified fixes of a connector in memory, until no further fix applies. */
import type { Connector } from "../../connector/connector.ts";
import { editedLines } from "../../text/edited-lines.ts";
import { encode } from "../../text/encoding/encode.ts";
import { lineText } from "../../text/source.ts";
import { textAt } from "../finding/occurrence.ts";
import { type EditApplier, makeEditApplier } from "./apply.ts";
import { withoutConflicts } from "./conflicts.ts";
import { byRule, isVerified, type RuleFix, type RuleResults } from "./verify.ts";

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

/** Bounds the time on connectors where few fixes go together. */
const maxLooks = 300;
/** A fix may make another one possible. */
const maxPasses = 5;

interface State {
  readonly connector: Connector;
  readonly results: RuleResultsWithFixes;
  readonly applier: EditApplier;
  readonly fixes: readonly Fix[];
}

/** Makes the fixes of the group together; undefined when that does not keep its promise. */
type Attempt = (state: State, group: readonly RuleFix[]) => State | undefined;

/** @param look all rules on a connector */
export function fixConnector(
  connector: Connector,
  look: (connector: Connector) => RuleResultsWithFixes,
): Fixed {
  let looks = 0;
  const attempt: Attempt = (state, group) => {
    if (group.length === 0 || looks >= maxLooks) return undefined;
    const fixed = state.applier.applyAll(group);
    if (fixed === undefined) return undefined;
    looks += 1;
    const results = look(fixed);
    if (!isVerified(group, state.results, results)) return undefined;
    const made = group.flatMap((one) => madeFix(state, one) ?? []);
    return stateOf(fixed, results, [...state.fixes, ...made.sort((a, b) => a.line - b.line)]);
  };
  let state = stateOf(connector, look(connector), []);
  for (let pass = 0; pass < maxPasses; pass++) {
    const { together } = withoutConflicts(state.applier, state.results.ruleFixes);
    const next = attempt(state, together) ?? byPieces(state, attempt);
    if (next === state) break;
    state = next;
  }
  return { files: filesOf(connector, state.connector), fixes: state.fixes };
}

function stateOf(connector: Connector, results: RuleResultsWithFixes, fixes: readonly Fix[]): State {
  return { connector, results, applier: makeEditApplier(connector, results.ruleFixes), fixes };
}

/** Rule by rule, and where the fixes of a rule do not go together, one by one. */
function byPieces(start: State, attempt: Attempt): State {
  let state = start;
  for (const [{ rule } = { rule: "" }] of byRule(start.results.ruleFixes)) {
    const group = state.results.ruleFixes.filter((one) => one.rule === rule);
    const { together } = withoutConflicts(state.applier, group);
    state = attempt(state, together) ?? oneByOne(state, group, attempt);
  }
  return state;
}

function oneByOne(start: State, group: readonly RuleFix[], attempt: Attempt): State {
  let state = start;
  for (const { fingerprint } of group.length > 1 ? group : []) {
    const one = state.results.ruleFixes.find((each) => each.fingerprint === fingerprint);
    state = (one && attempt(state, [one])) ?? state;
  }
  return state;
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
