/**
 * Finds `/connector <command>` in a comment. Read from the Markdown tree: only at the start of a line of a top-level
 * paragraph, never in quotes, lists, code or HTML. What GitHub doesn't show is not a command.
 */
import { type MarkdownDocument, parseMarkdown } from "../text/markdown/markdown.ts";
import { makeSource } from "../text/source.ts";
import type { Command } from "./command.ts";
import { hiddenIn, withoutComments } from "./hidden-text.ts";
import { readCommand } from "./read-command.ts";

/** UTF-16 code units; GitHub allows 65,536 characters. */
const maxCommentLength = 65_536;
/** Further commands of a comment are ignored. */
const maxCommands = 5;

/** The commands of a comment in their order; empty when there is none. */
export function parseCommands(comment: string): readonly Command[] {
  // Most comments have no command: they are not parsed.
  if (comment.length > maxCommentLength || !/^ {0,3}\/connector\b/im.test(comment)) return [];
  const document = parseMarkdown(makeSource("comment", comment));
  if (document.truncated) return [];
  const isHidden = hiddenIn(document);
  return document.paragraphs
    .flatMap((paragraph) => paragraph.lineStarts)
    .flatMap((start) => {
      const command = readCommand(lineAt(document, start));
      return command === undefined ? [] : [{ start, command }];
    })
    .slice(0, maxCommands)
    .filter(({ start }) => !isHidden(start))
    .map(({ command }) => command);
}

/** From the offset to the line's end, without surrounding whitespace and HTML comments. */
function lineAt(document: MarkdownDocument, start: number): string {
  const { text } = document.source;
  const length = text.slice(start).search(/[\r\n]/);
  return withoutComments(document, start, length === -1 ? text.length : start + length).trim();
}
