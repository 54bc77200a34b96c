/** JSON values against the types of a schema. */
import { isArray, type JsonValue } from "../../text/json/json.ts";

export type SchemaType = "string" | "integer" | "number" | "boolean" | "array" | "object";

const types: ReadonlySet<string> = new Set<SchemaType>([
  "string",
  "integer",
  "number",
  "boolean",
  "array",
  "object",
]);

export function isType(type: string | undefined): type is SchemaType {
  return type !== undefined && types.has(type);
}

/** An integer is a number too. */
export function hasType(value: JsonValue, type: SchemaType): boolean {
  switch (type) {
    case "integer":
      return Number.isInteger(value);
    case "array":
      return isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !isArray(value);
    default:
      return typeof value === type;
  }
}

/** The same value in the declared type; undefined when something would be lost. */
export function convert(value: JsonValue, type: SchemaType): JsonValue | undefined {
  const text = typeof value === "string" ? value.trim() : "";
  if (type === "boolean" && /^(?:true|false)$/i.test(text)) return text.toLowerCase() === "true";
  if (type === "integer" && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (type === "number" && /^-?\d{1,15}(?:\.\d{1,10})?$/.test(text)) return Number(text);
  if (type === "string" && (typeof value === "number" || typeof value === "boolean")) return String(value);
  return undefined;
}
