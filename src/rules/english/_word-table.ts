/**
 * Sorted words in few bytes. Packed, each word is a capital (A: 0, B: 1 … letters shared with the word before) and the
 * rest of its letters; with corrections `>`, two characters from `!` on (letters kept, letters left out) and the letters
 * put in. All of it compressed with brotli, in base64. Unpacking takes a few milliseconds, a look-up a binary search.
 */
import { brotliDecompressSync } from "node:zlib";

export interface WordTable {
  has(word: string): boolean;
  /** What the table holds beside the word; undefined when there is no such word or nothing beside it. */
  correctionOf(word: string): string | undefined;
  words(): readonly string[];
}

const capitalA = 65;
const capitalZ = 90;
const arrow = 62;
const firstPrintable = 33;

export function unpack(packed: string): WordTable {
  const bytes = brotliDecompressSync(Buffer.from(packed, "base64"));
  const { letters, starts, extras } = spread(bytes);
  const count = starts.length - 1;
  const find = (word: string): number => {
    let low = 0;
    let high = count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order = compareAt(letters, starts[middle] ?? 0, starts[middle + 1] ?? 0, word);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  };
  return {
    has: (word) => find(word) !== -1,
    correctionOf(word) {
      const index = find(word);
      const at = index === -1 ? 0 : (extras[index] ?? 0);
      return at === 0 ? undefined : applied(bytes, at, word);
    },
    words: () =>
      Array.from({ length: count }, (_, index) =>
        letters.toString("latin1", starts[index], starts[index + 1]),
      ),
  };
}

interface Spread {
  readonly letters: Buffer;
  /** Where each word begins in `letters`, and where the last one ends. */
  readonly starts: readonly number[];
  /** Where what stands beside the word begins in the unpacked bytes; 0 without. */
  readonly extras: readonly number[];
}

function spread(bytes: Buffer): Spread {
  const starts: number[] = [];
  const extras: number[] = [];
  // Shared letters are written out again: some three times as much, five for safety.
  let letters = Buffer.allocUnsafe(bytes.length * 5);
  let length = 0;
  let isExtra = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= capitalA && byte <= capitalZ) {
      if (length + 64 > letters.length)
        letters = Buffer.concat([letters, Buffer.allocUnsafe(letters.length)]);
      const before = starts.at(-1) ?? 0;
      letters.copyWithin(length, before, before + byte - capitalA);
      starts.push(length);
      extras.push(0);
      length += byte - capitalA;
      isExtra = false;
    } else if (byte === arrow) {
      isExtra = true;
      extras[extras.length - 1] = at + 1;
    } else if (!isExtra) {
      letters[length] = byte;
      length += 1;
    }
  }
  starts.push(length);
  return { letters, starts, extras };
}

/** Below 0 when the word in the table comes first. */
function compareAt(letters: Buffer, start: number, end: number, word: string): number {
  const shared = Math.min(end - start, word.length);
  for (let index = 0; index < shared; index += 1) {
    const difference = (letters[start + index] ?? 0) - word.charCodeAt(index);
    if (difference !== 0) return difference;
  }
  return end - start - word.length;
}

function applied(bytes: Buffer, at: number, word: string): string {
  const kept = (bytes[at] ?? 0) - firstPrintable;
  const left = (bytes[at + 1] ?? 0) - firstPrintable;
  let end = at + 2;
  while (end < bytes.length && !((bytes[end] ?? 0) >= capitalA && (bytes[end] ?? 0) <= capitalZ)) end += 1;
  return word.slice(0, kept) + bytes.toString("latin1", at + 2, end) + word.slice(kept + left);
}
