/** Types of JSON values in a sentence. */
import { isArray, type JsonValue } from "../text/json/json.ts";
import { quoted } from "./quoted.ts";

/** "a string", as in "`1` is a string". */
export function nameOfType(value: JsonValue): string {
  if (value === null) return "null";
  if (isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** "an `integer`", as in "is a string, not an `integer`". */
export function aValueOf(type: string): string {
  return `${/^[aio]/.test(type) ? "an" : "a"} ${quoted(type)}`;
}
