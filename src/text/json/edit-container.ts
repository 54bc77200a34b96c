/** The edits that change elements of one JSON object or list. */
import type { Edit } from "../edit.ts";
import type { JsonChange } from "./json-change.ts";
import { type Container, type Element, elementStart, type JsonLayout, written } from "./json-layout.ts";
import { keyText } from "./locate.ts";
import { parsePointer } from "./pointer.ts";

type SetChange = Extract<JsonChange, { kind: "set" }>;

/** A container that is going to be edited, read once. */
export interface EditableContainer {
  readonly text: string;
  readonly container: Container;
  readonly layout: JsonLayout;
  /** By name or index; of a name that stands twice -1. */
  readonly indexes: ReadonlyMap<string, number>;
}

export function editableContainer(text: string, container: Container, layout: JsonLayout): EditableContainer {
  return { text, container, layout, indexes: indexesOf(text, container) };
}

/**
 * @param changes of elements of this container, or one that orders it
 * @returns undefined when a change finds nothing to change, meets a key that occurs twice, or excludes another
 */
export function containerEdits(
  editable: EditableContainer,
  changes: readonly JsonChange[],
): readonly Edit[] | undefined {
  const [first] = changes;
  if (first?.kind === "order") return changes.length === 1 ? orderEdits(editable, first.names) : undefined;
  const plan: Plan = { edits: [], removed: new Set(), added: [], touched: new Set() };
  for (const change of changes) if (!take(editable, change, plan)) return undefined;
  const additions = plan.added.length === 0 ? [] : additionEdits(editable, plan.added, plan.removed);
  return additions && [...plan.edits, ...removalEdits(editable.container, plan.removed), ...additions];
}

interface Plan {
  readonly edits: Edit[];
  readonly removed: Set<number>;
  readonly added: SetChange[];
  readonly touched: Set<string>;
}

/** False when the change cannot be made, or not together with those made before. */
function take(editable: EditableContainer, change: JsonChange, plan: Plan): boolean {
  const { isList, elements } = editable.container;
  const name = lastSegment(change.pointer);
  // Items may be added one after the other; any other element is changed in one way only.
  if (plan.touched.has(name) && name !== "-") return false;
  plan.touched.add(name);
  const index = editable.indexes.get(name);
  const element = elements[index ?? -1];
  if (element === undefined || index === undefined) {
    if (index !== undefined || change.kind !== "set" || isList !== (name === "-")) return false;
    plan.added.push(change);
  } else if (change.kind === "remove") plan.removed.add(index);
  else {
    const edit = elementEdit(editable, element, change);
    if (edit === undefined) return false;
    plan.edits.push(edit);
  }
  return true;
}

function indexesOf(text: string, { elements }: Container): Map<string, number> {
  const indexes = new Map<string, number>();
  for (const [index, { key }] of elements.entries()) {
    const name = key === undefined ? String(index) : keyText(text, key);
    indexes.set(name, indexes.has(name) ? -1 : index);
  }
  return indexes;
}

function elementEdit(
  { text, layout }: EditableContainer,
  element: Element,
  change: Exclude<JsonChange, { kind: "remove" }>,
): Edit | undefined {
  switch (change.kind) {
    case "rename":
      return element.key && { ...element.key, text: JSON.stringify(change.name) };
    case "set": {
      const { start, end } = element.value;
      const stays = /^[[{]/.test(text.slice(start, end)) && !/[\r\n]/.test(text.slice(start, end));
      return { start, end, text: written(change.value, layout.style, stays ? undefined : layout.indent) };
    }
    case "order":
      return undefined; // of the container, not of this element
  }
}

/** A run of removed elements goes with the comma before it, at the beginning with the comma behind it. */
function removalEdits({ elements, span }: Container, removed: ReadonlySet<number>): Edit[] {
  if (removed.size === elements.length) {
    return removed.size === 0 ? [] : [{ start: span.start + 1, end: span.end - 1, text: "" }];
  }
  const edits: Edit[] = [];
  for (const index of removed) {
    const element = elements[index];
    if (element === undefined || removed.has(index - 1)) continue;
    let last = index;
    while (removed.has(last + 1)) last++;
    const before = elements[index - 1];
    const next = elements[last + 1];
    const end = elements[last]?.value.end ?? element.value.end;
    if (before !== undefined) edits.push({ start: before.value.end, end, text: "" });
    else if (next !== undefined)
      edits.push({ start: elementStart(element), end: elementStart(next), text: "" });
  }
  return edits;
}

function additionEdits(
  editable: EditableContainer,
  added: readonly SetChange[],
  removed: ReadonlySet<number>,
): Edit[] | undefined {
  const { text, container, layout } = editable;
  const { elements, span } = container;
  if (elements.length === 0) {
    const isBlank = text.slice(span.start + 1, span.end - 1).trim() === "";
    return isBlank ? [{ start: span.start + 1, end: span.end - 1, text: fill(editable, added) }] : undefined;
  }
  if (removed.size === elements.length) return undefined;
  return added.map((change) => {
    const after = editable.indexes.get(change.after ?? "") ?? -1;
    const at = elements[after] ?? elements.at(-1);
    const start = at?.value.end ?? span.end;
    return { start, end: start, text: `,${layout.gap}${elementText(editable, change)}` };
  });
}

/** The inside of a container that was empty. */
function fill(editable: EditableContainer, added: readonly SetChange[]): string {
  const { style, gap, indent } = editable.layout;
  const blank = style.colon.endsWith(" ") ? " " : "";
  const texts = added.map((change) => elementText(editable, change));
  if (indent !== undefined) {
    const outer = indent.slice(0, Math.max(0, indent.length - style.unit.length));
    return gap + texts.join(`,${gap}`) + style.lineEnd + outer;
  }
  const pad = editable.container.isList ? "" : blank;
  return pad + texts.join(`,${blank}`) + pad;
}

function elementText({ container, layout: { style, indent } }: EditableContainer, change: SetChange): string {
  const value = written(change.value, style, indent);
  return container.isList ? value : JSON.stringify(lastSegment(change.pointer)) + style.colon + value;
}

/** Each position between the gaps gets the text of the element that belongs there. */
function orderEdits(
  { text, container, indexes }: EditableContainer,
  names: readonly string[],
): Edit[] | undefined {
  const { elements } = container;
  if (container.isList || indexes.size !== elements.length) return undefined;
  const first = [...new Set(names)].flatMap((name) => indexes.get(name) ?? []);
  const order = [...first, ...[...elements.keys()].filter((index) => !first.includes(index))];
  return elements.flatMap((element, position) => {
    const moved = elements[order[position] ?? position];
    if (moved === undefined || moved === element) return [];
    const start = elementStart(element);
    return [{ start, end: element.value.end, text: text.slice(elementStart(moved), moved.value.end) }];
  });
}

function lastSegment(pointer: string): string {
  return parsePointer(pointer)?.at(-1) ?? "";
}
