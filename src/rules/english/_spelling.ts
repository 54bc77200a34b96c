/** Words of a text that are misspelled, and those that may be. */

import { unpack, type WordTable } from "./_word-table.ts";
import { common, dictionary, misspellings, names } from "./_words.generated.ts";

export interface Misspelling {
  readonly word: string;
  readonly correction: string;
  /** From the list of known misspellings; otherwise a word that no dictionary has, one letter off a common one. */
  readonly isKnown: boolean;
  /** Offset of the word in the text. */
  readonly start: number;
}

interface Words {
  readonly dictionary: WordTable;
  readonly names: WordTable;
  readonly misspellings: WordTable;
  readonly common: ReadonlySet<string>;
}

let loaded: Words | undefined;

/** Unpacked when the first text is looked at. */
function words(): Words {
  loaded ??= {
    dictionary: unpack(dictionary),
    names: unpack(names),
    misspellings: unpack(misspellings),
    common: new Set(unpack(common).words()),
  };
  return loaded;
}

type Verdict = Omit<Misspelling, "start"> | null;

/** What is between two blanks → what is wrong with it. The same words come again and again. */
const verdicts = new Map<string, Verdict>();
const maxVerdicts = 50_000;

/** Words in quotes, code, addresses, identifiers and abbreviations are skipped. */
export function misspellingsIn(text: string): readonly Misspelling[] {
  let found: Misspelling[] | undefined;
  let start = 0;
  let quote = "";
  while (start <= text.length) {
    const end = endOfChunk(text, start);
    if (end > start) {
      const chunk = text.slice(start, end);
      const wasQuoted = quote !== "";
      quote = quoteAfter(chunk, quote);
      const verdict = wasQuoted || quote !== "" ? null : verdictOn(chunk);
      if (verdict !== null && (verdict.isKnown || !isName(verdict.word, text, start))) {
        found ??= [];
        found.push({ ...verdict, start: start + chunk.indexOf(verdict.word) });
      }
    }
    start = end + 1;
  }
  return found ?? [];
}

/** A capital inside of a sentence: what no dictionary has is a name then. */
function isName(word: string, text: string, start: number): boolean {
  return (
    /^[A-Z]/.test(word) && start > 0 && !/[.!?:;*#|-]\s*$/.test(text.slice(Math.max(0, start - 3), start))
  );
}

function endOfChunk(text: string, start: number): number {
  let end = start;
  while (end < text.length && text.charCodeAt(end) > 32) end += 1;
  return end;
}

const quotes = new Map([
  ['"', '"'],
  ["“", "”"],
  ["`", "`"],
  ["<", ">"],
  ["{", "}"],
]);

/** The closing quote that is awaited after this chunk; empty outside of quotes. */
function quoteAfter(chunk: string, quote: string): string {
  if (quote !== "") return chunk.includes(quote) ? "" : quote;
  const opened = quotes.get(chunk.charAt(0) === "(" ? chunk.charAt(1) : chunk.charAt(0));
  return opened === undefined || chunk.slice(1).includes(opened) ? "" : opened;
}

function verdictOn(chunk: string): Verdict {
  const before = verdicts.get(chunk);
  if (before !== undefined) return before;
  const verdict = judge(chunk);
  if (verdicts.size >= maxVerdicts) verdicts.clear();
  verdicts.set(chunk, verdict);
  return verdict;
}

/** A word of letters with punctuation around it; anything else is a name, a number or code. */
const plainWord = /^[([*_]{0,3}(?<word>[A-Z]?[a-z]{3,23})(?:'s|’s)?[)\].,;:!?*_]{0,4}$/;
const joinedWords = /^[([]?[A-Za-z][a-z]+(?:[-/][A-Za-z]?[a-z]+)+[)\].,;:!?]{0,3}$/;

function judge(chunk: string): Verdict {
  const word = plainWord.exec(chunk)?.groups?.["word"];
  if (word !== undefined) return judgeWord(word);
  if (!joinedWords.test(chunk)) return null;
  for (const part of chunk.split(/[^A-Za-z]+/)) {
    const verdict = judgeKnown(part);
    if (verdict !== null) return verdict;
  }
  return null;
}

function judgeWord(word: string): Verdict {
  const lower = word.toLowerCase();
  if (words().common.has(lower)) return null;
  const verdict = judgeKnown(word);
  if (verdict !== null) return verdict;
  if (lower.length < 5 || isWord(lower)) return null;
  const correction = commonNeighbour(lower);
  return correction === undefined ? null : { word, correction: asWritten(correction, word), isKnown: false };
}

/** In the dictionary, or made of one of its words: a plural, a prefix, the British ending. */
function isWord(lower: string): boolean {
  const { dictionary: all, names: capitalised } = words();
  return [
    lower,
    lower.replace(/s$/, ""),
    lower.replace(/^(?:un|re|de|dis|pre|sub|non|multi|auto|inter|co|mis|over)(?=\p{L}{4})/u, ""),
    lower.replace(/is(?=(?:e|ed|es|er|ing|able|ation|ations)$)/, "iz"),
  ].some((form) => all.has(form) || capitalised.has(form));
}

function judgeKnown(word: string): Verdict {
  const correction = words().misspellings.correctionOf(word.toLowerCase());
  return correction === undefined
    ? null
    : { word, correction: asWritten(american(correction), word), isKnown: true };
}

function asWritten(correction: string, word: string): string {
  return /^[A-Z]/.test(word) ? correction.charAt(0).toUpperCase() + correction.slice(1) : correction;
}

const letters = "abcdefghijklmnopqrstuvwxyz";

/** The one common word that is one letter away: left out, put in, exchanged, or two neighbours swapped. */
function commonNeighbour(word: string): string | undefined {
  for (const neighbor of neighboursOf(word)) {
    if (neighbor.length >= 5 && words().common.has(neighbor)) return american(neighbor);
  }
  return undefined;
}

/** Certification asks for US spelling. */
function american(word: string): string {
  const form = word
    .replace(/ence(?=d?$|s$)/, "ense")
    .replace(/(?<=..)our(?=(?:s|ed|ing|ite|able)?$)/, "or")
    .replace(/tre(?=s?$)/, "ter")
    .replace(/is(?=(?:e|ed|es|ing|ation|ations)$)/, "iz")
    .replace(/ys(?=(?:e|ed|es|ing)$)/, "yz")
    .replace(/(?<=(?:cancel|channel|label|model|signal|total|travel))l(?=(?:ed|ing|er|ers)$)/, "");
  return words().common.has(form) ? form : word;
}

function* neighboursOf(word: string): Generator<string> {
  for (let at = 0; at < word.length - 1; at += 1) {
    yield word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  }
  for (let at = 0; at < word.length; at += 1) yield word.slice(0, at) + word.slice(at + 1);
  for (let at = 0; at <= word.length; at += 1) {
    for (const letter of letters) yield word.slice(0, at) + letter + word.slice(at);
  }
  for (let at = 0; at < word.length; at += 1) {
    for (const letter of letters) yield word.slice(0, at) + letter + word.slice(at + 1);
  }
}

/** For the share of English words in a text. */
export function isEnglish(word: string): boolean {
  const lower = word.toLowerCase();
  return words().common.has(lower) || words().dictionary.has(lower);
}
