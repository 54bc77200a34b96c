import type { Paragraph as MdastParagraph, Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import type { Span } from "../location.ts";
import { recently } from "../recent.ts";
import type { Source } from "../source.ts";
import { isHostile } from "./markdown-guard.ts";

/** A Markdown text as GitHub reads it. Spans are offsets in the source. */
export interface MarkdownDocument {
  readonly source: Source;
  /** Only the beginning was read: the text is longer than 300,000 characters, or built to make parsers slow. */
  readonly truncated: boolean;
  readonly sections: readonly Section[];
  /** All headings; those inside quotes and lists open no section. */
  readonly headings: readonly Heading[];
  readonly links: readonly MarkdownLink[];
  readonly images: readonly MarkdownImage[];
  readonly codeBlocks: readonly CodeBlock[];
  /** Raw HTML, comments included. */
  readonly html: readonly RawHtml[];
  /** Everything that a reader reads, in order, without links' addresses, HTML and code blocks. */
  readonly pieces: readonly TextPiece[];
  /** Paragraphs that are on their own: not in quotes, lists or tables. */
  readonly paragraphs: readonly Paragraph[];
}

/** A heading and what follows it. */
export interface Section {
  readonly title: string;
  readonly depth: 1 | 2 | 3 | 4 | 5 | 6;
  readonly heading: Span;
  /** From the heading's end to the next heading, of whatever depth. */
  readonly body: Span;
  /** From the heading's end to the next heading that is not below it: subsections included. */
  readonly whole: Span;
}

export interface Heading {
  readonly title: string;
  readonly span: Span;
}

export interface MarkdownLink {
  readonly url: string;
  readonly text: string;
  readonly span: Span;
}

export interface MarkdownImage {
  readonly url: string;
  readonly alt: string;
  readonly span: Span;
}

export interface CodeBlock {
  readonly language: string | undefined;
  readonly text: string;
  readonly span: Span;
}

export interface RawHtml extends Span {
  /** As it is rendered: without the signs of quotes and lists around it. */
  readonly text: string;
  /** Which block of the document it is in: a quote, a list, a table, …; undefined: at the top, or in a paragraph there. */
  readonly container: number | undefined;
}

export interface TextPiece {
  readonly text: string;
  readonly span: Span;
  /** `code` in the line: its words are not language. */
  readonly code: boolean;
  /** Pieces of one heading, paragraph or table cell share a number. */
  readonly block: number;
}

export interface Paragraph {
  readonly span: Span;
  /** Where a line of the paragraph begins with ordinary text: not inside code, HTML, links or emphasis. */
  readonly lineStarts: readonly number[];
}

const longestText = 300_000;

/** Reads Markdown with GitHub's extensions (tables, autolinks, strikethrough, task lists, footnotes). Never throws. */
export function parseMarkdown(source: Source): MarkdownDocument {
  const isTooLong = source.text.length > longestText;
  const text = isTooLong ? source.text.slice(0, longestText) : source.text;
  const { refused, contents } = read(text);
  return { ...contents, truncated: isTooLong || refused, source };
}

/** A readme is mostly the same on both sides of a change. */
const read = recently(
  4,
  (text: string) => text,
  (text: string): { readonly refused: boolean; readonly contents: Contents } => {
    const refused = isHostile(text);
    const root = treeOf(refused ? "" : text);
    return { refused, contents: { ...contentsOf(root, text), sections: sectionsOf(root, text) } };
  },
);

/** The words inside a span (default: the whole document), blocks separated by line ends. */
export function plainText(document: MarkdownDocument, span?: Span): string {
  let text = "";
  let block: number | undefined;
  for (const piece of document.pieces) {
    if (span !== undefined && (piece.span.start < span.start || piece.span.end > span.end)) continue;
    if (block !== undefined && piece.block !== block) text += "\n";
    text += piece.text;
    block = piece.block;
  }
  return text.trim();
}

/** A title as it is compared: "2. Known Issues & Limitations:" becomes "known issues and limitations". */
export function normalTitle(title: string): string {
  return title
    .toLowerCase()
    .replaceAll("&", " and ")
    .replace(/^[\s\d.)]+(?=\p{L})/u, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

// The transforms would find further autolinks, but the nodes they make have no positions.
const extensions = [gfm()];
const mdastExtensions = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));

function treeOf(text: string): Root {
  return fromMarkdown(text, { extensions, mdastExtensions });
}

