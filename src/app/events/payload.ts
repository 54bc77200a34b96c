/** Reads a webhook's payload. Its shape is unknown: each property is checked when it is read. */
import { asNumber, asObject, asString, type JsonObject, type JsonValue, own } from "../../text/json/json.ts";

/** The value below the given names, or undefined when any of them is missing or not an object. */
export function valueAt(payload: JsonValue, ...names: readonly string[]): JsonValue | undefined {
  let value: JsonValue | undefined = payload;
  for (const name of names) {
    const object: JsonObject | undefined = asObject(value);
    if (object === undefined) return undefined;
    value = own(object, name);
  }
  return value;
}

export function textAt(payload: JsonValue, ...names: readonly string[]): string | undefined {
  return asString(valueAt(payload, ...names));
}

/** A whole number above 0, as GitHub's ids and numbers are. */
export function idAt(payload: JsonValue, ...names: readonly string[]): number | undefined {
  const value = asNumber(valueAt(payload, ...names));
  return value !== undefined && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

/** A full commit id in lower case. */
export function commitAt(payload: JsonValue, ...names: readonly string[]): string | undefined {
  const value = textAt(payload, ...names);
  return value !== undefined && /^[0-9a-f]{40}$/.test(value) ? value : undefined;
}
