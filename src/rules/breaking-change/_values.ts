/** Values of keywords, for comparing and for people. */
import type { Shape } from "../../connector/comparison/shape.ts";
import { items, type Node, numberOf, stringOf } from "../../connector/node.ts";
import { isUnknownFormat, meantBy } from "../../connector/schemas/formats.ts";
import { convert, isType } from "../../connector/schemas/json-type.ts";
import { plain } from "../../text/escape.ts";
import { canonical, type JsonValue } from "../../text/json/json.ts";
import { quoted, wasAndIs } from "../../wording/quoted.ts";

/** Longest value shown, in UTF-16 code units. */
const maxShownLength = 60;

/** One text for values that mean the same where this type is declared: `"1"` and `1` of an integer. */
export function meaningOf({ value }: Node, { type }: Shape): string {
  return canonical((isType(type) ? convert(value, type) : undefined) ?? value);
}

/** A value for a reader: text without its quotes, unless it would read as a number or the like; everything else as JSON. */
export function shown(node: Node | undefined, absent: string): string {
  if (node === undefined) return absent;
  const { value } = node;
  const isText = typeof value === "string" && !literal.test(value);
  return plain(isText ? value : canonical(value), maxShownLength);
}

const literal = /^(?:-?\d+(?:\.\d+)?|true|false|null)$/;

/** The values of `enum`, by what they mean; undefined without a list, or with an empty one, which allows anything. */
export function enumOf(shape: Shape): ReadonlyMap<string, Node> | undefined {
  const values = items(shape.facet("enum")).map((node) => [meaningOf(node, shape), node] as const);
  return values.length === 0 ? undefined : new Map(values);
}

/** Most values of a range of integers that are listed. */
const maxRange = 100;

/**
 * The values that a field can have: its list, and without one what its type leaves. `[true, false]` says no more than Boolean.
 * Undefined where there are too many.
 */
export function valuesOf(shape: Shape): ReadonlyMap<string, Node> | undefined {
  return enumOf(shape) ?? mapOf(shape, valuesOfType(shape));
}

function valuesOfType(shape: Shape): readonly JsonValue[] {
  if (shape.type === "boolean") return [true, false];
  const [least, most] = [numberOf(shape.facet("minimum")), numberOf(shape.facet("maximum"))];
  if (shape.type !== "integer" || least === undefined || most === undefined) return [];
  const isExclusive = ["exclusiveMinimum", "exclusiveMaximum", "multipleOf"].some((name) =>
    shape.facet(name),
  );
  if (isExclusive || most - least >= maxRange || !Number.isInteger(least)) return [];
  return Array.from({ length: Math.floor(most - least) + 1 }, (_, index) => least + index);
}

function mapOf(shape: Shape, values: readonly JsonValue[]): ReadonlyMap<string, Node> | undefined {
  if (values.length === 0) return undefined;
  const nodes = values.map((value) => ({ ...shape.node, value }));
  return new Map(nodes.map((node) => [meaningOf(node, shape), node]));
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

/** As written, what a file amounts to included; `none` where nothing is declared. */
export function formatOf(shape: Shape): string {
  return shape.type === "file" ? "binary" : stringOf(shape.facet("format")) || "none";
}

/** The platform did not know the old format: writing what was meant by it, or nothing, changes nothing. */
export function isFormatFixed({ type }: Shape, old: string, now: string): boolean {
  if (type === undefined || old === "none" || !isUnknownFormat(type, old)) return false;
  return now === "none" || meantBy(type, old)?.format === now;
}

/** "was `date` and is `date-time` now", and what to say where there was none before or is none now. */
export function formatChange(before: string, after: string): string {
  if (before === "none") return `was open and is ${quoted(after)} now`;
  return after === "none" ? `was ${quoted(before)} and is gone` : wasAndIs(before, after);
}

export function isWidened({ before, after }: { readonly before: string; readonly after: string }): boolean {
  return before === "integer" && after === "number";
}
