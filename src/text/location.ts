import { childPointer } from "./json/pointer.ts";

/** Where something stands, before lines are known. Offsets are UTF-16 code units in the decoded text. */
export type Place = PointerPlace | RangePlace | FilePlace;

/** A key or a value of a JSON document, named by its RFC 6901 pointer. */
export interface PointerPlace {
  readonly kind: "pointer";
  readonly file: string;
  readonly pointer: string;
  readonly part: "key" | "value";
}

export interface RangePlace {
  readonly kind: "range";
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export interface FilePlace {
  readonly kind: "file";
  readonly file: string;
}

/** Offsets in UTF-16 code units; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** 1-based; columns count UTF-16 code units; `endColumn` is exclusive. */
export interface LineRange {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function atPointer(file: string, pointer: string, part: "key" | "value" = "value"): PointerPlace {
  return { kind: "pointer", file, pointer, part };
}

/** The name of a property, not its value. */
export function atKey(file: string, pointer: string): PointerPlace {
  return atPointer(file, pointer, "key");
}

/** The value that stands at these segments below a place. */
export function child(place: PointerPlace, ...segments: readonly (string | number)[]): PointerPlace {
  return atPointer(place.file, childPointer(place.pointer, ...segments));
}

export function atRange(file: string, span: Span): RangePlace {
  return { kind: "range", file, start: span.start, end: span.end };
}

export function atFile(file: string): FilePlace {
  return { kind: "file", file };
}
