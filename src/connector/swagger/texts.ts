/** The texts of a definition that people read, each once, with what they belong to. */

import { asString, isObject, own } from "../../text/json/json.ts";
import { type JsonChange, setValue } from "../../text/json/json-change.ts";
import { childPointer } from "../../text/json/pointer.ts";
import { atPointer, inString, type Location, type Span } from "../../text/location.ts";
import { items, member, members, type Node } from "../node.ts";
import { oncePer } from "../once.ts";
import { isSelectable, selectableOperations } from "./selectable.ts";
import type { Operation, Swagger } from "./swagger.ts";

/** `label`: the short name of a parameter or property; `prose`: a description or hint; `response`: hardly ever shown. */
export type TextKind = "title" | "summary" | "label" | "prose" | "response";

export interface ReadText {
  readonly text: string;
  readonly kind: TextKind;
  /** `operation`, `parameter` or `property` it belongs to; what else there is counts as `connector`. */
  readonly of: "connector" | "operation" | "parameter" | "property";
  /** Names of what it belongs to, and the member it is in. */
  readonly names: readonly string[];
  readonly holder: Node;
  readonly member: string;
}

/** @param part offsets in the text; the whole text when left out */
export function textLocation({ holder, member: name }: ReadText, part?: Span): Location {
  const pointer = childPointer(holder.pointer, name);
  return part === undefined ? atPointer(holder.file, pointer) : inString(holder.file, pointer, part);
}

/** Where a word of the text is; the whole text when it isn't in it. */
export function wordIn(one: ReadText, word: string): Location {
  const start = one.text.indexOf(word);
  return start === -1 || word === ""
    ? textLocation(one)
    : textLocation(one, { start, end: start + word.length });
}

export function setText({ holder, member: name }: ReadText, text: string): JsonChange {
  return setValue(childPointer(holder.pointer, name), text);
}

/** In the order title, operations, shared parts, schemas. Without internal parts, and without what only deprecated operations use. */
export const textsOf = oncePer(collectTexts);

const summaryMember = "x-ms-summary";

function collectTexts(swagger: Swagger): readonly ReadText[] {
  const found: ReadText[] = [];
  const add = (
    holder: Node | undefined,
    name: string,
    kind: TextKind,
    of: ReadText["of"],
    names: readonly string[],
  ): void => {
    const text = isObject(holder?.value) ? asString(own(holder.value, name)) : undefined;
    if (holder === undefined || text === undefined || text === "") return;
    found.push({ text, kind, of, names: [...names, name], holder, member: name });
  };
  add(swagger.info, "title", "title", "connector", ["info"]);
  add(swagger.info, "description", "prose", "connector", ["info"]);
  const visited = new Set<string>();
  // By name, not by position: a shared parameter belongs to the same operation when paths are reordered.
  const operations = selectableOperations(swagger).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  for (const operation of operations) if (!operation.isInternal) collectOperation(operation, visited, add);
  for (const { node, names } of swagger.schemas()) {
    if (!isSelectable(swagger, node.pointer)) continue;
    const of = names.length > 2 ? "property" : "connector";
    add(node, "title", "label", of, names);
    add(node, summaryMember, "label", of, names);
    add(node, "description", "prose", of, names);
  }
  return found;
}

type Add = (
  holder: Node | undefined,
  name: string,
  kind: TextKind,
  of: ReadText["of"],
  names: readonly string[],
) => void;

function collectOperation(operation: Operation, visited: Set<string>, add: Add): void {
  const { name, node, parameters, responses } = operation;
  add(node, "summary", "summary", "operation", [name]);
  add(node, "description", "prose", "operation", [name]);
  add(node, "x-ms-trigger-hint", "prose", "operation", [name]);
  for (const parameter of parameters) {
    if (parameter.isInternal || !isNew(parameter.node, visited)) continue;
    add(parameter.node, summaryMember, "label", "parameter", [name, parameter.name]);
    add(parameter.node, "description", "prose", "parameter", [name, parameter.name]);
  }
  for (const response of responses) {
    if (response.isResolved && isNew(response.node, visited)) {
      add(response.node, "description", "response", "operation", [name, response.status]);
    }
  }
}

function isNew({ pointer }: Node, visited: Set<string>): boolean {
  if (visited.has(pointer)) return false;
  visited.add(pointer);
  return true;
}

/** Names that the connector gives to things: they are no misspellings, whatever the dictionary says. */
export function ownNames(swagger: Swagger): readonly string[] {
  return [
    swagger.title ?? "",
    swagger.host ?? "",
    ...swagger
      .operations()
      .flatMap(({ name, path, parameters }) => [
        name,
        path,
        ...parameters.map((parameter) => parameter.name),
      ]),
    ...swagger
      .schemas()
      .flatMap(({ node, names }) => [
        names.at(-1) ?? "",
        ...items(member(node, "enum")).flatMap(({ value }) => (typeof value === "string" ? [value] : [])),
      ]),
    ...swagger.definitions().map(({ name }) => name),
    ...members(member(swagger.root, "securityDefinitions")).map(({ name }) => name),
  ];
}
