/** Values of keywords, for comparing and for people. */
import type { Shape } from "../../connector/comparison/shape.ts";
import { items, type Node, stringOf } from "../../connector/node.ts";
import { plain } from "../../text/escape.ts";
import { canonical } from "../../text/json.ts";
import { quoted } from "../../text/quoted.ts";

/** Longest value shown, in UTF-16 code units. */
const maxShownLength = 60;

/** One text for equal values, whatever their spelling; undefined when there is none. */
export function canonicalOf(node: Node | undefined): string | undefined {
  return node === undefined ? undefined : canonical(node.value);
}

/** A value for a reader: text without its quotes, everything else as JSON. */
export function shown(node: Node | undefined, absent: string): string {
  if (node === undefined) return absent;
  return plain(typeof node.value === "string" ? node.value : canonical(node.value), maxShownLength);
}

/** The values of `enum`, by their canonical text; undefined without a list, or with an empty one, which allows anything. */
export function enumOf(shape: Shape): ReadonlyMap<string, Node> | undefined {
  const values = items(shape.facet("enum")).map((node) => [canonical(node.value), node] as const);
  return values.length === 0 ? undefined : new Map(values);
}

/** `open, paid, overdue …` */
export function listed(nodes: Iterable<Node>): string {
  return plain([...nodes].map((node) => shown(node, "")).join(", "), maxShownLength);
}

/** Both written, and different. What is not written says nothing that could have changed. */
export function typeChange(
  before: Shape,
  after: Shape,
): { readonly before: string; readonly after: string } | undefined {
  if (!before.isKnown || !after.isKnown) return undefined;
  if (before.type === undefined || after.type === undefined || before.type === after.type) return undefined;
  if (isFile(before) && isFile(after)) return undefined;
  return { before: before.type, after: after.type };
}

/** `file`, and how the designer writes the same content: a binary string. */
function isFile(shape: Shape): boolean {
  return formatOf(shape) === "binary";
}

/** As written, what a file amounts to included; `none` where nothing is said. */
export function formatOf(shape: Shape): string {
  return shape.type === "file" ? "binary" : stringOf(shape.facet("format")) || "none";
}

/** "was `date` and is `date-time` now", and what to say where there was none before or is none now. */
export function wasAndIs(before: string, after: string): string {
  if (before === "none") return `was open and is ${quoted(after)} now`;
  return after === "none"
    ? `was ${quoted(before)} and is gone`
    : `was ${quoted(before)} and is ${quoted(after)} now`;
}

export function isWidened({ before, after }: { readonly before: string; readonly after: string }): boolean {
  return before === "integer" && after === "number";
}
