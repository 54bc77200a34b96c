/** Why a text is not JSON, in words for people. */
import type { ParseError } from "jsonc-parser";
import { plain } from "../escape.ts";
import type { Span } from "../location.ts";
import { beforeIn, closerOf, isCloser, surplusCloser } from "./json-open.ts";
import { loadJsonc } from "./jsonc.ts";

/** More are not reported, and nothing can be concluded from a text with as many. */
export const problemLimit = 20;

/** In the order of the text, and none after the first broken structure: what follows it follows from it. */
export function problemsOf(text: string, errors: readonly ParseError[]): readonly JsonProblem[] {
  const syntaxProblems = errors.slice(0, problemLimit).map((error) => syntaxProblem(text, error));
  // No `push(...)`: there may be more than a call takes.
  const problems = [...syntaxProblems, ...extrasOf(text)];
  if (problems.length === 0) problems.push(refusedProblem(text));
  const offsets = new Set<number>();
  const ordered = problems
    .sort((a, b) => a.span.start - b.span.start || rank(a) - rank(b))
    .filter(({ span }) => !offsets.has(span.start) && offsets.add(span.start));
  const relevant = upToBroken(text, ordered);
  const excess = relevant.length - problemLimit;
  // The last one is what decides whether the text can be read.
  return excess > 0 ? relevant.toSpliced(problemLimit - 1, excess) : relevant;
}

function upToBroken(text: string, problems: readonly JsonProblem[]): readonly JsonProblem[] {
  const broken = problems.find(({ kind }) => kind === "structure");
  if (broken === undefined) return problems;
  const before = problems.slice(0, problems.indexOf(broken));
  // The comma is right when the bracket behind it is wrong.
  const comma = beforeIn(text, broken.span.start).last?.start;
  return [...before.filter(({ kind, span }) => kind !== "trailing-comma" || span.start !== comma), broken];
}

/** Of several problems at one offset, the most specific one. */
function rank({ kind }: JsonProblem): number {
  return kind === "structure" ? 0 : kind === "missing-comma" ? 2 : 1;
}

export function isMissingCloser(text: string, { error, offset }: ParseError): boolean {
  const code = loadJsonc().printParseErrorCode(error);
  const isExpected = code === "CloseBraceExpected" || code === "CloseBracketExpected";
  return isExpected && offset >= text.trimEnd().length;
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

function syntaxProblem(text: string, error: ParseError): JsonProblem {
  const code = loadJsonc().printParseErrorCode(error.error);
  const { offset, length } = error;
  if (code === "EndOfFileExpected") return afterTheEnd(text, error);
  if (code === "CommaExpected") return commaProblem(text, error);
  if (isMissingCloser(text, error)) return unclosed(text, offset);
  const span = { start: offset, end: offset + Math.max(length, 1) };
  const token = text.slice(offset, offset + length);
  if (code === "PropertyNameExpected" && token === "{") {
    const problem = objectBeforeIsOpen(text, offset);
    if (problem !== undefined) return problem;
  }
  const found = foundAt(text, offset, length);
  const expected = expectations.get(code);
  if (expected !== undefined)
    return { kind: "structure", span, message: `${found} stands where ${expected} is expected` };
  const isHarmless = harmless.has(code) || (code === "InvalidSymbol" && (isBlank(token) || token === ";"));
  const fix = isBlank(token) ? "Replace it with an ordinary space." : fixes.get(code);
  return {
    kind: isHarmless ? "syntax" : "structure",
    span,
    message: mistakes.get(code) ?? `${found} cannot stand here`,
    ...(fix === undefined ? {} : { fix }),
  };
}

/** Something follows the last closer. Where the layout shows which closer above is one too many, that one is the mistake. */
function afterTheEnd(text: string, { offset, length }: ParseError): JsonProblem {
  const surplus = surplusCloser(text.slice(0, offset));
  if (surplus !== undefined) {
    const message = `this \`${text[surplus.start]}\` closes too much`;
    return { kind: "structure", span: surplus, message, fix: "Remove it, and look for more of the same." };
  }
  const isBracket = isCloser(text[offset] ?? "");
  return {
    kind: "syntax",
    span: { start: offset, end: offset + Math.max(length, 1) },
    message: `the document is already complete before ${foundAt(text, offset, length)}: perhaps a bracket above closes too much`,
    fix: `${isBracket ? "Remove it, or look" : "Look"} above for a bracket that closes too much.`,
  };
}

/** A comma is missing only before what a comma may be before: a value or a key. */
function commaProblem(text: string, { offset, length }: ParseError): JsonProblem {
  const span = { start: offset, end: offset + Math.max(length, 1) };
  const found = foundAt(text, offset, length);
  const char = text[offset] ?? "";
  const { open, last } = beforeIn(text, offset);
  if (isCloser(char)) {
    const opener = open.at(-1) ?? "";
    const holder = opener === "[" ? "list" : "object";
    return {
      kind: "structure",
      span,
      message: `${found} closes more than is open in this ${holder}`,
      fix: `Remove it, or close the ${holder} before it with \`${closerOf(opener)}\`.`,
    };
  }
  const gap = text.slice(last?.end ?? 0, offset);
  const isNextLine = /^[ \t]*(?:\r\n|\r|\n)[ \t]*$/.test(gap);
  return {
    kind: "missing-comma",
    span,
    message: `a comma is missing before ${found}`,
    ...(isNextLine ? { fix: "Add a comma at the end of the line before." } : {}),
  };
}

/** An element begins where a property should: the element before it is not closed. */
function objectBeforeIsOpen(text: string, offset: number): JsonProblem | undefined {
  const { open, last } = beforeIn(text, offset);
  if (last === undefined || !open.endsWith("[{") || text[last.start] === "{") return undefined;
  const isComma = text[last.start] === ",";
  return {
    kind: "structure",
    span: { start: last.end - 1, end: last.end },
    message: "a `}` is missing before `{`",
    fix: `Close the object before with \`},\`${isComma ? " in place of this comma" : ""}.`,
  };
}

function unclosed(text: string, offset: number): JsonProblem {
  const kind = "syntax";
  const span = { start: offset, end: offset + 1 };
  // A last line that is not indented closes the document itself: what is open is above.
  if (/[\r\n][\]}]\s*$/.test(text)) {
    const message = "a bracket is still open at the end of the file";
    return { kind, span, message, fix: "Look above for the bracket that is not closed, and close it there." };
  }
  const closers = plain([...beforeIn(text, offset).open].reverse().map(closerOf).join(""), 30);
  const message = `\`${closers}\` is missing at the end of the file`;
  return { kind, span, message, fix: `Add \`${closers}\` at the end of the file.` };
}

