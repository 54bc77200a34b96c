/** Breaks styled text into lines that fit, between words. */
import { cellWidth } from "../text/cell-width.ts";
import type { Paint, Style } from "../text/paint.ts";

export interface Piece {
  readonly text: string;
  readonly styles: readonly Style[];
}

interface Word {
  readonly pieces: Piece[];
  /** What is before it. */
  readonly after: "space" | "line-end" | "nothing";
}

/** Lines of pieces, at most `width` cells each. A word that is longer is cut; "\n" ends a line. */
export function wrapWords(pieces: readonly Piece[], width: number): Piece[][] {
  let line: Piece[] = [];
  let used = 0;
  const lines = [line];
  for (const { pieces: word, after } of wordsOf(pieces).flatMap((one) => cutLong(one, width))) {
    const space = after === "space" && used > 0 ? 1 : 0;
    const length = widthOf(word);
    if (after === "line-end" || (used > 0 && used + space + length > width)) {
      line = [];
      used = 0;
      lines.push(line);
    } else if (space === 1) {
      line.push({ text: " ", styles: sharedStyles(line.at(-1), word[0]) });
      used += 1;
    }
    line.push(...word);
    used += length;
  }
  return lines;
}

export function drawWords(words: readonly Piece[], paint: Paint): string {
  const joined: { text: string; styles: readonly Style[] }[] = [];
  for (const { text, styles } of words) {
    const last = joined.at(-1);
    if (last !== undefined && last.styles.join() === styles.join()) last.text += text;
    else joined.push({ text, styles });
  }
  return joined.map(({ text, styles }) => paint(styles, text)).join("");
}

function sharedStyles(before: Piece | undefined, after: Piece | undefined): readonly Style[] {
  return (before?.styles ?? []).filter((style) => after?.styles.includes(style));
}

/** A word may change its style in the middle, so it is a list of pieces. */
function wordsOf(pieces: readonly Piece[]): Word[] {
  const words: Word[] = [];
  let after: Word["after"] = "space";
  let word: Piece[] | undefined;
  for (const { text, styles } of pieces) {
    for (const part of text.split(/(\n| +)/).filter((one) => one !== "")) {
      if (part === "\n" || part.startsWith(" ")) {
        after = part === "\n" ? "line-end" : "space";
        word = undefined;
      } else if (word === undefined) {
        word = [{ text: part, styles }];
        words.push({ pieces: word, after });
      } else word.push({ text: part, styles });
    }
  }
  return words;
}

function cutLong(word: Word, width: number): Word[] {
  if (widthOf(word.pieces) <= width) return [word];
  return word.pieces
    .flatMap(({ text, styles }) => cutText(text, width).map((part) => ({ text: part, styles })))
    .map((piece, index) => ({ pieces: [piece], after: index === 0 ? word.after : "nothing" }));
}

function cutText(text: string, width: number): string[] {
  const parts = [""];
  for (const char of text) {
    const last = parts.at(-1) ?? "";
    if (last !== "" && cellWidth(last + char) > width) parts.push(char);
    else parts[parts.length - 1] = last + char;
  }
  return parts;
}

function widthOf(pieces: readonly Piece[]): number {
  return cellWidth(pieces.map((piece) => piece.text).join(""));
}