function sectionsOf(root: Root, text: string): Section[] {
  const headings = root.children.filter((node) => node.type === "heading");
  return headings.map((heading, index) => {
    const start = spanOf(heading).end;
    const following = headings.slice(index + 1);
    const next = following[0];
    const nextSection = following.find(({ depth }) => depth <= heading.depth);
    return {
      title: titleOf(heading),
      depth: heading.depth,
      heading: spanOf(heading),
      body: { start, end: next === undefined ? text.length : spanOf(next).start },
      whole: { start, end: nextSection === undefined ? text.length : spanOf(nextSection).start },
    };
  });
}

function titleOf(heading: Nodes): string {
  return textOf(heading).replace(/\s+/g, " ").trim();
}

type Contents = Omit<MarkdownDocument, "source" | "truncated">;

interface Collected {
  readonly headings: Heading[];
  readonly links: MarkdownLink[];
  readonly images: MarkdownImage[];
  readonly codeBlocks: CodeBlock[];
  readonly html: RawHtml[];
  readonly pieces: TextPiece[];
  readonly paragraphs: Paragraph[];
}

function contentsOf(root: Root, text: string): Collected {
  const found: Collected = {
    headings: [],
    links: [],
    images: [],
    codeBlocks: [],
    html: [],
    pieces: [],
    paragraphs: [],
  };
  const definitions = definitionsOf(root);
  let block = 0;
  for (const node of walk(root)) {
    if (node.type === "heading" || node.type === "paragraph" || node.type === "tableCell") block++;
    collect(node, found, definitions, block);
  }
  for (const [index, node] of root.children.entries()) {
    const container = node.type === "paragraph" || node.type === "html" ? undefined : index;
    for (const part of walk(node)) collectBlock(part, found, container);
    if (node.type === "paragraph") found.paragraphs.push(paragraphOf(node, text));
  }
  return found;
}

function collectBlock(node: Nodes, found: Collected, container: number | undefined): void {
  if (node.type === "html") found.html.push({ ...spanOf(node), text: node.value, container });
  else if (node.type === "heading") found.headings.push({ title: titleOf(node), span: spanOf(node) });
}

function paragraphOf(node: MdastParagraph, text: string): Paragraph {
  const lineStarts = node.children
    .filter((part) => part.type === "text")
    .flatMap((part) => lineStartsIn(text, spanOf(part), spanOf(node).start));
  return { span: spanOf(node), lineStarts };
}

function collect(node: Nodes, found: Collected, urls: ReadonlyMap<string, string>, block: number): void {
  const span = spanOf(node);
  switch (node.type) {
    case "text":
    case "inlineCode":
      found.pieces.push({ text: node.value, span, code: node.type === "inlineCode", block });
      break;
    case "break":
      found.pieces.push({ text: "\n", span, code: false, block });
      break;
    case "link":
      found.links.push({ url: node.url, text: textOf(node), span });
      break;
    case "linkReference":
      found.links.push({ url: urls.get(node.identifier) ?? "", text: textOf(node), span });
      break;
    case "image":
      found.images.push({ url: node.url, alt: node.alt ?? "", span });
      break;
    case "imageReference":
      found.images.push({ url: urls.get(node.identifier) ?? "", alt: node.alt ?? "", span });
      break;
    case "code":
      found.codeBlocks.push({ language: node.lang ?? undefined, text: node.value, span });
  }
}

/** Of equal identifiers the first definition counts (CommonMark). */
function definitionsOf(root: Root): Map<string, string> {
  const urls = new Map<string, string>();
  for (const node of walk(root)) {
    if (node.type === "definition" && !urls.has(node.identifier)) urls.set(node.identifier, node.url);
  }
  return urls;
}

/** All nodes in the order of the text. Does not recurse: quotes can be nested as deep as a line is long. */
function* walk(root: Nodes): Generator<Nodes> {
  const waiting: Nodes[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    if ("children" in node) waiting.push(...node.children.toReversed());
  }
}

function textOf(node: Nodes): string {
  let text = "";
  for (const part of walk(node)) {
    if (part.type === "text" || part.type === "inlineCode") text += part.value;
    else if (part.type === "break") text += " ";
    else if (part.type === "image") text += part.alt ?? "";
  }
  return text;
}

function lineStartsIn(text: string, part: Span, paragraphStart: number): number[] {
  const starts = part.start === paragraphStart ? [part.start] : [];
  for (let at = text.indexOf("\n", part.start); at !== -1 && at < part.end; at = text.indexOf("\n", at + 1)) {
    if (at + 1 < part.end) starts.push(at + 1);
  }
  return starts;
}

function spanOf(node: Nodes): Span {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
