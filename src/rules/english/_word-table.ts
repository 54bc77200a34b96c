/**
 * Sorted words in few bytes, searched as they are packed: each word is a capital (A: 0, B: 1 … letters shared with the word
 * before) and the rest of its letters; with corrections `>`, two characters from `!` on (letters kept, letters left out) and
 * the letters put in. Every 64th word shares nothing, so a search can begin at any A. All of it compressed with brotli, in
 * base64: unpacking takes a millisecond or two, and nothing is built.
 */
import { brotliDecompressSync } from "node:zlib";

export interface WordTable {
  has(word: string): boolean;
  /** What the table holds next to the word; undefined when there is no such word or nothing next to it. */
  correctionOf(word: string): string | undefined;
  words(): readonly string[];
}

const capitalA = 65;
const capitalZ = 90;
const arrow = 62;
const firstPrintable = 33;

export function unpack(packed: string): WordTable {
  const bytes = brotliDecompressSync(Buffer.from(packed, "base64")).toString("latin1");
  return {
    has: (word) => find(bytes, word) !== undefined,
    correctionOf(word) {
      const entry = find(bytes, word);
      return entry === undefined || bytes.charCodeAt(entry.end) !== arrow
        ? undefined
        : corrected(bytes, entry.end + 1, word);
    },
    words: () => [...entriesFrom(bytes, 0)].map(({ word }) => word),
  };
}

interface Entry {
  readonly word: string;
  /** Where its letters end in the packed text. */
  readonly end: number;
}

/** A loop of its own: tens of thousands of different words are looked up in a large repository. */
function find(bytes: string, wanted: string): Entry | undefined {
  let at = startFor(bytes, wanted);
  // How many letters of the entry at hand and of the wanted word are the same.
  let same = 0;
  while (at < bytes.length) {
    const shared = bytes.charCodeAt(at) - capitalA;
    const end = endOfLetters(bytes, at + 1);
    // The entry differs from the one before where that one still was the same: it comes after the wanted word.
    if (shared < same) return undefined;
    if (shared === same) {
      const equal = equalLetters(bytes, at + 1, end, wanted, same);
      same += equal;
      const letter = at + 1 + equal;
      if (letter === end && same === wanted.length) return { word: wanted, end };
      if (letter < end && !(bytes.charCodeAt(letter) < wanted.charCodeAt(same))) return undefined;
    }
    at = endOfEntry(bytes, end);
  }
  return undefined;
}

function equalLetters(bytes: string, from: number, end: number, wanted: string, at: number): number {
  let count = 0;
  while (from + count < end && bytes.charCodeAt(from + count) === wanted.charCodeAt(at + count)) count += 1;
  return count;
}

/** The last A whose word does not come after the wanted one. */
function startFor(bytes: string, wanted: string): number {
  let best = 0;
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = bytes.lastIndexOf("A", middle);
    if (bytes.slice(start + 1, endOfLetters(bytes, start + 1)) <= wanted) {
      best = start;
      low = middle + 1;
    } else high = start;
  }
  return best;
}

function* entriesFrom(bytes: string, from: number): Generator<Entry> {
  let before = "";
  let at = from;
  while (at < bytes.length) {
    const end = endOfLetters(bytes, at + 1);
    before = before.slice(0, bytes.charCodeAt(at) - capitalA) + bytes.slice(at + 1, end);
    yield { word: before, end };
    at = endOfEntry(bytes, end);
  }
}

function endOfLetters(bytes: string, from: number): number {
  let end = from;
  while (end < bytes.length && bytes.charCodeAt(end) > capitalZ) end += 1;
  return end;
}

function endOfEntry(bytes: string, from: number): number {
  let end = from;
  while (end < bytes.length && !isCapital(bytes.charCodeAt(end))) end += 1;
  return end;
}

function isCapital(code: number): boolean {
  return code >= capitalA && code <= capitalZ;
}

function corrected(bytes: string, at: number, word: string): string {
  const kept = bytes.charCodeAt(at) - firstPrintable;
  const left = bytes.charCodeAt(at + 1) - firstPrintable;
  return word.slice(0, kept) + bytes.slice(at + 2, endOfEntry(bytes, at + 2)) + word.slice(kept + left);
}
