/** Markdown for a terminal, as lines: headings, lists, aligned tables, code and suggestions. */
import type { List, Nodes, RootContent, Table } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { cellWidth } from "../text/cell-width.ts";
import { visible } from "../text/escape.ts";
import type { Paint, Style } from "../text/paint.ts";
import { drawWords, type Piece, wrapWords } from "./wrap-words.ts";

/** @param width cells of a line; only code is longer */
export function markdownLines(markdown: string, width: number, paint: Paint): string[] {
  const root = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return blocks(root.children, width, paint);
}

/** Blocks with an empty line between them; those without text (comments, closing tags) leave no trace. */
function blocks(nodes: readonly RootContent[], width: number, paint: Paint): string[] {
  const lines: string[] = [];
  for (const node of nodes) {
    const drawn = block(node, width, paint);
    if (drawn.length === 0) continue;
    if (lines.length > 0) lines.push("");
    lines.push(...drawn);
  }
  return lines;
}

function block(node: RootContent, width: number, paint: Paint): string[] {
  switch (node.type) {
    case "paragraph":
      return wrapped(node.children, [], width, paint);
    case "heading":
      return wrapped(node.children, ["bold"], width, paint);
    case "list":
      return list(node, width, paint);
    case "blockquote":
      return blocks(node.children, width - 2, paint).map((line) => `${paint("dim", "│")} ${line}`);
    case "table":
      return table(node, width, paint);
    case "code":
      return code(node.value, node.lang === "suggestion", paint);
    case "html":
      return htmlBlock(node.value, paint);
    case "thematicBreak":
      return [paint("dim", "─".repeat(width))];
    default:
      return "children" in node ? wrapped(node.children, [], width, paint) : [];
  }
}

function list(node: List, width: number, paint: Paint): string[] {
  const first = node.start ?? 1;
  return node.children.flatMap((item, index) => {
    const mark = node.ordered === true ? `${first + index}. ` : "· ";
    const lines = blocks(item.children, width - mark.length, paint);
    return lines.map((line, at) => (at === 0 ? mark : " ".repeat(mark.length)) + line);
  });
}

function code(text: string, isSuggestion: boolean, paint: Paint): string[] {
  const lines = text.split("\n").map((line) => visible(line.replaceAll("\t", "  ")));
  if (!isSuggestion) return lines.map((line) => `  ${line}`);
  return [paint("dim", "Suggested change"), ...lines.map((line) => paint("green", `+ ${line}`))];
}

/** Of HTML only the line that unfolds something is shown. */
function htmlBlock(html: string, paint: Paint): string[] {
  const summary = /<summary>([^<]*)<\/summary>/.exec(html)?.[1];
  return summary === undefined ? [] : [paint("bold", `▾ ${visible(summary)}`)];
}

const gap = 2;
/** Share of the width that a column other than the last may take. */
const widestColumn = 0.42;

/** All columns are as wide as their widest cell, but the last: it takes what is left and is wrapped. */
function table(node: Table, width: number, paint: Paint): string[] {
  const rows = node.children.map((row) => row.children.map((cell) => pieces(cell.children, [])));
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns - 1 }, (_, at) =>
    Math.min(
      Math.max(...rows.map((row) => cellWidth(plainText(row[at] ?? [])))),
      Math.floor(width * widestColumn),
    ),
  );
  const rest = width - widths.reduce((sum, one) => sum + one + gap, 0);
  widths.push(Math.max(rest, 20));
  return rows.flatMap((row, index) => {
    if (row.every((cell) => plainText(cell) === "")) return [];
    const style: Style[] = index === 0 ? ["dim"] : [];
    return tableRow(
      row.map((cell) => cell.map((piece) => ({ ...piece, styles: [...piece.styles, ...style] }))),
      widths,
      paint,
    );
  });
}

function tableRow(cells: readonly Piece[][], widths: readonly number[], paint: Paint): string[] {
  const wrappedCells = cells.map((cell, at) => wrapWords(cell, widths[at] ?? 0));
  const height = Math.max(...wrappedCells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    wrappedCells
      .map((lines, at) => {
        const words = lines[line] ?? [];
        const isLast = at === wrappedCells.length - 1;
        const free = (widths[at] ?? 0) - cellWidth(plainText(words)) + gap;
        return drawWords(words, paint) + (isLast ? "" : " ".repeat(Math.max(free, gap)));
      })
      .join("")
      .trimEnd(),
  );
}

function plainText(cell: readonly Piece[]): string {
  return cell.map((piece) => piece.text).join("");
}

function wrapped(nodes: readonly Nodes[], styles: readonly Style[], width: number, paint: Paint): string[] {
  return wrapWords(pieces(nodes, styles), width).map((words) => drawWords(words, paint));
}

/** Text with its styles, in order. `<sub>` is dim, like small print. */
function pieces(nodes: readonly Nodes[], styles: readonly Style[]): Piece[] {
  const found: Piece[] = [];
  let small: Style[] = [];
  for (const node of nodes) {
    if (node.type === "html" && node.value === "<sub>") small = ["dim"];
    else if (node.type === "html" && node.value === "</sub>") small = [];
    else found.push(...inline(node, [...styles, ...small]));
  }
  return found;
}

function inline(node: Nodes, styles: readonly Style[]): Piece[] {
  switch (node.type) {
    case "text":
      return [{ text: visible(node.value.replaceAll("\n", " ")), styles }];
    case "inlineCode":
      return [{ text: `\`${visible(node.value)}\``, styles: [...styles, "cyan"] }];
    case "link":
      return pieces(node.children, [...styles, "underline"]);
    case "strong":
      return pieces(node.children, [...styles, "bold"]);
    case "break":
      return [{ text: "\n", styles }];
    case "html":
      return node.value.startsWith("<!--") ? [] : [{ text: visible(node.value), styles }];
    default:
      return "children" in node ? pieces(node.children, styles) : [];
  }
}
