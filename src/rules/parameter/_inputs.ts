/** Schemas that describe what makers send. */

import type { Node } from "../../connector/node.ts";
import { oncePer } from "../../connector/once.ts";
import type { Swagger } from "../../connector/swagger.ts";
import { schemasBelow } from "../schema/_below.ts";

/** Pointers of every schema reachable from a body, references followed, each once. */
export const inputSchemas = oncePer((swagger: Swagger): ReadonlySet<string> => {
  const found = new Set<string>();
  const open: Node[] = swagger
    .operations()
    .flatMap(({ parameters }) => parameters.flatMap(({ schema }) => (schema === undefined ? [] : [schema])));
  for (let schema = open.pop(); schema !== undefined; schema = open.pop()) {
    const resolution = swagger.resolve(schema);
    if (resolution.state !== "resolved" || found.has(resolution.node.pointer)) continue;
    found.add(resolution.node.pointer);
    open.push(...schemasBelow(resolution.node));
  }
  return found;
});
