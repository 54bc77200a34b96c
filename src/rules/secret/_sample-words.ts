/** Words that announce something made up. */
const announced =
  /(?:\be\.?\s?g\.?|\bfor (?:example|instance)|\bsuch as|\bexamples?(?: (?:is|value|token|key))?|\bsamples?(?: (?:value|token|key))?)[\s:,"'`(=]{0,6}(?:(?:Authorization|Bearer|Basic|Token)[\s:"'`]{1,4}){0,2}$/i;

/** Whether the text says that what begins at the offset is an example. */
export function isSample(text: string, start: number): boolean {
  return announced.test(text.slice(Math.max(0, start - 80), start));
}
