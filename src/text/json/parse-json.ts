/** Reads JSON texts, with mistakes or without. */
import type { Source } from "../source.ts";
import type { JsonValue } from "./json.ts";
import { depthLimit, measureJson, tooDeepAt } from "./json-depth.ts";
import type { JsonProblem } from "./json-problems.ts";
import { readTolerantly } from "./json-tolerant.ts";

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
