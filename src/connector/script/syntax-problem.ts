/** The first thing in a script that isn't C#. */
import type { Span } from "../../text/location.ts";
import type { ParsedScript } from "./parse-script.ts";
import { descendants, type SyntaxNode } from "./syntax-tree.ts";

export interface SyntaxProblem {
  /**
   * A bracket without a counterpart, a string that isn't closed, a token that has to be written, a text that isn't
   * understood, anything else, some lines away at most.
   */
  readonly kind: "bracket" | "string" | "missing" | "unexpected" | "somewhere";
  /** `{`, `;`; the quote of a string; the text that isn't understood, shortened; empty when that isn't known. */
  readonly token: string;
  readonly span: Span;
}

/** Characters of an unexpected text. */
const maxToken = 40;
const closerOf: Readonly<Record<string, string>> = { "{": "}", "[": "]", "(": ")" };

/** @returns undefined for clean scripts, and where branches of `#if` may each have a part of a statement */
export function findProblem(
  { root, hasError, cleanUntil }: ParsedScript,
  text: string,
): SyntaxProblem | undefined {
  if (!hasError) return undefined;
  const nodes = [...descendants(root)];
  if (nodes.some(({ type }) => type === "preproc_if")) return undefined;
  return openString(nodes, text) ?? unmatchedBracket(nodes) ?? firstError(nodes, text, cleanUntil);
}

/** Quotes of strings belong to the strings; one on its own opens what never ends. */
function openString(nodes: readonly SyntaxNode[], text: string): SyntaxProblem | undefined {
  for (const { type, children } of nodes) {
    const quote = type === "ERROR" ? children.find((child) => child.type === '"') : undefined;
    if (quote === undefined) continue;
    return { kind: "string", token: '"', span: lineFrom(quote.start, text) };
  }
  return undefined;
}

function unmatchedBracket(nodes: readonly SyntaxNode[]): SyntaxProblem | undefined {
  const open: SyntaxNode[] = [];
  const problem = ({ type, start, end }: SyntaxNode): SyntaxProblem => ({
    kind: "bracket",
    token: type,
    span: { start, end },
  });
  for (const node of nodes) {
    if (node.isNamed || node.isMissing || !/^[{}[\]()]$/.test(node.type)) continue;
    if (closerOf[node.type] !== undefined) {
      open.push(node);
      continue;
    }
    const last = open.pop();
    if (last !== undefined && closerOf[last.type] === node.type) continue;
    const isLate = open.some(({ type }) => closerOf[type] === node.type);
    return problem(last !== undefined && isLate ? last : node);
  }
  const [first] = open;
  return first && problem(first);
}

function firstError(
  nodes: readonly SyntaxNode[],
  text: string,
  cleanUntil: number,
): SyntaxProblem | undefined {
  const first = nodes.find(isError);
  if (first === undefined) return undefined;
  const node = innermost(first, text);
  const { start } = node;
  if (node.isMissing && !node.isNamed) {
    return { kind: "missing", token: node.type, span: { start: Math.max(0, start - 1), end: start } };
  }
  if (!isLong(node, text)) {
    const span = lineFrom(start, text);
    return { kind: "unexpected", token: text.slice(span.start, span.end).trim(), span };
  }
  return { kind: "somewhere", token: "", span: lineFrom(Math.max(start, cleanUntil), text) };
}

function lineFrom(start: number, text: string): Span {
  const length = text.slice(start, start + maxToken).search(/[\r\n]|$/);
  return { start, end: start + Math.max(1, length) };
}

function isError({ type, isMissing }: SyntaxNode): boolean {
  return isMissing || type === "ERROR";
}

/** What is skipped may begin long before the first thing that isn't understood. */
function innermost(error: SyntaxNode, text: string): SyntaxNode {
  let node = error;
  while (isLong(node, text)) {
    const inside = node.children.flatMap((child) => [...descendants(child)]).find(isError);
    if (inside === undefined) return node;
    node = inside;
  }
  return node;
}

function isLong({ start, end }: SyntaxNode, text: string): boolean {
  return /[\r\n]/.test(text.slice(start, end));
}
