import type { JsonArray, JsonObject, JsonValue } from "./json.ts";
import { closeBrace, closeBracket, openBrace, openBracket, quote, skipTrivia } from "./json-scan.ts";

/** Deeper documents are refused: walkers recurse, and no connector comes near (the deepest published one has 27). */
export const depthLimit = 200;

/** Whether a value is nested deeper than the limit, and how many properties its objects have. Does not recurse. */
export function measureJson(value: JsonValue): { readonly tooDeep: boolean; readonly properties: number } {
  let properties = 0;
  let level = containersIn([value]);
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > depthLimit) return { tooDeep: true, properties };
    const below: Container[] = [];
    for (const container of level) {
      const members = Array.isArray(container) ? container : Object.values(container);
      if (members !== container) properties += members.length;
      containersIn(members, below);
    }
    level = below;
  }
  return { tooDeep: false, properties };
}

type Container = JsonArray | JsonObject;

function containersIn(values: readonly JsonValue[], found: Container[] = []): Container[] {
  for (const value of values) if (typeof value === "object" && value !== null) found.push(value);
  return found;
}

/**
 * Where the text opens more levels than the limit; undefined when it never does. For any text, JSON or not: it never
 * counts fewer levels than jsonc-parser would recurse, so a closer that does not fit its opener closes nothing here.
 */
export function tooDeepAt(text: string): number | undefined {
  const open: number[] = [];
  let at = skipTrivia(text, 0);
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === openBrace || code === openBracket) {
      if (open.length === depthLimit) return at;
      open.push(code === openBrace ? closeBrace : closeBracket);
    } else if (code === open.at(-1)) open.pop();
    at = skipTrivia(text, code === quote ? afterBrokenString(text, at) : at + 1);
  }
  return undefined;
}

/** The offset after a string, which a line end also ends, as in jsonc-parser. */
function afterBrokenString(text: string, open: number): number {
  let at = open + 1;
  while (at < text.length) {
    const char = text[at];
    if (char === "\\") at += 2;
    else if (char === '"') return at + 1;
    else if (char === "\n" || char === "\r") return at;
    else at++;
  }
  return text.length;
}
