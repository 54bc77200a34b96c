/** How many schemas a schema amounts to, and how deep it nests, with references written out. */

import type { JsonValue } from "../../text/json/json.ts";
import type { Node } from "../node.ts";
import { oncePer } from "../once.ts";
import type { Operation, Swagger } from "../swagger/swagger.ts";
import { schemasBelow } from "./schemas-below.ts";

/** Limits of the platform (connector FAQ, "Limits"). */
export const maxBodySchemas = 512;
export const maxOperationSchemas = 16_384;
export const maxTotalSchemas = 4_194_304;

export interface SchemaSize {
  /** Itself and everything below it; a loop counts once, where it closes. May be infinite: doubled references. */
  readonly count: number;
  /** Levels: 1 for a schema without others below it. */
  readonly depth: number;
}

const nothing: SchemaSize = { count: 0, depth: 0 };
const closedLoop: SchemaSize = { count: 1, depth: 1 };

/** The measure of a swagger's schemas. Every written schema is looked at once. */
export const schemaSizes = oncePer((swagger: Swagger): ((schema: Node) => SchemaSize) => {
  const known = new Map<JsonValue, SchemaSize>();
  return (schema) => measure(swagger, schema, known);
});

interface Visit {
  readonly schema: JsonValue;
  readonly below: readonly Node[];
  next: number;
  count: number;
  depth: number;
}

/** Without recursion: a chain of references may be of any length. */
function measure(swagger: Swagger, schema: Node, known: Map<JsonValue, SchemaSize>): SchemaSize {
  const active = new Set<JsonValue>();
  const open: Visit[] = [];

  /** The size when it is known; otherwise a visit is opened, which adds it later. */
  function sizeOf(node: Node): SchemaSize | undefined {
    const resolution = swagger.resolve(node);
    if (resolution.state !== "resolved" || typeof resolution.node.value !== "object") return nothing;
    const { value } = resolution.node;
    const size = known.get(value) ?? (active.has(value) ? closedLoop : undefined);
    if (size !== undefined) return size;
    active.add(value);
    open.push({ schema: value, below: schemasBelow(resolution.node), next: 0, count: 1, depth: 1 });
    return undefined;
  }

  function add(visit: Visit | undefined, { count, depth }: SchemaSize): void {
    if (visit === undefined) return;
    visit.count += count;
    visit.depth = Math.max(visit.depth, depth + 1);
  }

  let last = sizeOf(schema);
  for (let visit = open.at(-1); visit !== undefined; visit = open.at(-1)) {
    const below = visit.below[visit.next++];
    if (below !== undefined) {
      const size = sizeOf(below);
      if (size !== undefined) add(visit, size);
      continue;
    }
    open.pop();
    active.delete(visit.schema);
    last = { count: visit.count, depth: visit.depth };
    known.set(visit.schema, last);
    add(open.at(-1), last);
  }
  return last ?? nothing;
}

/** A body or response of an operation with the number of its schemas. */
export interface SizedPart {
  readonly name: string;
  readonly schema: Node;
  readonly count: number;
}

export interface SizedOperation {
  readonly operation: Operation;
  readonly count: number;
  readonly parts: readonly SizedPart[];
}

export const sizedOperations = oncePer((swagger: Swagger): readonly SizedOperation[] => {
  const sizeOf = schemaSizes(swagger);
  return swagger.operations().map((operation) => {
    const parts = [
      ...operation.parameters.map(({ name, schema }) => ({ name, schema })),
      ...operation.responses.map(({ status, schema }) => ({ name: status, schema })),
    ].flatMap(({ name, schema }) =>
      schema === undefined ? [] : [{ name, schema, count: sizeOf(schema).count }],
    );
    const single = operation.parameters.filter(({ schema }) => schema === undefined).length;
    return { operation, parts, count: parts.reduce((sum, { count }) => sum + count, single) };
  });
});

export function totalSchemas(swagger: Swagger): number {
  return sizedOperations(swagger).reduce((sum, { count }) => sum + count, 0);
}
