/** The checklist of the pull request template, as it is in a description. */
import { parseMarkdown } from "../../text/markdown/markdown.ts";
import { makeSource } from "../../text/source.ts";

export type Item =
  | "works"
  | "descriptions"
  | "validated"
  | "colour"
  | "name"
  | "flows"
  | "testPage"
  | "oauth";

/** The wordings of all versions of the template since 2020, by what stayed the same. */
const wordings: readonly (readonly [Item, RegExp])[] = [
  ["works", /attest that the connector works/i],
  ["descriptions", /detailed descriptions/i],
  ["validated", /validated? the swagger|paconn validate/i],
  ["colour", /brand colou?r/i],
  ["name", /named this (?:pr|pull request)/i],
  ["flows", /screenshots?.*\b(?:operations|flows?)\b.*\bflow/i],
  ["testPage", /test operations section/i],
  ["oauth", /\boauth\b/i],
];

/** Which items there are, and whether they are ticked. Comments and code are no checklist. */
export function checklistOf(body: string): ReadonlyMap<Item, boolean> {
  const items = new Map<Item, boolean>();
  for (const line of readable(body).split(/\r?\n/)) {
    const [, mark, text = ""] = /^\s*(?:[-*+]|\d+[.)])\s+\[([ xX])\]\s+(.*)$/.exec(line) ?? [];
    const item = wordings.find(([, wording]) => wording.test(text))?.[0];
    if (mark !== undefined && item !== undefined && !items.has(item)) items.set(item, mark !== " ");
  }
  return items;
}

/** What a reader sees of a description. */
export function readable(body: string): string {
  const { html, codeBlocks } = parseMarkdown(makeSource("", body));
  let text = body;
  for (const { start, end } of [...html, ...codeBlocks.map(({ span }) => span)]) {
    if (!body.startsWith("<!--", start) && !codeBlocks.some(({ span }) => span.start === start)) continue;
    text = text.slice(0, start) + body.slice(start, end).replace(/[^\r\n]/g, " ") + text.slice(end);
  }
  return text;
}
