/**
 * Text of a pull request inside our Markdown: data, never markup. Nothing here becomes a link, an image, HTML, a
 * mention, a table cell or a block, on GitHub or in any other reader of CommonMark.
 */
import { plain, visible } from "../text/escape.ts";

/** Longest text we repeat, in UTF-16 code units. */
const maxTextLength = 400;

/** Plain text for one line: all markup escaped, addresses and names of people made inert. */
export function escapeText(text: string): string {
  return escapeInline(plain(text, maxTextLength).trim()).replace(blockStart, "$1\\$2");
}

/** A code span whose fence is longer than any run of backticks inside. */
export function codeSpan(text: string): string {
  const content = plain(text, maxTextLength);
  if (content.trim() === "") return "` `";
  const fence = "`".repeat(longestRun(content) + 1);
  const pad = /^`|`$|^ .* $/.test(content) ? " " : "";
  return `${fence}${pad}${content}${pad}${fence}`;
}

/**
 * The same for a cell of a table, where a bar ends the cell even inside code unless an odd number of backslashes
 * is before it. GitHub shows backslashes directly before a bar twice then; there is no exact spelling.
 */
export function codeCell(text: string): string {
  return codeSpan(text).replace(/(\\*)\|/g, "$1$1\\|");
}

/**
 * A sentence of a rule: the parts between backticks are the author's words and become code, the rest is escaped.
 * Whatever those words contain, each part ends up as one or the other.
 */
export function escapeSentence(sentence: string, code: (text: string) => string = codeSpan): string {
  const parts = plain(sentence, 2 * maxTextLength)
    .trim()
    .split("`");
  // An odd number of backticks: the last one has no partner and stays text.
  const rest = parts.length % 2 === 0 ? `\`${parts.pop() ?? ""}` : "";
  const body = parts.map((part, index) => {
    if (index % 2 === 0)
      return index === 0 ? escapeInline(part).replace(blockStart, "$1\\$2") : escapeInline(part);
    return part === "" ? "\\`\\`" : code(part);
  });
  return `${body.join("")}${escapeInline(rest)}`;
}

/** A fenced block of lines that are shown byte by byte, so that a suggestion stays exact. `info` is ours. */
export function fencedBlock(info: string, lines: readonly string[]): string {
  const content = lines.join("\n");
  const fence = "`".repeat(Math.max(3, longestRun(content) + 1));
  // No line is not one empty line: a suggestion without lines removes those it is on.
  const inside = lines.length === 0 ? "" : `${content}\n`;
  return `${fence}${info}\n${inside}${fence}`;
}

/** A fenced block to look at: control characters visible. */
export function fencedText(info: string, lines: readonly string[]): string {
  return fencedBlock(
    info,
    lines.map((line) => visible(line.replaceAll("\t", "  "))),
  );
}

/** A link of our own making. Only a complete https or http address becomes one, anything else is just the text. */
export function ownLink(text: string, address: string | undefined): string {
  if (address === undefined || !/^https?:\/\/[^\s<>()\\[\]"`|]+$/.test(address)) return text;
  return `[${text}](${address})`;
}

const markup = /[\\`*_{}[\]<>#|~$&!^]/g;
// What opens a list, or underlines a heading or a table's first row, at the start of a line.
const blockStart = /^(?:(\d{1,9})(?=[.)](?:\s|$)))?([-+=:.)])/;
const inert = "\u200b";

/**
 * A backslash does not keep GitHub from mentioning people and issues or from linking bare addresses: it looks for them
 * in the finished text, as https://github.com/gjtorikian/html-pipeline does. A zero-width space inside does.
 */
function disarm(text: string): string {
  return text
    .replace(/@(?=[\w\\.-])/g, `@${inert}`)
    .replace(/#(?=\d)/g, `#${inert}`)
    .replace(/\b(gh)-(?=\d)/gi, `$1${inert}-`)
    .replace(/:(?=\/)/g, `:${inert}`)
    .replace(/(www)\./gi, `$1${inert}.`)
    .replace(/(mailto|xmpp):/gi, `$1${inert}:`);
}

function escapeInline(text: string): string {
  return disarm(text.replace(markup, "\\$&"));
}

function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}
