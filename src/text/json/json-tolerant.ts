import type { Node, ParseError } from "jsonc-parser";
import type { JsonValue } from "./json.ts";
import type { JsonProblem } from "./json-problems.ts";
import { isMissingCloser, problemLimit, problemsOf } from "./json-problems.ts";
import { loadJsonc } from "./jsonc.ts";

/** What could be read from a text that JSON.parse refuses, and why it was refused. No value: nothing can be relied on. */
export function readTolerantly(text: string): {
  readonly value: JsonValue | undefined;
  readonly problems: readonly JsonProblem[];
} {
  const conflict = conflictIn(text);
  if (conflict !== undefined) return { value: undefined, problems: [conflict] };
  const errors: ParseError[] = [];
  const root = treeOf(text, errors);
  const problems = problemsOf(text, errors);
  const isSound = errors.length < problemLimit && !problems.some(({ kind }) => kind === "structure");
  const value = root !== undefined && isSound && isWhole(text, root, errors) ? valueOfNode(root) : undefined;
  return { value, problems };
}

/** The text as a tree with offsets. The text must not be deeper than the limit. */
export function treeOf(text: string, errors: ParseError[] = []): Node | undefined {
  return loadJsonc().parseTree(text, errors, { allowTrailingComma: true });
}

/** The names of the members around an offset, outermost first; items of lists have none. */
export function namesAt(text: string, offset: number): string[] {
  const { path } = loadJsonc().getLocation(text, offset);
  return path.filter((segment) => typeof segment === "string" && segment !== "").map(String);
}

/** The value of a tree. Of equal keys the last one wins. */
function valueOfNode(node: Node): JsonValue {
  if (node.type === "array") return (node.children ?? []).map(valueOfNode);
  if (node.type !== "object") return scalarOf(node);
  const members: [string, JsonValue][] = [];
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (key !== undefined && value !== undefined) members.push([String(key.value), valueOfNode(value)]);
  }
  return Object.fromEntries(members);
}

function scalarOf(node: Node): JsonValue {
  const value: unknown = node.value;
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

/**
 * Nothing but stray closers follows the root, or at most the root's own closer is missing: otherwise a part of the
 * document may be missing or at a wrong level. Which bracket is one too many, or missing, is shown by indentation.
 */
function isWhole(text: string, root: Node, errors: readonly ParseError[]): boolean {
  const missing = errors.filter((error) => isMissingCloser(text, error)).length;
  if (missing > 0) return missing === 1 && /^[ \t]+[\]}]$/.test(lastLine(text));
  const end = root.offset + root.length;
  const after = withoutComments(text.slice(end));
  if (root.length === 0 || !/^[\s\]},;]*$/.test(after)) return false;
  return !/[\]}]/.test(after) || /^[\]}]$/.test(lastLine(text.slice(0, end)));
}

function lastLine(text: string): string {
  const trimmed = text.trimEnd();
  return trimmed.slice(Math.max(trimmed.lastIndexOf("\n"), trimmed.lastIndexOf("\r")) + 1);
}

function withoutComments(text: string): string {
  return loadJsonc().stripComments(text);
}

function conflictIn(text: string): JsonProblem | undefined {
  const marker = /^(?:<{7}|>{7}) .*$/m.exec(text);
  if (marker === null) return undefined;
  const span = { start: marker.index, end: marker.index + marker[0].length };
  return { kind: "conflict-marker", span, message: "a merge conflict is not resolved" };
}
