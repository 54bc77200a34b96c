/**
 * Finds `/connector <command>` in a comment. Read from the Markdown tree: only at the start of a line of a paragraph that
 * stands for itself, never in quotes, lists, code, HTML or its comments. What a line says is told by command-grammar.ts.
 */
import { parseMarkdown } from "../text/markdown/markdown.ts";
import { makeSource } from "../text/source.ts";
import { type Command, commandIn } from "./command-grammar.ts";
import { isInsideHtml } from "./open-html.ts";

/** UTF-16 code units; comments are at most 65,536 characters, and commands come in short ones. */
const maxCommentLength = 65_536;
/** Only the first ones of a comment are obeyed. */
const maxCommands = 5;

/** The commands of a comment in their order; empty when there is none. */
export function parseCommands(comment: string): readonly Command[] {
  // Most comments end here, without a parser having seen them.
  if (comment.length > maxCommentLength || !/^ {0,3}\/connector\b/im.test(comment)) return [];
  const document = parseMarkdown(makeSource("comment", comment));
  if (document.truncated) return [];
  return document.paragraphs
    .flatMap((paragraph) => paragraph.lineStarts)
    .flatMap((start) => {
      const command = commandIn(lineAt(comment, start));
      return command === undefined ? [] : [{ start, command }];
    })
    .slice(0, maxCommands)
    .filter(({ start }) => !isInsideHtml(document, start))
    .map(({ command }) => command);
}

/** From the offset to the line's end, without surrounding whitespace. */
function lineAt(text: string, start: number): string {
  const length = text.slice(start).search(/[\r\n]/);
  return text.slice(start, length === -1 ? undefined : start + length).trim();
}
