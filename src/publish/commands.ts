/**
 * The grammar of `/connector <command>`. Read from the Markdown tree: only at the start of a line of a paragraph that
 * stands for itself, never in quotes, lists, code, HTML or its comments.
 */
import { didYouMean } from "../text/did-you-mean.ts";
import { plain } from "../text/escape.ts";
import { parseMarkdown } from "../text/markdown.ts";
import { makeSource } from "../text/source.ts";
import { isInsideHtml } from "./open-html.ts";

export type Command =
  | { readonly kind: "recheck" }
  | { readonly kind: "help" }
  /** Begins like a command. `text` is one harmless line, as typed; `didYouMean` a command's name. */
  | { readonly kind: "unknown"; readonly text: string; readonly didYouMean: string | undefined };

/** Each command and what follows its name; further commands of the contract are further lines. */
const grammar: ReadonlyMap<string, (rest: string) => Command> = new Map([
  ["recheck", (): Command => ({ kind: "recheck" })],
  ["help", (): Command => ({ kind: "help" })],
]);

const commandNames: readonly string[] = [...grammar.keys()];

/** UTF-16 code units; comments are at most 65,536 characters, and commands come in short ones. */
const maxCommentLength = 65_536;
/** Only the first ones of a comment are obeyed. */
const maxCommands = 5;
const maxEcho = 100;

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

function commandIn(line: string): Command | undefined {
  const found = /^\/connector(?:\s+(.*))?$/i.exec(line);
  if (found === null) return undefined;
  const text = (found[1] ?? "").trim();
  if (text === "") return { kind: "help" };
  const [, name = "", rest = ""] = /^(\S+)\s*(.*)$/.exec(text) ?? [];
  const word = name.toLowerCase().replace(/[.!?,:;]+$/, "");
  const command = grammar.get(word);
  if (command !== undefined) return command(rest);
  return { kind: "unknown", text: plain(text, maxEcho), didYouMean: didYouMean(word, commandNames) };
}

/** From the offset to the line's end, without surrounding whitespace. */
function lineAt(text: string, start: number): string {
  const length = text.slice(start).search(/[\r\n]/);
  return text.slice(start, length === -1 ? undefined : start + length).trim();
}
