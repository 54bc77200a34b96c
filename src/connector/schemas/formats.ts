/** Formats of values: those the platform knows, and what people mean by others. */

/** The formats the platform knows, by type. */
const formats: ReadonlyMap<string, readonly string[]> = new Map([
  ["integer", ["int32", "int64"]],
  ["number", ["float", "double"]],
  [
    "string",
    ["byte", "binary", "date", "date-time", "date-no-tz", "password", "email", "html", "uri", "uuid"],
  ],
  ["boolean", []],
  ["array", []],
  ["object", []],
  ["file", []],
]);

/** Of a type that is none nothing is known. */
export function isUnknownFormat(type: string | undefined, format: string): boolean {
  const known = formats.get(type ?? "");
  return known !== undefined && !known.includes(format);
}

export interface Meant {
  readonly type: string;
  readonly format: string;
}

/** Formats people write and what they mean by them. */
const meantFormats: ReadonlyMap<string, Meant> = new Map([
  ["string guid", { type: "string", format: "uuid" }],
  ["string url", { type: "string", format: "uri" }],
  ["string uri-reference", { type: "string", format: "uri" }],
  ["string datetime", { type: "string", format: "date-time" }],
  ["number int32", { type: "integer", format: "int32" }],
  ["number int64", { type: "integer", format: "int64" }],
  ["number decimal", { type: "number", format: "double" }],
]);

export function meantBy(type: string, format: string): Meant | undefined {
  const lower = format.toLowerCase();
  return formats.get(type)?.includes(lower) === true
    ? { type, format: lower }
    : meantFormats.get(`${type} ${lower}`);
}
