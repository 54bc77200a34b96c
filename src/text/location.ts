import { childPointer } from "./json/pointer.ts";

/** Where something is, before lines are known. Offsets are UTF-16 code units in the decoded text. */
export type Location = PointerLocation | RangeLocation | FileLocation;

/** A key or a value of a JSON document, named by its RFC 6901 pointer. */
export interface PointerLocation {
  readonly kind: "pointer";
  readonly file: string;
  readonly pointer: string;
  readonly part: "key" | "value";
}

export interface RangeLocation {
  readonly kind: "range";
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export interface FileLocation {
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

export function atPointer(file: string, pointer: string, part: "key" | "value" = "value"): PointerLocation {
  return { kind: "pointer", file, pointer, part };
}

/** The name of a property, not its value. */
export function atKey(file: string, pointer: string): PointerLocation {
  return atPointer(file, pointer, "key");
}

/** The value that is at these segments below a location. */
export function child(parent: PointerLocation, ...segments: readonly (string | number)[]): PointerLocation {
  return atPointer(parent.file, childPointer(parent.pointer, ...segments));
}

export function atRange(file: string, span: Span): RangeLocation {
  return { kind: "range", file, start: span.start, end: span.end };
}

export function atFile(file: string): FileLocation {
  return { kind: "file", file };
}
