/**
 * Which parts of a comment GitHub doesn't show as text: inside HTML that was opened before (folded, struck out, a comment left
 * open), and inside formulas. Where HTML parsers don't agree on what a text means, the rest of the comment counts as hidden.
 */
import type { MarkdownDocument, RawHtml } from "../text/markdown/markdown.ts";

/** @returns whether the text at an offset is hidden */
export function hiddenIn(document: MarkdownDocument): (offset: number) => boolean {
  const changes = visibilityOf(document.html);
  const formulas = formulaMarks(document);
  return (offset) => {
    const isInsideHtml = changes.findLast(({ at }) => at < offset)?.isHidden ?? false;
    return isInsideHtml || formulas.filter((at) => at < offset).length % 2 === 1;
  };
}

/** The source from one offset to another, without HTML comments. */
export function withoutComments({ source, html }: MarkdownDocument, start: number, end: number): string {
  let text = "";
  let at = start;
  for (const part of html) {
    if (part.end <= at || part.start >= end || !part.text.startsWith("<!--")) continue;
    text += source.text.slice(at, part.start);
    at = part.end;
  }
  return text + source.text.slice(at, Math.max(at, end));
}

interface Change {
  readonly at: number;
  readonly isHidden: boolean;
}

/** What is open after each part of raw HTML. */
function visibilityOf(parts: readonly RawHtml[]): readonly Change[] {
  const changes: Change[] = [];
  const open: string[] = [];
  let isLost = false;
  let block = -1;
  let floor = 0;
  for (const part of parts) {
    // A quote, a list or a table cell limits what an end tag inside it can end.
    if (part.container !== block) {
      block = part.container ?? -1;
      floor = part.container === undefined ? 0 : open.length;
    }
    isLost ||= !readTags(part.text, open, floor);
    changes.push({ at: part.start, isHidden: isLost || open.length > 0 });
  }
  return changes;
}

/** A whole comment, a whole tag as CommonMark defines it, or text. Anything else hides what follows in some parser. */
const token =
  /<!--(?!-?>)(?:(?!--!?>)[\s\S])*-->|<(\/?)([a-z][a-z0-9-]*)(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>|<(?![a-z!?/])|[^<]+/giy;

/**
 * Follows the tags of a part.
 * @param open names of open elements, outermost first; changed
 * @param floor how many of them an end tag can't end
 * @returns false when parsers may not agree on what is open
 */
function readTags(html: string, open: string[], floor: number): boolean {
  token.lastIndex = 0;
  while (token.lastIndex < html.length) {
    const found = token.exec(html);
    if (found === null) return false;
    const name = (found[2] ?? "").toLowerCase();
    if (name === "plaintext" || open.length > maxDepth) return false;
    if (name === "" || voidElements.has(name)) continue;
    if (found[1] !== "/") open.push(name);
    else if (!endElement(name, open, floor)) return false;
  }
  return true;
}

/** An end tag without a start tag is ignored by every parser. @returns false where it ends more than its own element */
function endElement(name: string, open: string[], floor: number): boolean {
  const index = open.lastIndexOf(name);
  if (index === -1) return true;
  if (index < floor || open.slice(index + 1).some((inner) => !endsImplicitly.has(inner))) return false;
  open.length = index;
  return true;
}

/** Deeper elements hide what follows: nobody writes them. */
const maxDepth = 100;

const voidElements: ReadonlySet<string> = new Set([
  ...["area", "base", "br", "col", "embed", "hr", "img"],
  ...["input", "link", "meta", "source", "track", "wbr"],
]);
const endsImplicitly: ReadonlySet<string> = new Set([
  ...["dd", "dt", "li", "option", "p", "tbody", "td", "tfoot", "th", "thead", "tr"],
]);

/** Offsets of `$$` outside code: between two of them GitHub shows a formula, which can have invisible text. */
function formulaMarks({ pieces, source }: MarkdownDocument): readonly number[] {
  return pieces
    .filter(({ code }) => !code)
    .flatMap(({ span }) =>
      [...source.text.slice(span.start, span.end).matchAll(/\$\$/g)].map(({ index }) => span.start + index),
    );
}
