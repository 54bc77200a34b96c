/** Reads rules, paths, reasons and dates from the words of a command. */
import { plain } from "../text/escape.ts";
import { type Missing, missing, type Words } from "./definition.ts";

/** UTF-16 code units. */
const maxRule = 100;
const maxPath = 300;
const maxReason = 300;

/** `icon/square`, also in backticks, in capitals, or at the end of a sentence. */
export function readRule(word: string): string {
  return plain(word.replace(/^[`'"]+|[`'".,;:!?]+$/g, "").toLowerCase(), maxRule);
}

/** A file or folder; null when there is none. */
export function readPath(words: Words): string | null {
  const path = words
    .join(" ")
    .replace(/^[`'"]+|[`'"]+$/g, "")
    .replace(/^\.?\/+|\/+$/g, "");
  return path === "" ? null : plain(path, maxPath);
}

/** The words before and after the first "because". */
export function splitAtBecause(words: Words): { readonly before: Words; readonly after: Words } {
  const index = words.findIndex((word) => /^because[:,]?$/i.test(word));
  return index === -1
    ? { before: words, after: [] }
    : { before: words.slice(0, index), after: words.slice(index + 1) };
}

/** The words after "because"; empty when there are none, or only the placeholder of our texts, such as `<reason>` or `…`. */
export function readReason(words: Words): string {
  const text = words.join(" ");
  return /^`?(?:<[^<>]*>|…|\.{3})`?$/.test(text) ? "" : plain(text, maxReason);
}

export interface DatedReason {
  readonly because: string;
  /** ISO date; null when none is given. */
  readonly until: string | null;
}

/** `… until 2027-03-01` at the end is a date; any other "until" belongs to the reason. */
export function readDatedReason(words: Words): DatedReason | Missing {
  const isDated = /^until:?$/i.test(words.at(-2) ?? "") && /^\d/.test(words.at(-1) ?? "");
  const because = readReason(isDated ? words.slice(0, -2) : words);
  if (because === "") return missing("A reason is needed.", "<reason>");
  if (!isDated) return { because, until: null };
  const date = (words.at(-1) ?? "").replace(/[.!]+$/, "");
  if (isDate(date)) return { because, until: date };
  return missing("The date is written as in 2027-03-01.", `${because} until <year-month-day>`);
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
