/** Requests and responses as people write them into `.http` files and fenced blocks: a start line, headers, a body. */

import type { ParsedJson } from "../text/json/parse-json.ts";
import { parseJson } from "../text/json/parse-json.ts";
import type { Span } from "../text/location.ts";
import { makeSource } from "../text/source.ts";

export interface HttpMessage {
  readonly start:
    | { readonly kind: "request"; readonly method: string; readonly url: string }
    | { readonly kind: "response"; readonly status: number }
    /** A body alone: nobody says how it is sent. */
    | { readonly kind: "body" };
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  /** Of the body; undefined without one. */
  readonly json: ParsedJson | undefined;
  /** Offsets in the text that was read. */
  readonly startSpan: Span;
  readonly bodySpan: Span;
}

const startLine =
  /^(?:(?<method>GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[ \t]{1,9}(?<url>\S{1,2000})(?:[ \t]{1,9}HTTP\/[\d.]{1,3})?|HTTP\/[\d.]{1,3}[ \t]{1,9}(?<status>\d{3})\b[^\r\n]{0,99})[ \t]*\r?$/gm;

/** `###` ends a message in `.http` files. */
const separator = /^###/m;

/** In the order of the text. Anything before the first start line is left out. */
export function readHttpMessages(text: string): readonly HttpMessage[] {
  const starts = [...text.matchAll(startLine)];
  return starts.map((match, index) => {
    const end = starts[index + 1]?.index ?? text.length;
    return readMessage(text, match, end);
  });
}

/** A text that is one JSON object and nothing else; undefined for any other. */
export function readBodyAlone(text: string): HttpMessage | undefined {
  const body = text.trim();
  if (!body.startsWith("{") || !body.endsWith("}")) return undefined;
  const start = text.indexOf(body);
  return {
    start: { kind: "body" },
    headers: new Map(),
    body,
    json: parseJson(makeSource("", body)),
    startSpan: { start, end: start + 1 },
    bodySpan: { start, end: start + body.length },
  };
}

function readMessage(text: string, match: RegExpExecArray, limit: number): HttpMessage {
  const afterStart = match.index + match[0].length;
  const rest = text.slice(afterStart, limit);
  const end = afterStart + (separator.exec(rest)?.index ?? rest.length);
  const headers = new Map<string, string>();
  let at = afterStart;
  for (const line of text.slice(afterStart, end).split("\n")) {
    const header = /^([A-Za-z][\w-]{0,80}):[ \t]*(.*?)\s*$/.exec(line);
    if (header !== null) headers.set((header[1] ?? "").toLowerCase(), header[2] ?? "");
    // What is no header begins the body, with or without an empty line before it.
    else if (line.trim() !== "") break;
    at += line.length + 1;
  }
  const raw = text.slice(Math.min(at, end), end);
  const start = Math.min(at, end) + (raw.length - raw.trimStart().length);
  const body = withoutProse(raw.trim());
  const { method, url, status } = match.groups ?? {};
  return {
    start:
      method === undefined
        ? { kind: "response", status: Number(status) }
        : { kind: "request", method, url: url ?? "" },
    headers,
    body,
    json: body === "" ? undefined : parseJson(makeSource("", body)),
    startSpan: { start: match.index, end: match.index + match[0].trimEnd().length },
    bodySpan: { start, end: start + body.length },
  };
}

/** In notes a text goes on below the object: it is no part of the body. */
function withoutProse(raw: string): string {
  const end = raw.startsWith("{") ? objectEnd(raw) : undefined;
  return end === undefined || !/^[ \t]*\r?\n/.test(raw.slice(end)) ? raw : raw.slice(0, end);
}

/** Where the object at the beginning ends; undefined when its brackets do not close. */
function objectEnd(text: string): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\\n]|\\.)*"|[{}]/g)) {
    if (token === "{") depth += 1;
    else if (token === "}") depth -= 1;
    if (depth === 0) return index + token.length;
  }
  return undefined;
}
