/** Steps through JSON text without building anything. Comments and trailing commas are stepped over. */

export const quote = 0x22;
export const comma = 0x2c;
export const openBrace = 0x7b;
export const openBracket = 0x5b;
export const closeBrace = 0x7d;
export const closeBracket = 0x5d;
const backslash = 0x5c;
const slash = 0x2f;
const star = 0x2a;
const colon = 0x3a;

/** The offset after a string that opens at `open`. An unclosed string ends with the text. */
export function afterString(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let back = at - 1;
    while (back > open && text.charCodeAt(back) === backslash) back--;
    if ((at - back) % 2 === 1) return at + 1;
  }
  return text.length;
}

/** The first offset from `at` on that is neither whitespace nor comment. */
export function skipTrivia(text: string, at: number): number {
  let next = at;
  for (;;) {
    const code = text.charCodeAt(next);
    if (code <= 0x20) next++;
    else if (code === slash) next = afterComment(text, next);
    else return next; // NaN at the end of the text comes here too
  }
}

/** The offset after the value that begins at `at`. */
export function afterValue(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === quote) return afterString(text, at);
  if (code === openBrace || code === openBracket) return afterContainer(text, at);
  let end = at;
  while (isScalarCode(text.charCodeAt(end))) end++;
  return end;
}

/** How many properties the text writes down, duplicates included. */
export function countProperties(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) at = afterString(text, at) - 1;
    else if (code === colon) count++;
  }
  return count;
}

function afterContainer(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) at = afterString(text, at) - 1;
    else if (code === openBrace || code === openBracket) depth++;
    else if (code === closeBrace || code === closeBracket) {
      depth--;
      if (depth === 0) return at + 1;
    } else if (code === slash) at = afterComment(text, at) - 1;
  }
  return text.length;
}

function afterComment(text: string, at: number): number {
  const second = text.charCodeAt(at + 1);
  if (second === star) {
    const end = text.indexOf("*/", at + 2);
    return end === -1 ? text.length : end + 2;
  }
  if (second !== slash) return at + 1;
  let end = at + 2;
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
  return end;
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

function isScalarCode(code: number): boolean {
  return code > 0x20 && code !== comma && code !== closeBrace && code !== closeBracket && code !== slash;
}
