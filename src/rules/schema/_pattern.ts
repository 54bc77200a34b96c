/** Patterns of authors, tried with an engine whose time is linear; never with RegExp. */
import { createRequire } from "node:module";

// Few connectors have patterns, so the engine is loaded by need.
type Engine = typeof import("re2js");
const require = createRequire(import.meta.url);
const loadEngine = (): Engine => require("re2js");

/** Longer patterns are no mistakes of a hand, and compiling takes longer than linear. In UTF-16 code units. */
const maxPatternLength = 1_000;

/** What the engine finds wrong that every other flavour finds wrong, too; with words for people. */
const mistakes: ReadonlyMap<string, string> = new Map([
  ["missing closing )", "a parenthesis is not closed"],
  ["unexpected )", "a parenthesis is closed that was never opened"],
  ["missing closing ]", "a bracket is not closed"],
  ["missing argument to repetition operator", "there is nothing to repeat before a `*`, `+` or `?`"],
  ["invalid nested repetition operator", "two repetitions follow each other"],
  ["invalid character class range", "a range in brackets runs backwards"],
  ["trailing backslash at end of expression", "it ends with a backslash"],
]);

/**
 * What keeps a pattern from being a regular expression of any flavour, as half a sentence; undefined when nothing does.
 * The platform's flavour is that of .NET, which knows more than the engine: what only .NET has is replaced by something
 * like it, and what the engine does not support is no mistake.
 */
export function mistakeIn(pattern: string): string | undefined {
  if (pattern.length > maxPatternLength) return undefined;
  const { RE2JS, RE2JSSyntaxException } = loadEngine();
  try {
    RE2JS.compile(likeEngine(pattern));
    return undefined;
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    const { message } = error;
    if (/invalid character class range: `\\/.test(message)) return undefined;
    const known = [...mistakes].find(([code]) => message.includes(`: ${code}`));
    return known?.[1];
  }
}

/** Look-around becomes a group, and characters by their number are written as the engine writes them. */
function likeEngine(pattern: string): string {
  return pattern.replace(/\(\?(?:<[=!]|[=!>])/g, "(?:").replace(/\\u([0-9a-fA-F]{4})/g, "\\x{$1}");
}
