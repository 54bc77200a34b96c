/** True when the text ends in `.`, `!` or `?`, closing quotes and brackets after it included. */
export function endsLikeSentence(text: string): boolean {
  return /[.!?][)"'”’\]*`]*$/u.test(text.trimEnd());
}

/** What stands after the last blank. */
export function lastWord(text: string): string {
  return text.trim().split(/\s+/).at(-1) ?? "";
}
