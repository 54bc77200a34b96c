/** Writes changes into a JSON text: indentation, line ends, commas and everything else around them stay byte for byte. */
import { type Edit, inOrder } from "../edit.ts";
import { containerEdits, type EditableContainer, editableContainer } from "./edit-container.ts";
import { canonical } from "./json.ts";
import type { JsonChange } from "./json-change.ts";
import { containerAt, gapIn, indentOf, type JsonStyle, styleOf, written } from "./json-layout.ts";
import { type Located, locate } from "./locate.ts";
import type { ParsedJson } from "./parse-json.ts";
import { parentPointer } from "./pointer.ts";

/**
 * @returns the edits in the order of the text; undefined when nothing safe can be written: the text has mistakes other
 * than comments and trailing commas, a pointer leads nowhere, a key occurs twice, or two changes exclude each other
 */
export function editJson(parsed: ParsedJson, changes: readonly JsonChange[]): readonly Edit[] | undefined {
  return jsonEditor(parsed, changes)(changes);
}

/**
 * Reads the text once for many small sets of changes.
 * @param all every change that will be asked for
 * @returns what `editJson` does, for some of the changes
 */
export function jsonEditor(
  parsed: ParsedJson,
  all: readonly JsonChange[],
): (changes: readonly JsonChange[]) => readonly Edit[] | undefined {
  if (parsed.state === "unreadable") return () => undefined;
  if (parsed.state === "tolerant" && !parsed.problems.every(isHarmless)) return () => undefined;
  const document = readDocument(parsed, all);
  return (changes) => {
    const edits: Edit[] = [];
    for (const [pointer, group] of Map.groupBy(withoutRepeats(changes), containerOf)) {
      const found =
        pointer === undefined ? editWhole(document, group) : editContainer(document, pointer, group);
      if (found === undefined) return undefined;
      for (const edit of found) edits.push(edit);
    }
    return inOrder(edits);
  };
}

function isHarmless({ kind }: { readonly kind: string }): boolean {
  return kind === "comment" || kind === "trailing-comma";
}

/** The same change asked for twice is one change. */
function withoutRepeats(changes: readonly JsonChange[]): JsonChange[] {
  return [...new Map(changes.map((change) => [canonical({ ...change }), change])).values()];
}

interface Document {
  readonly text: string;
  readonly style: JsonStyle;
  readonly located: ReadonlyMap<string, Located>;
  /** Containers that were edited before, by pointer. */
  readonly editables: Map<string, EditableContainer | undefined>;
}

function readDocument(
  parsed: Exclude<ParsedJson, { state: "unreadable" }>,
  changes: readonly JsonChange[],
): Document {
  const { text } = parsed.source;
  const pointers = new Set<string>();
  for (const { pointer } of changes) {
    const parent = parentPointer(pointer);
    const above = parent === undefined ? undefined : parentPointer(parent);
    for (const each of [pointer, parent, above]) if (each !== undefined) pointers.add(each);
  }
  return { text, style: styleOf(text), located: locate(parsed, pointers), editables: new Map() };
}

/** `order` changes a container itself, the others one of its elements. Undefined: the whole document. */
function containerOf(change: JsonChange): string | undefined {
  return change.kind === "order" ? change.pointer : parentPointer(change.pointer);
}

function editWhole(
  { text, style, located }: Document,
  changes: readonly JsonChange[],
): readonly Edit[] | undefined {
  const [change] = changes;
  const at = located.get("");
  if (changes.length !== 1 || change?.kind !== "set" || at === undefined) return undefined;
  const { start, end } = at.value;
  const isInline = !/[\r\n]/.test(text.slice(start, end)) && containerAt(text, start) !== undefined;
  return [{ start, end, text: written(change.value, style, isInline ? undefined : "") }];
}

function editContainer(
  document: Document,
  pointer: string,
  changes: readonly JsonChange[],
): readonly Edit[] | undefined {
  const { editables } = document;
  const editable = editables.has(pointer) ? editables.get(pointer) : editableAt(document, pointer);
  editables.set(pointer, editable);
  return editable && containerEdits(editable, changes);
}

function editableAt(document: Document, pointer: string): EditableContainer | undefined {
  const { text, style, located } = document;
  const at = located.get(pointer);
  const container = at === undefined ? undefined : containerAt(text, at.value.start);
  if (container === undefined || container.span.end !== at?.value.end) return undefined;
  const gap = container.elements.length > 0 ? gapIn(text, container, style) : gapInEmpty(document, pointer);
  return editableContainer(text, container, { style, gap, indent: indentOf(gap) });
}

/** In an empty container: on lines of their own if those of the container around it are. */
function gapInEmpty({ text, style, located }: Document, pointer: string): string {
  const parent = located.get(parentPointer(pointer) ?? "");
  const around = pointer === "" || parent === undefined ? undefined : containerAt(text, parent.value.start);
  const indent = around === undefined ? "" : indentOf(gapIn(text, around, style));
  return indent === undefined ? "" : style.lineEnd + indent + style.unit;
}