const expectations: ReadonlyMap<string, string> = new Map([
  ["PropertyNameExpected", "a property name in double quotes"],
  ["ValueExpected", "a value"],
  ["ColonExpected", "a colon"],
]);

/** Mistakes within one number or one string; the rest of the text is read as usual. */
const harmless: ReadonlySet<string> = new Set([
  "UnexpectedEndOfNumber",
  "InvalidNumberFormat",
  "InvalidUnicode",
  "InvalidEscapeCharacter",
  "InvalidCharacter",
]);

const mistakes: ReadonlyMap<string, string> = new Map([
  ["UnexpectedEndOfComment", "a comment is not closed"],
  ["UnexpectedEndOfString", "a text in quotes is not closed on its line"],
  ["UnexpectedEndOfNumber", "a number is not complete"],
  ["InvalidNumberFormat", "a number is not written as JSON writes numbers"],
  ["InvalidUnicode", "`\\u` is not followed by four hexadecimal digits"],
  ["InvalidEscapeCharacter", "a backslash stands before a character that it cannot escape"],
  ["InvalidCharacter", "a tab or control character stands inside a text"],
]);

const fixes: ReadonlyMap<string, string> = new Map([
  ["InvalidCharacter", "Delete it, or write it as an escape like `\\t` where it is meant."],
]);

/** Spaces that are none for JSON, of any width. */
function isBlank(found: string): boolean {
  return /^[\s\p{Cf}]+$/u.test(found);
}

function foundAt(text: string, offset: number, length: number): string {
  if (offset >= text.length) return "the end of the file";
  const found = text.slice(offset, offset + Math.max(length, 1));
  if (isBlank(found)) {
    const code = (text.codePointAt(offset) ?? 0).toString(16).toUpperCase();
    return `the character U+${code.padStart(4, "0")}, which only looks like a space,`;
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

export interface JsonProblem {
  readonly kind:
    | "empty"
    | "syntax"
    /** What follows may stand at a wrong level. */
    | "structure"
    | "missing-comma"
    | "trailing-comma"
    | "comment"
    | "conflict-marker"
    | "too-deep";
  readonly span: Span;
  /** A fragment for people, without capital and full stop: what was found, what was expected. */
  readonly message: string;
  /** What to do, as a sentence, where the kind alone does not say it. */
  readonly fix?: string;
}
