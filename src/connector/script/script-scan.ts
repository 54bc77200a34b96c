/**
 * Tells code from comments and strings in C# text, in one pass. Knows regular, verbatim, interpolated and raw strings
 * (C# language reference, Lexical structure); text that ends inside one of them is taken to its end.
 */
import type { Span } from "../../text/location.ts";

export interface ScriptLiteral {
  /** Between the quotes, escapes as written; holes of interpolations are `{}`. */
  readonly text: string;
  /** Quotes and prefix included. */
  readonly span: Span;
}

export interface ScannedScript {
  readonly code: string;
  readonly literals: readonly ScriptLiteral[];
}

/** Nesting of strings in holes of strings; nobody writes more than two. */
const maxDepth = 20;

export function scanScript(text: string): ScannedScript {
  const scan: Scan = { text, hidden: [], literals: [] };
  scanCode(scan);
  return {
    code: blanked(text, scan.hidden),
    literals: scan.literals
      .sort((one, other) => one.span.start - other.span.start)
      .map(({ span, parts }) => ({ span, text: partsOf(text, parts) })),
  };
}

interface Scan {
  readonly text: string;
  readonly hidden: Span[];
  readonly literals: { readonly span: Span; readonly parts: readonly Span[] }[];
}

/** Everything that is not plain code begins with one of these. `#region` and the like hold prose up to the line's end. */
const special =
  /\/\/|\/\*|[$@]{0,5}"{3,99}(?!")|[$@]{0,5}"|'|^[ \t]{0,99}#[ \t]{0,9}(?:region|endregion|error|warning|pragma)\b|[{}:()]/gm;

function scanCode(scan: Scan): void {
  const next = new RegExp(special);
  for (let match = next.exec(scan.text); match !== null; match = next.exec(scan.text)) {
    next.lastIndex = skipToken(scan, match.index, match[0], 0);
  }
}

/** @returns where the closing brace of the hole is, or the text's end */
function scanHole(scan: Scan, from: number, depth: number): number {
  const { text } = scan;
  const next = new RegExp(special);
  let open = 0;
  next.lastIndex = from;
  for (let match = next.exec(text); match !== null; match = next.exec(text)) {
    const [token] = match;
    if (open === 0 && token === "}") return match.index;
    if (open === 0 && token === ":") return endOfFormat(scan, match.index);
    if (token === "{" || token === "(") open += 1;
    else if (token === "}" || token === ")") open -= 1;
    else next.lastIndex = skipToken(scan, match.index, token, depth);
  }
  return text.length;
}

/** `{total:N2}`: what follows the colon is no code. */
function endOfFormat({ text, hidden }: Scan, colon: number): number {
  const end = indexOr(text, "}", colon);
  hidden.push({ start: colon + 1, end });
  return end;
}

function skipToken(scan: Scan, at: number, token: string, depth: number): number {
  if (/^[{}():]$/.test(token)) return at + 1;
  if (token === "//" || token.includes("#")) return hideUntil(scan, at, indexOr(scan.text, "\n", at));
  if (token === "/*") return hideUntil(scan, at, indexOr(scan.text, "*/", at + 2, 2));
  if (token === "'") return skipCharacter(scan, at);
  if (token.endsWith('"""')) return skipRawString(scan, at, token);
  return skipString(scan, at, token, depth);
}

function skipCharacter(scan: Scan, at: number): number {
  const literal = /'(?:\\[^\r\n]{1,10}?|[^'\\\r\n])'/y;
  literal.lastIndex = at;
  const match = literal.exec(scan.text);
  if (match === null) return at + 1;
  hideUntil(scan, at + 1, at + match[0].length - 1);
  return at + match[0].length;
}

/** Raw strings: holes are not looked into. */
function skipRawString(scan: Scan, at: number, token: string): number {
  const quotes = token.slice(token.indexOf('"'));
  const start = at + token.length;
  const end = indexOr(scan.text, quotes, start);
  const past = Math.min(scan.text.length, end + quotes.length);
  scan.literals.push({ span: { start: at, end: past }, parts: [{ start, end }] });
  scan.hidden.push({ start, end });
  return past;
}

function skipString(scan: Scan, at: number, token: string, depth: number): number {
  const { text } = scan;
  const isVerbatim = token.includes("@");
  const hasHoles = token.includes("$") && depth < maxDepth;
  const parts: Span[] = [];
  const close = (end: number, past: number): number => {
    parts.push({ start, end });
    scan.hidden.push(...parts);
    scan.literals.push({ span: { start: at, end: past }, parts });
    return past;
  };
  const stop = isVerbatim ? /""|"|\{\{|\{/g : /\\[\s\S]|"|\{\{|\{|[\r\n]/g;
  let start = at + token.length;
  stop.lastIndex = start;
  for (let match = stop.exec(text); match !== null; match = stop.exec(text)) {
    const [found] = match;
    if (found === '"') return close(match.index, match.index + 1);
    if (found === "\n" || found === "\r") return close(match.index, match.index);
    if (found === "{" && hasHoles) {
      parts.push({ start, end: match.index });
      start = Math.min(text.length, scanHole(scan, match.index + 1, depth + 1) + 1);
      stop.lastIndex = start;
    }
  }
  return close(text.length, text.length);
}

function hideUntil(scan: Scan, start: number, end: number): number {
  scan.hidden.push({ start, end });
  return end;
}

function indexOr(text: string, what: string, from: number, add = 0): number {
  const found = text.indexOf(what, from);
  return found === -1 ? text.length : found + add;
}

function partsOf(text: string, parts: readonly Span[]): string {
  return parts.map(({ start, end }) => text.slice(start, end)).join("{}");
}

/** Line ends stay, so that lines stay lines. */
function blanked(text: string, hidden: readonly Span[]): string {
  let code = "";
  let at = 0;
  for (const { start, end } of [...hidden].sort((one, other) => one.start - other.start)) {
    if (start < at) continue;
    code += text.slice(at, start) + text.slice(start, end).replace(/[^\r\n]/g, " ");
    at = end;
  }
  return code + text.slice(at);
}
