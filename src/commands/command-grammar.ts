/** What a line that begins with `/connector` asks for, or what is missing. Pure: whether a rule exists and who may is asked elsewhere. */

import { plain } from "../text/escape.ts";
import { didYouMean } from "../wording/did-you-mean.ts";

export type Command =
  | { readonly kind: "recheck" }
  | { readonly kind: "help" }
  | { readonly kind: "fix" }
  | { readonly kind: "hold" }
  | { readonly kind: "resume" }
  | { readonly kind: "explain"; readonly rule: string }
  | {
      readonly kind: "waive";
      readonly rule: string;
      /** A file or folder as typed; null: wherever the rule speaks. */
      readonly path: string | null;
      readonly because: string;
      /** ISO date; null: the default. */
      readonly until: string | null;
    }
  | { readonly kind: "unwaive"; readonly rule: string; readonly path: string | null }
  | { readonly kind: "acknowledge"; readonly because: string; readonly until: string | null }
  | { readonly kind: "dispute"; readonly rule: string; readonly because: string }
  | Mistake;

/** Begins like a command and is none. */
export interface Mistake {
  readonly kind: "mistake";
  /** One harmless line, as typed after `/connector`. */
  readonly text: string;
  /** A sentence on what is wrong; none when the name alone is unknown. */
  readonly problem: string;
  /** What was probably meant, after `/connector`; gaps in angle brackets. */
  readonly corrected: string | undefined;
}

/** UTF-16 code units of a line that are read, of a reason that is kept, of a mistake that is repeated. */
const maxLine = 1_000;
const maxReason = 300;
const maxEcho = 100;

/** What follows a command's name, in words. */
type Words = readonly string[];
type Reading = (words: Words) => Command | Missing;
/** What is wrong, and the words that would be right. */
interface Missing {
  readonly kind: "missing";
  readonly problem: string;
  readonly words: string;
}

const grammar: ReadonlyMap<string, Reading> = new Map<string, Reading>([
  ["recheck", () => ({ kind: "recheck" })],
  ["help", () => ({ kind: "help" })],
  ["fix", () => ({ kind: "fix" })],
  ["hold", () => ({ kind: "hold" })],
  ["resume", () => ({ kind: "resume" })],
  ["explain", readExplain],
  ["waive", readWaive],
  ["unwaive", readUnwaive],
  ["acknowledge", readAcknowledge],
  ["dispute", readDispute],
]);

/** @param line without surrounding whitespace; undefined when it is no command at all */
export function commandIn(line: string): Command | undefined {
  const found = /^\/connector(?:\s+(.*))?$/i.exec(line.slice(0, maxLine));
  if (found === null) return undefined;
  const [typed = "", ...words] = (found[1] ?? "").split(/\s+/).filter((word) => word !== "");
  if (typed === "") return { kind: "help" };
  const text = plain([typed, ...words].join(" "), maxEcho);
  // Look-alikes in other alphabets are no names of ours, whatever they become in lower case.
  const name = /^[a-z]+/i.exec(typed)?.[0].toLowerCase() ?? "";
  const reading = /^[a-z]+[.!?,:;]*$/i.test(typed) ? grammar.get(name) : undefined;
  if (reading !== undefined) return fixed(name, reading(words), text);
  const meant = didYouMean(plain(typed, maxEcho), grammar.keys());
  if (meant === undefined) return { kind: "mistake", text, problem: "", corrected: undefined };
  const read = grammar.get(meant)?.(words);
  if (read?.kind === "missing") return fixed(meant, read, text);
  return { kind: "mistake", text, problem: "", corrected: [meant, ...words].join(" ").slice(0, maxEcho) };
}

function fixed(name: string, read: Command | Missing, text: string): Command {
  if (read.kind !== "missing") return read;
  const corrected = `${name} ${read.words}`.trim();
  return { kind: "mistake", text, problem: read.problem, corrected: plain(corrected, 2 * maxEcho) };
}

function readExplain([rule = ""]: Words): Command | Missing {
  if (rule === "") return missing("A rule is needed.", "<rule>");
  return { kind: "explain", rule: ruleOf(rule) };
}

function readWaive(words: Words): Command | Missing {
  const { before, reason } = atBecause(words);
  const [rule = "", ...path] = before;
  if (rule === "") return missing("A rule and a reason are needed.", "<rule> because <reason>");
  const told = readReason(reason);
  const subject = [ruleOf(rule), ...path].join(" ");
  if ("problem" in told) return missing(told.problem, `${subject} because ${told.words}`);
  return { kind: "waive", rule: ruleOf(rule), path: pathOf(path), ...told };
}

function readUnwaive([rule = "", ...path]: Words): Command | Missing {
  if (rule === "") return missing("A rule is needed.", "<rule>");
  return { kind: "unwaive", rule: ruleOf(rule), path: pathOf(path) };
}

function readAcknowledge(words: Words): Command | Missing {
  const { before, reason } = atBecause(words);
  const told = readReason(reason);
  if ("problem" in told) return missing(told.problem, `because ${told.words}`);
  if (!/^(?:breaking(?: changes?)?|changes?)?$/i.test(before.join(" "))) {
    return missing("All breaking changes are acknowledged together.", `because ${told.because}`);
  }
  return { kind: "acknowledge", ...told };
}

function readDispute(words: Words): Command | Missing {
  const { before, reason } = atBecause(words);
  const [rule = ""] = before;
  if (rule === "") return missing("A rule and a reason are needed.", "<rule> because <reason>");
  if (reason.length === 0) return missing("A reason is needed.", `${ruleOf(rule)} because <reason>`);
  return { kind: "dispute", rule: ruleOf(rule), because: plain(reason.join(" "), maxReason) };
}

function missing(problem: string, words: string): Missing {
  return { kind: "missing", problem, words };
}

/** `icon/square`, also in backticks, in capitals, or at the end of a sentence. */
function ruleOf(word: string): string {
  return plain(word.replace(/^[`'"]+|[`'".,;:!?]+$/g, "").toLowerCase(), maxEcho);
}

function pathOf(words: Words): string | null {
  const path = words
    .join(" ")
    .replace(/^[`'"]+|[`'"]+$/g, "")
    .replace(/^\.?\/+|\/+$/g, "");
  return path === "" ? null : plain(path, maxReason);
}

function atBecause(words: Words): { readonly before: Words; readonly reason: Words } {
  const at = words.findIndex((word) => /^because[:,]?$/i.test(word));
  return at === -1
    ? { before: words, reason: [] }
    : { before: words.slice(0, at), reason: words.slice(at + 1) };
}

interface Told {
  readonly because: string;
  readonly until: string | null;
}

/** `… until 2027-03-01` at the end is a date; any other "until" belongs to the reason. */
function readReason(words: Words): Told | Missing {
  const isDated = /^until:?$/i.test(words.at(-2) ?? "") && /^\d/.test(words.at(-1) ?? "");
  const reason = plain((isDated ? words.slice(0, -2) : words).join(" "), maxReason);
  if (reason === "") return missing("A reason is needed.", "<reason>");
  if (!isDated) return { because: reason, until: null };
  const date = (words.at(-1) ?? "").replace(/[.!]+$/, "");
  if (isDate(date)) return { because: reason, until: date };
  return missing("The date is written as in 2027-03-01.", `${reason} until <year-month-day>`);
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
