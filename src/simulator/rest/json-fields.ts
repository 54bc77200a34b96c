/** Properties of JSON from outside: a wrong type reads as absent. */

export type JsonObject = Readonly<Record<string, unknown>>;

const nothing: JsonObject = Object.freeze({});

export function asObject(value: unknown): JsonObject {
  // An object that isn't an array is a record of unknowns; TypeScript can't infer that.
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : nothing;
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function own(value: unknown, key: string): unknown {
  const object = asObject(value);
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

export function textOf(value: unknown, key: string): string | undefined {
  const found = own(value, key);
  return typeof found === "string" ? found : undefined;
}

export function numberOf(value: unknown, key: string): number | undefined {
  const found = own(value, key);
  return typeof found === "number" ? found : undefined;
}

export function objectOf(value: unknown, key: string): JsonObject | undefined {
  const found = own(value, key);
  return typeof found === "object" && found !== null && !Array.isArray(found) ? asObject(found) : undefined;
}

export function listOf(value: unknown, key: string): readonly unknown[] | undefined {
  const found = own(value, key);
  return Array.isArray(found) ? found : undefined;
}
