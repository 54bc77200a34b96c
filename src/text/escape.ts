/** Makes text of strangers harmless for a reader and a terminal. Markdown and HTML are escaped where they are written. */

// Controls (C0, DEL, C1), line separators, marks that reorder or hide text (bidi, zero width, tags), lone surrogates.
const hidden =
  /[\p{Cc}\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]|\p{Cs}/gu;
/** Most texts are plain ASCII, for which this test costs a tenth of the search. */
const printableAscii = /^[\x20-\x7e]*$/;
const zeroWidthJoiner = "\u200D"; // joins emoji; on its own it does no harm

/** The text with every control, bidi and invisible character replaced by a visible stand-in: ␛ or <U+202E>. */
export function visible(text: string): string {
  return printableAscii.test(text) ? text : text.replace(hidden, standIn);
}

function standIn(char: string): string {
  if (char === zeroWidthJoiner) return char;
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "␡";
  if (code >= 0xd800 && code <= 0xdfff) return "\uFFFD";
  return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
}

/**
 * The text as one harmless line of at most `maxLength` UTF-16 code units: line ends and tabs become spaces, other
 * hidden characters visible, and what is too long ends with "…".
 */
export function plain(text: string, maxLength = 200): string {
  // A stand-in is longer than its character, never shorter: more input than this can never be shown.
  const start = text.slice(0, maxLength + 1);
  const line = printableAscii.test(start) ? start : visible(start.replace(/\r\n|[\r\n\t]/g, " "));
  return line.length <= maxLength && text.length <= maxLength ? line : cut(line, maxLength);
}

/** The text, or its beginning with "…" at the end; at most `maxLength` code units, never half a surrogate pair. */
export function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  return `${withoutHalf(text.slice(0, Math.max(0, maxLength - 1)))}…`;
}

function withoutHalf(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text;
}
