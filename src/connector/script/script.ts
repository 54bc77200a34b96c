/** What rules see of a script.csx: its text, never run, never compiled. */
import type { Span } from "../../text/location.ts";
import type { Source } from "../../text/source.ts";
import { once } from "../once.ts";
import { type ScriptLiteral, scanScript } from "./script-scan.ts";

export interface Script {
  readonly file: string;
  readonly source: Source;
  /** Bytes. */
  readonly size: number;
  /**
   * The text with comments and the contents of strings blanked, of the same length: offsets mean the same in both.
   * Quotes stay, so `Equals("")` is found as a call with a string.
   */
  readonly code: string;
  /** String literals in the order of the text; those of interpolations in front of their holes' own. */
  readonly literals: readonly ScriptLiteral[];
  /** `using` directives (not statements), the name with blanks taken out. */
  usings(): readonly Using[];
  /** The first position where `{ [ (` and their counterparts do not match; undefined when all do. */
  unmatchedBracket(): Span | undefined;
}

export interface Using {
  /** `System.IO`, also where an alias or `static` names a type in it. */
  readonly name: string;
  /** What is named is a namespace itself, not a type below one. */
  readonly isNamespace: boolean;
  readonly span: Span;
}

export function readScript(source: Source, size: number): Script {
  const scanned = once(() => scanScript(source.text));
  return {
    file: source.path,
    source,
    size,
    get code() {
      return scanned().code;
    },
    get literals() {
      return scanned().literals;
    },
    usings: once(() => readUsings(scanned().code)),
    unmatchedBracket: once(() => findUnmatched(scanned().code)),
  };
}

/** Linear: what may be between the words is limited in length. */
const directive =
  /(?:^|[;{}])[ \t\r\n]{0,99}(?:global\s{1,9})?using\s{1,9}(?<kind>static\s{1,9}|\w{1,99}\s{0,9}=\s{0,9})?(?<name>[A-Za-z_][\w.]{0,200})\s{0,9};/gm;

function readUsings(code: string): readonly Using[] {
  return [...code.matchAll(directive)].map((match) => {
    const { kind, name = "" } = match.groups ?? {};
    const start = match.index + match[0].lastIndexOf(name);
    return { name, isNamespace: kind === undefined, span: { start, end: start + name.length } };
  });
}

const closerOf: Readonly<Record<string, string>> = { "{": "}", "[": "]", "(": ")" };

function findUnmatched(code: string): Span | undefined {
  const open: { readonly at: number; readonly closer: string }[] = [];
  for (const { 0: bracket, index } of code.matchAll(/[{}[\]()]/g)) {
    const closer = closerOf[bracket];
    if (closer !== undefined) open.push({ at: index, closer });
    else if (open.pop()?.closer !== bracket) return { start: index, end: index + 1 };
  }
  const [first] = open;
  return first === undefined ? undefined : { start: first.at, end: first.at + 1 };
}
