import type { Span } from "../location.ts";
import type { Source } from "../source.ts";
import { depthLimit, measureJson, tooDeepAt } from "./json-depth.ts";
import { readTolerantly } from "./json-tolerant.ts";

export type JsonValue = string | number | boolean | null | JsonArray | JsonObject;
export type JsonArray = readonly JsonValue[];
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

export interface JsonProblem {
  readonly kind:
    | "empty"
    | "syntax"
    /** What follows may stand at a wrong level. */
    | "structure"
    | "missing-comma"
    | "trailing-comma"
    | "comment"
    | "conflict-marker"
    | "too-deep";
  readonly span: Span;
  /** A fragment for people, without capital and full stop: what was found, what was expected. */
  readonly message: string;
  /** What to do, as a sentence, where the kind alone does not say it. */
  readonly fix?: string;
}

/**
 * What a text says as JSON. `strict`: every parser accepts it. `tolerant`: it has mistakes, but all of it could be read.
 * `unreadable`: nothing may be concluded from it. Values are at most 200 levels deep, so walking them may recurse.
 */
export type ParsedJson =
  | {
      readonly state: "strict";
      readonly source: Source;
      readonly value: JsonValue;
      /** How many properties all objects together have; the text writes more when keys repeat. */
      readonly properties: number;
    }
  | {
      readonly state: "tolerant";
      readonly source: Source;
      readonly value: JsonValue;
      readonly problems: readonly JsonProblem[];
    }
  | { readonly state: "unreadable"; readonly source: Source; readonly problems: readonly JsonProblem[] };

/** Reads a JSON text. Never throws. Duplicate keys: the last one wins, as with JSON.parse. */
export function parseJson(source: Source): ParsedJson {
  let value: JsonValue;
  try {
    value = JSON.parse(source.text);
  } catch {
    return parseMistaken(source);
  }
  const shape = measureJson(value);
  return shape.tooDeep ? tooDeep(source) : { state: "strict", source, value, properties: shape.properties };
}

function parseMistaken(source: Source): ParsedJson {
  const { text } = source;
  if (text.trim() === "") {
    const span = { start: 0, end: text.length };
    return { state: "unreadable", source, problems: [{ kind: "empty", span, message: "the file is empty" }] };
  }
  // The tolerant reader recurses: text that is too deep must not reach it.
  if (tooDeepAt(text) !== undefined) return tooDeep(source);
  const { value, problems } = readTolerantly(text);
  return value === undefined
    ? { state: "unreadable", source, problems }
    : { state: "tolerant", source, value, problems };
}

function tooDeep(source: Source): ParsedJson {
  const start = tooDeepAt(source.text) ?? 0;
  const message = `objects and lists are nested more than ${depthLimit} levels deep`;
  const problem: JsonProblem = { kind: "too-deep", span: { start, end: start + 1 }, message };
  return { state: "unreadable", source, problems: [problem] };
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isArray(value: JsonValue | undefined): value is JsonArray {
  return Array.isArray(value);
}

/** An own property. Names like `constructor` and `__proto__` are data here and never reach the prototype. */
export function own(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

export function asObject(value: JsonValue | undefined): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

export function asArray(value: JsonValue | undefined): JsonArray | undefined {
  return isArray(value) ? value : undefined;
}

export function asString(value: JsonValue | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export function asNumber(value: JsonValue | undefined): number | undefined {
  return typeof value === "number" ? value : undefined;
}

export function asBoolean(value: JsonValue | undefined): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

/** One text for all spellings of the same value: keys sorted by code unit, no whitespace. For hashing and comparing. */
export function canonical(value: JsonValue): string {
  if (isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`);
  return `{${members.join(",")}}`;
}
