import type { Node } from "jsonc-parser";
import type { Span } from "../location.ts";
import { depthLimit } from "./json-depth.ts";
import { afterString, afterValue, comma, openBrace, openBracket, quote, skipTrivia } from "./json-scan.ts";
import { treeOf } from "./json-tolerant.ts";
import type { ParsedJson } from "./parse-json.ts";
import { parsePointer } from "./pointer.ts";

/** Where a value is and, for the property of an object, where its key is (both with their quotes). */
export interface Located {
  readonly key?: Span;
  readonly value: Span;
}

/** The wanted pointers as a tree, filled while the text is read. */
interface Wanted {
  readonly pointers: string[];
  readonly below: Map<string, Wanted>;
  located: Located | undefined;
}

/**
 * Finds the wanted pointers (RFC 6901) in one pass over the text that steps over everything else. Pointers that lead
 * nowhere are absent from the answer. Of equal keys the last one is found: the one whose value counts.
 */
export function locate(parsed: ParsedJson, pointers: Iterable<string>): Map<string, Located> {
  if (parsed.state === "unreadable") return new Map();
  const { text } = parsed.source;
  const wanted = wantedTree(pointers);
  const skippable = parsed.state === "strict" || parsed.problems.every(isSkipped);
  if (skippable) visitValue(text, skipTrivia(text, 0), undefined, wanted);
  else visitNode(treeOf(text), undefined, wanted);
  const found = new Map<string, Located>();
  collect(wanted, found);
  return found;
}

/** Whether the scan steps over this mistake. After others only the tolerant reader knows how the text goes on. */
function isSkipped({ kind }: { readonly kind: string }): boolean {
  return kind === "comment" || kind === "trailing-comma";
}

function wantedTree(pointers: Iterable<string>): Wanted {
  const root = nothingWanted();
  for (const pointer of pointers) {
    const segments = parsePointer(pointer);
    if (segments === undefined || segments.length > depthLimit) continue;
    let node = root;
    for (const segment of segments) {
      const next = node.below.get(segment) ?? nothingWanted();
      node.below.set(segment, next);
      node = next;
    }
    node.pointers.push(pointer);
  }
  return root;
}

function nothingWanted(): Wanted {
  return { pointers: [], below: new Map(), located: undefined };
}

/** Reads the value that begins at `start`; returns the offset after it. */
function visitValue(text: string, start: number, key: Span | undefined, wanted: Wanted): number {
  if (wanted.located !== undefined) forgetBelow(wanted);
  const end = wanted.below.size === 0 ? afterValue(text, start) : visitMembers(text, start, wanted.below);
  note(wanted, key, { start, end });
  return end;
}

function visitMembers(text: string, start: number, wanted: ReadonlyMap<string, Wanted>): number {
  const code = text.charCodeAt(start);
  if (code === openBrace) return visitObject(text, start, wanted);
  if (code === openBracket) return visitArray(text, start, wanted);
  return afterValue(text, start);
}

function visitObject(text: string, start: number, wanted: ReadonlyMap<string, Wanted>): number {
  let at = skipTrivia(text, start + 1);
  while (text.charCodeAt(at) === quote) {
    const key = { start: at, end: afterString(text, at) };
    const valueStart = skipTrivia(text, skipTrivia(text, key.end) + 1);
    const next = wanted.get(keyText(text, key));
    at = next === undefined ? afterValue(text, valueStart) : visitValue(text, valueStart, key, next);
    at = afterComma(text, at);
  }
  return at + 1;
}

function visitArray(text: string, start: number, wanted: ReadonlyMap<string, Wanted>): number {
  let at = skipTrivia(text, start + 1);
  for (let index = 0; at < text.length && text[at] !== "]"; index++) {
    const next = wanted.get(String(index));
    at = next === undefined ? afterValue(text, at) : visitValue(text, at, undefined, next);
    at = afterComma(text, at);
  }
  return at + 1;
}

function afterComma(text: string, at: number): number {
  const next = skipTrivia(text, at);
  return text.charCodeAt(next) === comma ? skipTrivia(text, next + 1) : next;
}

/** The name that a key in quotes means. */
export function keyText(text: string, { start, end }: Span): string {
  const raw = text.slice(start + 1, end - 1);
  if (!raw.includes("\\")) return raw;
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    return raw;
  }
}

function visitNode(node: Node | undefined, key: Span | undefined, wanted: Wanted): void {
  if (node === undefined) return;
  if (wanted.located !== undefined) forgetBelow(wanted);
  for (const [index, element] of (node.children ?? []).entries()) {
    const [name, value] = node.type === "object" ? (element.children ?? []) : [undefined, element];
    const next = wanted.below.get(name === undefined ? String(index) : String(name.value));
    if (next !== undefined && value !== undefined) visitNode(value, name && spanOf(name), next);
  }
  note(wanted, key, spanOf(node));
}

function spanOf(node: Node): Span {
  return { start: node.offset, end: node.offset + node.length };
}

function note(wanted: Wanted, key: Span | undefined, value: Span): void {
  wanted.located = key === undefined ? { value } : { key, value };
}

/** A key came again: what was found below its first value does not count. */
function forgetBelow(wanted: Wanted): void {
  for (const next of wanted.below.values()) {
    next.located = undefined;
    forgetBelow(next);
  }
}

function collect(wanted: Wanted, found: Map<string, Located>): void {
  if (wanted.located === undefined) return;
  for (const pointer of wanted.pointers) found.set(pointer, wanted.located);
  for (const next of wanted.below.values()) collect(next, found);
}
