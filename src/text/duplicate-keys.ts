import type { Node } from "jsonc-parser";
import type { ParsedJson } from "./json.ts";
import { countProperties } from "./json-scan.ts";
import { treeOf } from "./json-tolerant.ts";
import type { Span } from "./place.ts";
import { childPointer } from "./pointer.ts";

/** A key that its object already has. JSON.parse keeps the last value without a word. */
export interface DuplicateKey {
  /** The pointer of the property: both values stand there. */
  readonly pointer: string;
  readonly key: string;
  readonly first: Span;
  readonly again: Span;
}

const duplicateLimit = 100;

/** The first hundred repeated keys of a document, in the order of the text. Spans are those of the keys, quotes included. */
export function duplicateKeys(parsed: ParsedJson): DuplicateKey[] {
  if (parsed.state === "unreadable") return [];
  const { text } = parsed.source;
  // Nearly every file has none: counting is far cheaper than comparing keys.
  if (parsed.state === "strict" && countProperties(text) === parsed.properties) return [];
  const found: DuplicateKey[] = [];
  const root = treeOf(text);
  if (root !== undefined) collect(root, "", found);
  return found.sort((a, b) => a.again.start - b.again.start).slice(0, duplicateLimit);
}

function collect(node: Node, pointer: string, found: DuplicateKey[]): void {
  if (found.length >= duplicateLimit) return;
  if (node.type === "object") collectObject(node, pointer, found);
  if (node.type !== "array") return;
  for (const [index, element] of (node.children ?? []).entries()) {
    collect(element, childPointer(pointer, index), found);
  }
}

function collectObject(node: Node, pointer: string, found: DuplicateKey[]): void {
  const firsts = new Map<string, Span>();
  for (const property of node.children ?? []) {
    const [name, value] = property.children ?? [];
    if (name === undefined) continue;
    const key = String(name.value);
    const span = { start: name.offset, end: name.offset + name.length };
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, span);
    else found.push({ pointer: childPointer(pointer, key), key, first, again: span });
    if (value !== undefined) collect(value, childPointer(pointer, key), found);
  }
}
