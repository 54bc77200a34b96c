/** Constructs in a script's code: comments and strings are not looked at. */
import type { Script } from "../../connector/script/script.ts";
import type { ScriptUse } from "../../connector/script/uses.ts";
import { atRange, type RangeLocation } from "../../text/location.ts";
import { lineRangeOf, lineSpan } from "../../text/source.ts";

export interface Construct {
  readonly name: string;
  readonly location: RangeLocation;
}

/** Uses of one kind whose path ends with a name. */
export interface ConstructPattern {
  readonly kind: ScriptUse["kind"];
  /** Its group `name` is the construct, else the whole match; of a creation it's written with `new`. */
  readonly path: RegExp;
}

/** Each construct once, at its first use. Names of types that the script declares mean those. */
export function constructsIn(script: Script, patterns: readonly ConstructPattern[]): readonly Construct[] {
  const own = new Set(script.types().map(({ name }) => name));
  const found = new Map<string, Construct>();
  for (const use of script.uses()) {
    if (own.has(use.segments[0]?.name ?? "")) continue;
    const match = patterns.find(({ kind }) => kind === use.kind) && matchOf(use, patterns);
    if (match === undefined) continue;
    const name = use.kind === "creation" ? `new ${match}` : match;
    if (!found.has(name)) found.set(name, { name, location: locate(script, use, match) });
  }
  return [...found.values()];
}

function matchOf(use: ScriptUse, patterns: readonly ConstructPattern[]): string | undefined {
  for (const { kind, path } of patterns) {
    const match = kind === use.kind ? path.exec(use.path) : null;
    if (match !== null) return match.groups?.["name"] ?? match[0];
  }
  return undefined;
}

function locate(script: Script, { segments }: ScriptUse, name: string): RangeLocation {
  const shown = segments.slice(-name.split(".").length);
  return atRange(script.file, { start: shown[0]?.start ?? 0, end: shown.at(-1)?.end ?? 0 });
}

/** The line with the first code of the file, for findings about the script as a whole. */
export function startOf(script: Script): RangeLocation {
  const start = script.start();
  const end = lineSpan(script.source, lineRangeOf(script.source, { start, end: start }).line)?.end ?? start;
  return atRange(script.file, { start, end: Math.min(end, start + 500) });
}
