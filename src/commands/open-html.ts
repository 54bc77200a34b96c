/** Whether a line of a comment is inside HTML that was opened before it: folded, struck out, quoted. */
import type { MarkdownDocument } from "../text/markdown/markdown.ts";

const voidTags = new Set([
  "area",
  "br",
  "col",
  "embed",
  "hr",
  "img",
  "input",
  "link",
  "meta",
  "source",
  "wbr",
]);

export function isInsideHtml(document: MarkdownDocument, offset: number): boolean {
  let depth = 0;
  for (const span of document.html) {
    if (span.start >= offset) break;
    const html = document.source.text.slice(span.start, span.end).replace(/<!--[\s\S]*?(?:-->|$)/g, "");
    for (const [, close, name, rest] of html.matchAll(/<(\/?)([a-z][a-z0-9-]*)([^<>]*)/gi)) {
      if (voidTags.has((name ?? "").toLowerCase()) || (rest ?? "").endsWith("/")) continue;
      depth += close === "/" ? -1 : 1;
    }
  }
  return depth > 0;
}
