import { createRequire } from "node:module";
import type { Node, ParseError } from "jsonc-parser";
import { plain } from "./escape.ts";
import type { JsonProblem, JsonValue } from "./json.ts";

// Only about one file in sixty needs the tolerant reader, so it is loaded by need. It recurses: callers check the depth first.
type Jsonc = typeof import("jsonc-parser");
const require = createRequire(import.meta.url);
const loadJsonc = (): Jsonc => require("jsonc-parser");

const problemLimit = 20;

/** What could be read from a text that JSON.parse refuses, and why it was refused. No value: nothing can be relied on. */
export function readTolerantly(text: string): { value: JsonValue | undefined; problems: JsonProblem[] } {
  const conflict = conflictIn(text);
  if (conflict !== undefined) return { value: undefined, problems: [conflict] };
  const errors: ParseError[] = [];
  const root = treeOf(text, errors);
  const whole = root !== undefined && isWhole(text, root, errors) && errors.length < problemLimit;
  const value = whole ? valueOfNode(root) : undefined;
  return { value, problems: problemsOf(text, errors).slice(0, problemLimit) };
}

/** The text as a tree with offsets. The text must not be deeper than the limit. */
export function treeOf(text: string, errors: ParseError[] = []): Node | undefined {
  return loadJsonc().parseTree(text, errors, { allowTrailingComma: true });
}

/** The names of the members around a place, outermost first; items of lists have none. */
export function namesAt(text: string, offset: number): string[] {
  const { path } = loadJsonc().getLocation(text, offset);
  return path.filter((segment) => typeof segment === "string" && segment !== "").map(String);
}

/** The value of a tree. A property without a value does not exist; of equal keys the last one wins. */
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
 * Nothing but stray closers follows the root, and at most the root's own closer is missing: otherwise a part of the
 * document may be missing or stand at a wrong level. With one closer missing, an indented last line shows which.
 */
function isWhole(text: string, root: Node, errors: readonly ParseError[]): boolean {
  const missing = errors.filter((error) => isMissingCloser(text, error)).length;
  if (missing > 0) return missing === 1 && /^[ \t]+[\]}]$/.test(lastLine(text));
  return root.length > 0 && /^[\s\]},;]*$/.test(withoutComments(text.slice(root.offset + root.length)));
}

function isMissingCloser(text: string, { error, offset }: ParseError): boolean {
  const code = loadJsonc().printParseErrorCode(error);
  const isCloser = code === "CloseBraceExpected" || code === "CloseBracketExpected";
  return isCloser && offset >= text.trimEnd().length;
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

function problemsOf(text: string, errors: readonly ParseError[]): JsonProblem[] {
  const problems = errors.map((error) => syntaxProblem(text, error));
  problems.push(...extrasOf(text));
  if (problems.length === 0) problems.push(refusedProblem(text));
  const seen = new Set<number>();
  return problems
    .sort((a, b) => a.span.start - b.span.start)
    .filter(({ span }) => !seen.has(span.start) && seen.add(span.start));
}

/** Comments and trailing commas, which the tolerant reader accepts in silence. */
function extrasOf(text: string): JsonProblem[] {
  const problems: JsonProblem[] = [];
  const commaBefore = (end: number): void => {
    const start = pendingComma;
    if (start === undefined) return;
    const message = `a comma stands before \`${text[end]}\`, after the last element`;
    problems.push({ kind: "trailing-comma", span: { start, end: start + 1 }, message });
  };
  let pendingComma: number | undefined;
  const forget = (): void => {
    pendingComma = undefined;
  };
  loadJsonc().visit(
    text,
    {
      onComment: (start, length) => {
        const message = "a comment stands here, which JSON does not have";
        problems.push({ kind: "comment", span: { start, end: start + length }, message });
      },
      onSeparator: (char, offset) => {
        pendingComma = char === "," ? offset : undefined;
      },
      onObjectBegin: forget,
      onArrayBegin: forget,
      onObjectProperty: forget,
      onLiteralValue: forget,
      onObjectEnd: commaBefore,
      onArrayEnd: commaBefore,
    },
    { allowTrailingComma: true },
  );
  return problems;
}

function syntaxProblem(text: string, { error, offset, length }: ParseError): JsonProblem {
  const code = loadJsonc().printParseErrorCode(error);
  const span = { start: offset, end: offset + Math.max(length, 1) };
  const found = foundAt(text, offset, length);
  if (code === "EndOfFileExpected") {
    const message = `the document is already complete before ${found}: perhaps a bracket above closes too much`;
    return { kind: "syntax", span, message };
  }
  if (code === "CommaExpected")
    return { kind: "missing-comma", span, message: `a comma is missing before ${found}` };
  const expected = expectations.get(code);
  if (isMissingCloser(text, { error, offset, length })) {
    return { kind: "syntax", span, message: `${expected} is missing at the end of the file` };
  }
  const message =
    expected === undefined
      ? (mistakes.get(code) ?? `${found} cannot stand here`)
      : `${found} stands where ${expected} is expected`;
  return { kind: "syntax", span, message };
}

const expectations: ReadonlyMap<string, string> = new Map([
  ["PropertyNameExpected", "a property name in double quotes"],
  ["ValueExpected", "a value"],
  ["ColonExpected", "a colon"],
  ["CloseBraceExpected", "`}`"],
  ["CloseBracketExpected", "`]`"],
]);

const mistakes: ReadonlyMap<string, string> = new Map([
  ["UnexpectedEndOfComment", "a comment is not closed"],
  ["UnexpectedEndOfString", "a text in quotes is not closed on its line"],
  ["UnexpectedEndOfNumber", "a number is not complete"],
  ["InvalidNumberFormat", "a number is not written as JSON writes numbers"],
  ["InvalidUnicode", "`\\u` is not followed by four hexadecimal digits"],
  ["InvalidEscapeCharacter", "a backslash stands before a character that it cannot escape"],
  [
    "InvalidCharacter",
    "a tab or control character stands inside a text; it must be written as an escape like `\\t`",
  ],
]);

function foundAt(text: string, offset: number, length: number): string {
  if (offset >= text.length) return "the end of the file";
  const found = text.slice(offset, offset + Math.max(length, 1));
  if (found.trim() === "") {
    const code = text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, "0");
    return `the character U+${code}, which only looks like a space,`;
  }
  return `\`${plain(found.replaceAll("`", ""), 30)}\``;
}

/** JSON.parse is stricter than the tolerant reader about a few characters, for instance other whitespace. */
function refusedProblem(text: string): JsonProblem {
  return {
    kind: "syntax",
    span: { start: 0, end: Math.min(text.length, 1) },
    message: "the text is not JSON, at a place that could not be found",
  };
}
