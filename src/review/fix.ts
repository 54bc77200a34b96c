/** Makes all proven repairs of a connector in memory, until nothing more can be repaired. */
import type { Connector } from "../connector/connector.ts";
import type { Edit } from "../text/edit.ts";
import { editedLines } from "../text/edited-lines.ts";
import { encode } from "../text/encode.ts";
import { lineText } from "../text/source.ts";
import { editsOf, mend } from "./mend.ts";
import { textAt } from "./occurrence.ts";
import { keepsPromise, type Look, type Mendable } from "./prove.ts";

export interface FixedFile {
  /** Path from the repository's root. */
  readonly path: string;
  /** Git blob id of the bytes the fixes were made for. */
  readonly was: string;
  /** In the encoding the file had. */
  readonly bytes: Uint8Array;
}

/** One repair that was made. */
export interface Fix {
  readonly rule: string;
  readonly file: string;
  /** 1-based, in the text the repair was made in: repairs before it may have moved it. */
  readonly line: number;
  /** Null where the file holds a secret: then its lines are not shown. */
  readonly lines: { readonly before: readonly string[]; readonly after: readonly string[] } | null;
}

export interface Fixed {
  readonly files: readonly FixedFile[];
  readonly fixes: readonly Fix[];
}

/** What the rules say, and what they offer to repair. */
export interface Offer extends Look {
  /** Files with something that must not be shown. */
  readonly secretFiles: ReadonlySet<string>;
  readonly mendables: readonly Mendable[];
}

/** Bounds the time on connectors where hardly anything can be repaired together. */
const maxLooks = 300;
/** A repair may make another one possible. */
const maxPasses = 5;

interface State {
  readonly connector: Connector;
  readonly offer: Offer;
  readonly fixes: readonly Fix[];
}

/** @param look all rules on a connector */
export function fixConnector(connector: Connector, look: (connector: Connector) => Offer): Fixed {
  let looks = 0;
  const attempt = (state: State, group: readonly Mendable[]): State | undefined => {
    if (group.length === 0 || looks >= maxLooks) return undefined;
    const mended = mend(state.connector, group);
    if (mended === undefined) return undefined;
    looks += 1;
    const offer = look(mended);
    if (!keepsPromise(group, state.offer, offer)) return undefined;
    const made = group.flatMap((one) => fixOf(state, one) ?? []);
    return { connector: mended, offer, fixes: [...state.fixes, ...made] };
  };
  let state: State = { connector, offer: look(connector), fixes: [] };
  for (let pass = 0; pass < maxPasses; pass++) {
    const next = attempt(state, state.offer.mendables) ?? byPieces(state, attempt);
    if (next === state) break;
    state = next;
  }
  return { files: filesOf(connector, state.connector), fixes: state.fixes };
}

/** Rule by rule, and where the repairs of a rule do not go together, one by one. */
function byPieces(
  start: State,
  attempt: (state: State, group: readonly Mendable[]) => State | undefined,
): State {
  let state = start;
  for (const rule of new Set(start.offer.mendables.map((one) => one.rule))) {
    const group = state.offer.mendables.filter((one) => one.rule === rule);
    const together = attempt(state, group);
    if (together !== undefined) {
      state = together;
      continue;
    }
    for (const { fingerprint } of group.length > 1 ? group : []) {
      const one = state.offer.mendables.find((each) => each.fingerprint === fingerprint);
      state = (one && attempt(state, [one])) ?? state;
    }
  }
  return state;
}

function fixOf({ connector, offer }: State, { rule, file, repair }: Mendable): Fix | undefined {
  const text = textAt(connector, file);
  const edits: readonly Edit[] = (text && editsOf(text, [repair])) ?? [];
  if (text === undefined || edits.length === 0) return undefined;
  const { startLine, endLine, lines } = editedLines(text.source, edits);
  const before: string[] = [];
  for (let line = startLine; line <= endLine; line++) before.push(lineText(text.source, line));
  return {
    rule,
    file,
    line: startLine,
    lines: offer.secretFiles.has(file) ? null : { before, after: lines },
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
