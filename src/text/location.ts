/** A location in a file, before lines are known. Offsets are UTF-16 code units in the decoded text. */
export type Location = PointerLocation | RangeLocation | FileLocation;

/** A key or a value of a JSON document, named by its RFC 6901 pointer. */
export interface PointerLocation {
  readonly kind: "pointer";
  readonly file: string;
  readonly pointer: string;
  readonly part: "key" | "value";
  /** Of a value that is a string: the part that is meant, as offsets in the string it stands for. Absent: the whole value. */
  readonly within?: Span;
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

/** A part of the string at the pointer. */
export function inString(file: string, pointer: string, within: Span): PointerLocation {
  return { kind: "pointer", file, pointer, part: "value", within };
}

export function atRange(file: string, span: Span): RangeLocation {
  return { kind: "range", file, start: span.start, end: span.end };
}

export function atFile(file: string): FileLocation {
  return { kind: "file", file };
}
