/** Constructs in a script's code: comments and strings are not looked at. */
import type { Script } from "../../connector/script/script.ts";
import { atRange, type RangeLocation } from "../../text/location.ts";

export interface Construct {
  /** As written, blanks taken out. */
  readonly name: string;
  readonly location: RangeLocation;
}

/**
 * Each construct once, where it is first.
 * @param pattern global; its group `name` is the construct, else the whole match
 */
export function constructsIn(script: Script, pattern: RegExp): readonly Construct[] {
  const found = new Map<string, Construct>();
  for (const match of script.code.matchAll(pattern)) {
    const written = match.groups?.["name"] ?? match[0];
    const name = written.replace(/\s+/g, "").replace(/^new(?=[A-Z])/, "new ");
    const start = match.index + match[0].indexOf(written);
    if (!found.has(name))
      found.set(name, { name, location: atRange(script.file, { start, end: start + written.length }) });
  }
  return [...found.values()];
}

/** What is first in the file, for findings about the script as a whole. */
export function startOf(script: Script): RangeLocation {
  const start = Math.max(0, script.code.search(/\S/));
  const end = script.code.slice(start, start + 500).search(/[\r\n]|$/) + start;
  return atRange(script.file, { start, end });
}

/** A class `Script` that derives from `ScriptBase`. */
export function hasScriptClass(script: Script): boolean {
  return /\bclass\s{1,99}Script\s{0,99}:[\w\s.,]{0,99}\bScriptBase\b/.test(script.code);
}
