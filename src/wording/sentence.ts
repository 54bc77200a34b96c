/**
 * True when the text ends in `.`, `!` or `?`, closing quotes and brackets after it included, or in an address or a path: a
 * full stop would be read as part of it.
 */
export function endsLikeSentence(text: string): boolean {
  const trimmed = text.trimEnd();
  return /[.!?][)"'”’\]*`]*$/.test(trimmed) || endsInAddress(trimmed);
}

function endsInAddress(text: string): boolean {
  const found = /(?<![^\s)\]"])[^\s)\]"]+$/.exec(text);
  if (found === null) return false;
  const [tail] = found;
  const isPath = tail.length > 1 && tail.startsWith("/") && /[\p{L}\p{N}}/]$/u.test(tail);
  return /\b(?:https?:\/\/|www\.)./.test(tail) || (isPath && /^\s?$/.test(text.charAt(found.index - 1)));
}

/** What is after the last blank. */
export function lastWord(text: string): string {
  return text.trim().split(/\s+/).at(-1) ?? "";
}

/** The text as a sentence: a full stop at its end, in place of a comma, a colon or a semicolon. */
export function withFullStop(text: string): string {
  return `${text
    .trimEnd()
    .replace(/[,;:]$/, "")
    .trimEnd()}.`;
}
