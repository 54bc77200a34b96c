/** Words in brackets that templates leave for somebody to replace. */

/** No braces or brackets inside: `[[a] or [b]]` is a form, `{name: type}` a structure. */
const forms =
  /^(?:\{{1,2}|<{1,2}|\[{1,2}|%)\s*(\p{L}[\p{L}\p{N} _.,'/-]{0,80}?)\s*(?:\}{1,2}|>{1,2}|\]{1,2}|%)[.]?$/u;

/** Whether the whole text is such a blank: `{ title of connector }`, `<your description here>`, `[[NAME]]`. */
export function isBlankToFill(text: string): boolean {
  return forms.test(text.trim());
}
