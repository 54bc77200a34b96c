/**
 * GitHub's button "Commit suggestion": the lines a review comment is on become the lines of its ```suggestion block.
 * GitHub documents the button (https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/reviewing-changes-in-pull-requests/incorporating-feedback-in-your-pull-request),
 * not what happens to line ends; seen elsewhere: a suggestion without lines deletes those it is on
 * (microsoft/vscode-pull-request-github#5211), it adds no line end at the end of a file (googleapis/code-suggester#503),
 * and its lines may come with CRLF or LF, so that GitHub has to choose for the file (w3c-fedid/digital-credentials#572).
 * Here they end as the lines do that they replace.
 */
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

/** 1-based, both inclusive, on the head's side. */
export interface CommentedLines {
  readonly startLine: number;
  readonly endLine: number;
}

/** @returns the lines of each suggestion block of a comment, without line ends; none for a block without lines */
export function suggestionsIn(body: string): readonly (readonly string[])[] {
  const { children } = fromMarkdown(body, {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  return children.flatMap((node) => {
    if (node.type !== "code" || node.lang !== "suggestion" || node.position === undefined) return [];
    // A block without lines and one with an empty line have the same value.
    const isEmpty = node.position.end.line - node.position.start.line < 2;
    return [isEmpty ? [] : node.value.split(/\r\n|\n|\r/)];
  });
}

/**
 * A file after the click. Only a line feed ends a line, as in git; every byte outside the commented lines stays,
 * a byte order mark is part of the first line.
 * @throws where GitHub shows no button: the lines are not there, or nothing would change
 */
export function withSuggestion(
  file: Uint8Array,
  { startLine, endLine }: CommentedLines,
  suggested: readonly string[],
): Uint8Array {
  // One character for each byte.
  const lines = Buffer.from(file)
    .toString("latin1")
    .split(/(?<=\n)/);
  const old = lines.slice(startLine - 1, endLine);
  if (startLine < 1 || old.length !== endLine - startLine + 1) throw new Error("The lines are not there.");
  const ends = old.map((line) => /\r?\n$/.exec(line)?.[0] ?? "");
  const lineEnd = ends.find((end) => end !== "") ?? /\r?\n/.exec(lines.join(""))?.[0] ?? "\n";
  const fresh = suggested.map(
    (line, at) =>
      Buffer.from(line).toString("latin1") + (at === suggested.length - 1 ? (ends.at(-1) ?? "") : lineEnd),
  );
  if (fresh.join("") === old.join(""))
    throw new Error("You must change the existing code in this line in order to create a valid suggestion.");
  return Buffer.from(
    [...lines.slice(0, startLine - 1), ...fresh, ...lines.slice(endLine)].join(""),
    "latin1",
  );
}
