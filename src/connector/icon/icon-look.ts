/**
 * How a logo looks, small enough to be kept and compared: a difference hash (dHash) of the logo's box, which a copy keeps
 * when it is resized, saved anew or moved. https://www.hackerfactor.com/blog/index.php?/archives/529-Kind-of-Like-That.html
 */
import type { Box, Color, IconLook } from "./icon.ts";

/** Cells of the grid in the direction of comparison; neighbours make 8 differences. */
const cells = 9;
const lines = 8;
/** Share of the logo's whole range of brightness: less is noise of compression. */
const minStepShare = 0.05;
/** Of 255. */
const minStep = 2;
/**
 * How often a line gets brighter once more after it got darker, summed up. Discs, squares and most letters stay below;
 * the published logos lie between 10 and 30.
 */
const minTurns = 10;
const maxDifferentBits = 4;
const maxRatioFactor = 1.15;
/** Per channel. */
const maxColorDistance = 32;

/**
 * @param rgba four bytes a pixel, row by row
 * @returns undefined for shapes so plain that unrelated logos share them
 */
export function lookOf(rgba: Uint8Array, width: number, logo: Box, background: Color): IconLook | undefined {
  const bitsOf = (columns: number, rows: number): readonly boolean[] => {
    const values = brightness({ rgba, width, logo, background }, columns, rows);
    const step = Math.max(minStep, minStepShare * (Math.max(...values) - Math.min(...values)));
    const [along, across] = columns > rows ? [1, columns] : [columns, 1];
    return Array.from({ length: lines * (cells - 1) }, (_, bit) => {
      const at = Math.floor(bit / (cells - 1)) * across + (bit % (cells - 1)) * along;
      return (values[at + along] ?? 0) - (values[at] ?? 0) > step;
    });
  };
  const bits = [...bitsOf(cells, lines), ...bitsOf(lines, cells)];
  if (turnsIn(bits) < minTurns) return undefined;
  const ratio = (logo.right - logo.left) / (logo.bottom - logo.top);
  return { hash: hexOf(bits), ratio: Math.round(ratio * 1000) / 1000, background };
}

/** Whether people would take one for the other: the same drawing on about the same color. */
export function looksAlike(one: IconLook, other: IconLook): boolean {
  const ratio = Math.max(one.ratio / other.ratio, other.ratio / one.ratio);
  return (
    ratio <= maxRatioFactor &&
    (["red", "green", "blue"] as const).every(
      (channel) => Math.abs(one.background[channel] - other.background[channel]) <= maxColorDistance,
    ) &&
    differentBits(one.hash, other.hash) <= maxDifferentBits
  );
}

interface Drawing {
  readonly rgba: Uint8Array;
  readonly width: number;
  readonly logo: Box;
  readonly background: Color;
}

/** Mean brightness of each cell, row by row; pixels that lie in two cells count for both by their shares. */
function brightness(drawing: Drawing, columns: number, rows: number): readonly number[] {
  const { left, top, right, bottom } = drawing.logo;
  const across = sharesOf(left, right, columns);
  return sharesOf(top, bottom, rows).flatMap((down) => across.map((side) => meanOf(drawing, side, down)));
}

interface Share {
  readonly first: number;
  /** Of each pixel from the first on, 0–1. */
  readonly parts: readonly number[];
}

function sharesOf(start: number, end: number, count: number): readonly Share[] {
  const step = (end - start) / count;
  return Array.from({ length: count }, (_, index) => {
    const [from, to] = [start + index * step, start + (index + 1) * step];
    const first = Math.floor(from);
    const length = Math.min(Math.ceil(to), end) - first;
    const parts = Array.from(
      { length },
      (__, at) => Math.min(first + at + 1, to) - Math.max(first + at, from),
    );
    return { first, parts };
  });
}

function meanOf({ rgba, width, background }: Drawing, side: Share, down: Share): number {
  const behind = luma(background.red, background.green, background.blue);
  let sum = 0;
  let weights = 0;
  for (const [row, height] of down.parts.entries()) {
    for (const [column, part] of side.parts.entries()) {
      const at = ((down.first + row) * width + side.first + column) * 4;
      const opacity = (rgba[at + 3] ?? 0) / 255;
      const own = luma(rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0);
      sum += height * part * (opacity * own + (1 - opacity) * behind);
      weights += height * part;
    }
  }
  return sum / weights;
}

/** Brightness as the eye weighs the channels (ITU-R BT.601). */
function luma(red: number, green: number, blue: number): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

function turnsIn(bits: readonly boolean[]): number {
  let turns = 0;
  for (let line = 0; line < bits.length; line += cells - 1) {
    const ofLine = bits.slice(line, line + cells - 1);
    const rises = ofLine.filter((bit, index) => bit && ofLine[index - 1] !== true).length;
    turns += Math.max(0, rises - 1);
  }
  return turns;
}

function hexOf(bits: readonly boolean[]): string {
  let hex = "";
  for (let at = 0; at < bits.length; at += 4) {
    const digit = bits.slice(at, at + 4).reduce((sum, bit) => sum * 2 + (bit ? 1 : 0), 0);
    hex += digit.toString(16);
  }
  return hex;
}

function differentBits(one: string, other: string): number {
  let count = 0;
  for (let at = 0; at < one.length; at++) {
    const difference = Number.parseInt(one[at] ?? "0", 16) ^ Number.parseInt(other[at] ?? "0", 16);
    for (let rest = difference; rest > 0; rest >>= 1) count += rest & 1;
  }
  return count;
}
