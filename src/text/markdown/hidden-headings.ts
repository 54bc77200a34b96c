/** Lines that a writer meant as headings and that Markdown reads as something else (CommonMark 0.31, sections 4.2 to 4.6). */
import type { Span } from "../location.ts";
import type { MarkdownDocument } from "./markdown.ts";

export interface HiddenHeading {
  readonly title: string;
  readonly depth: number;
  /** From its first sign to the end of the title. */
  readonly span: Span;
  readonly reason: HiddenBy;
}

export type HiddenBy =
  /** No space behind the signs, one that Markdown does not know, or a character in front of them. */
  | { readonly kind: "signs" }
  /** Four spaces or a tab make it code. */
  | { readonly kind: "indent" }
  /** A tag above it, without a blank line between them, makes it HTML. */
  | { readonly kind: "html"; readonly opening: Span }
  /** What begins above it never ends. */
  | { readonly kind: "fence" | "comment"; readonly opening: Span };

/** Signs as people type them; at most 100 characters of title; a backslash or an invisible character may be in front of them, and any space or none behind. */
const written =
  /^([ \t]*)([\\\u200b\u200e\u2060\ufeff\u00a0\u3000]*)([#\uff03]{1,6})((?:[^\S\r\n]|[\u200b\u2060\ufeff])*)(?![#\uff03\s])([^\n\r]{1,100})$/gm;

/**
 * The headings that no reader sees as such, in the order of the text.
 * @param isExpected whether a title is one that this document should have. In indented code and in HTML only such lines count,
 * and behind a single sign without a space: `#1` and `#news` are no headings.
 */
export function hiddenHeadings(
  document: MarkdownDocument,
  isExpected: (title: string) => boolean,
): readonly HiddenHeading[] {
  if (document.truncated) return [];
  const { text } = document.source;
  const unclosed = unclosedFence(document);
  return [...text.matchAll(written)].flatMap((match) => {
    const [, indent = "", before = "", signs = "", , rest = ""] = match;
    const start = match.index + indent.length;
    const title = rest.replace(/(?:\s+#*|#{2,})\s*$/, "").trim();
    const span = { start, end: match.index + match[0].trimEnd().length };
    if (title === "" || isHeading(document, span)) return [];
    const reason = reasonFor(document, span, unclosed, { isExpected: isExpected(title) });
    if (reason === undefined) return [];
    if (reason.kind === "signs" && !isMeant(signs, before, title, isExpected)) return [];
    return [{ title, depth: signs.length, span, reason }];
  });
}

function isMeant(
  signs: string,
  before: string,
  title: string,
  isExpected: (title: string) => boolean,
): boolean {
  if (isExpected(title)) return true;
  // A backslash is a wish, and signs within a line are no heading's.
  return signs.length > 1 && /^\p{L}[^#]*#*$/u.test(title) && !before.includes("\\");
}

function isHeading({ headings }: MarkdownDocument, { start, end }: Span): boolean {
  return headings.some(({ span }) => span.start < end && start < span.end);
}

function reasonFor(
  document: MarkdownDocument,
  span: Span,
  unclosed: Span | undefined,
  { isExpected }: { readonly isExpected: boolean },
): HiddenBy | undefined {
  const { text } = document.source;
  const code = document.codeBlocks.find((block) => isWithin(span, block.span))?.span;
  if (code !== undefined) {
    if (!isFenced(text, code)) return isExpected ? { kind: "indent" } : undefined;
    // The fence behind an open block closes it, and opens another block with its own end.
    const isOpen = code === unclosed || (unclosed !== undefined && isExpected);
    return isOpen ? { kind: "fence", opening: firstLine(text, code) } : undefined;
  }
  const html = document.html.find((block) => isWithin(span, block));
  if (html === undefined) return { kind: "signs" };
  if (html.text.startsWith("<!--"))
    return html.text.includes("-->") ? undefined : { kind: "comment", opening: firstLine(text, html) };
  return isExpected ? { kind: "html", opening: firstLine(text, html) } : undefined;
}

/** The block that runs to the end of the document. */
function unclosedFence({ codeBlocks, source }: MarkdownDocument): Span | undefined {
  const last = codeBlocks.at(-1)?.span;
  if (last === undefined || source.text.slice(last.end).trim() !== "" || !isFenced(source.text, last))
    return undefined;
  const lines = source.text.slice(last.start, last.end).trimEnd().split(/\r?\n/);
  const [, fence = ""] = /^(`{3,}|~{3,})/.exec(lines[0] ?? "") ?? [];
  const closing = (lines.at(-1) ?? "").replace(/^[\s>]*/, "");
  const isClosed = lines.length > 1 && closing.startsWith(fence) && /^(`+|~+)$/.test(closing);
  return isClosed ? undefined : last;
}

function isFenced(text: string, { start }: Span): boolean {
  return /^(?:`{3}|~{3})/.test(text.slice(start, start + 3));
}

function firstLine(text: string, { start, end }: Span): Span {
  const [line = ""] = text.slice(start, end).split(/\r?\n/, 1);
  return { start, end: start + line.length };
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
