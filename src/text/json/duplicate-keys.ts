import type { Node } from "jsonc-parser";
import type { Span } from "../location.ts";
import { countProperties } from "./json-scan.ts";
import { treeOf } from "./json-tolerant.ts";
import type { ParsedJson } from "./parse-json.ts";
import { childPointer } from "./pointer.ts";

/** A key that its object already has. JSON.parse keeps the last value without a word. */
export interface DuplicateKey {
  /** The pointer of the property: both values are there. */
  readonly pointer: string;
  readonly key: string;
  readonly first: Span;
  readonly again: Span;
  /** Whether all values up to here are equal: then it does not matter which one a reader keeps. */
  readonly isEqual: boolean;
  /** Whether both values are strings: then nothing else than a text gets lost. */
  readonly areStrings: boolean;
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

interface First {
  readonly span: Span;
  readonly value: Node | undefined;
  /** Whether all that came again so far are equal to it. */
  isEqual: boolean;
}

function collectObject(node: Node, pointer: string, found: DuplicateKey[]): void {
  const firsts = new Map<string, First>();
  for (const property of node.children ?? []) {
    if (found.length >= duplicateLimit) return;
    const [name, value] = property.children ?? [];
    if (name === undefined) continue;
    const key = String(name.value);
    const span = { start: name.offset, end: name.offset + name.length };
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, { span, value, isEqual: true });
    else {
      first.isEqual &&= areEqual(first.value, value);
      const { isEqual } = first;
      const areStrings = first.value?.type === "string" && value?.type === "string";
      found.push({
        pointer: childPointer(pointer, key),
        key,
        first: first.span,
        again: span,
        isEqual,
        areStrings,
      });
    }
    if (value !== undefined) collect(value, childPointer(pointer, key), found);
  }
}

/** Of two values one may be the whole document: they are compared member by member only where they have as many. */
function areEqual(one: Node | undefined, other: Node | undefined): boolean {
  if (one === undefined || other === undefined || one.type !== other.type) return false;
  const [items = [], others = []] = [one.children, other.children];
  if (items.length !== others.length) return false;
  if (one.type === "object") return areEqualObjects(valuesOf(one), valuesOf(other));
  if (one.type !== "array") return one.value === other.value;
  return items.every((item, index) => areEqual(item, others[index]));
}

type Values = ReadonlyMap<string, Node | undefined>;

function areEqualObjects(one: Values, other: Values): boolean {
  return one.size === other.size && [...one].every(([key, value]) => areEqual(value, other.get(key)));
}

function valuesOf(object: Node): Values {
  return new Map(
    (object.children ?? []).map(({ children }) => [String(children?.[0]?.value), children?.[1]]),
  );
}
