/**
 * The text without the characters at its end that belong to `tail`. Looked at from the end: a pattern like `[ .]+$` tries
 * every run of such characters, which takes the square of the time for long ones.
 * @param tail matches one character
 */
export function withoutTail(text: string, tail: RegExp): string {
  let end = text.length;
  while (end > 0) {
    const start = end - (isSecondHalf(text, end - 1) ? 2 : 1);
    if (!tail.test(text.slice(start, end))) break;
    end = start;
  }
  return text.slice(0, end);
}

/** Of a pair of surrogates. */
function isSecondHalf(text: string, at: number): boolean {
  return at > 0 && (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}
