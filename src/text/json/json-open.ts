/** Which brackets are open at a location of a text that is not JSON. */

import type { Span } from "../location.ts";
import { loadJsonc } from "./jsonc.ts";

/** What is before a location. */
export interface Before {
  /** The brackets that are open there, outermost first: `{[{`. */
  readonly open: string;
  /** The last token before it; comments are none. */
  readonly last: Span | undefined;
}

export function beforeIn(text: string, offset: number): Before {
  const open: string[] = [];
  let last: Span | undefined;
  for (const { start, end } of tokensOf(text)) {
    if (start >= offset) break;
    last = { start, end };
    const char = text[start] ?? "";
    if (isOpener(char)) open.push(char);
    else if (isCloser(char)) open.pop();
  }
  return { open: open.join(""), last };
}

/**
 * The first bracket that, by indentation, closes one level too many: alone on its line, right below another one of the
 * same indentation, and deeper than the line that opens what it closes. Undefined where the layout does not show it.
 */
export function surplusCloser(text: string): Span | undefined {
  const open: number[] = [];
  let above: number | undefined;
  for (const { span, indent, isFirst } of indentedTokens(text)) {
    const char = text[span.start] ?? "";
    // It ends the line of a closer.
    if (char === ",") continue;
    if (isOpener(char)) open.push(indent);
    const opening = isCloser(char) ? open.pop() : undefined;
    const closing = opening !== undefined && isFirst ? indent : undefined;
    if (opening !== undefined && closing !== undefined && closing === above && opening < closing) return span;
    above = closing;
  }
  return undefined;
}

/** The bracket that closes this one. */
export function closerOf(opener: string): string {
  return opener === "[" ? "]" : "}";
}

export function isCloser(char: string): boolean {
  return char === "}" || char === "]";
}

function isOpener(char: string): boolean {
  return char === "{" || char === "[";
}

function* tokensOf(text: string): Generator<Span> {
  const scanner = loadJsonc().createScanner(text, true);
  for (;;) {
    scanner.scan();
    const start = scanner.getTokenOffset();
    if (start >= text.length) return;
    yield { start, end: start + scanner.getTokenLength() };
  }
}

/** Each token with the indentation of its line. */
function* indentedTokens(text: string): Generator<{ span: Span; indent: number; isFirst: boolean }> {
  let end = 0;
  let indent = 0;
  for (const span of tokensOf(text)) {
    const gap = text.slice(end, span.start);
    const lineEnd = Math.max(gap.lastIndexOf("\n"), gap.lastIndexOf("\r"));
    const isFirst = end === 0 || lineEnd !== -1;
    if (isFirst) indent = gap.length - lineEnd - 1;
    yield { span, indent, isFirst };
    end = span.end;
  }
}
