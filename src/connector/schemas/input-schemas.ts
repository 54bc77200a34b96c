/** Schemas that describe what makers send. */

import type { JsonValue } from "../../text/json/json.ts";
import type { Node } from "../node.ts";
import { oncePer } from "../once.ts";
import type { Swagger } from "../swagger/swagger.ts";
import { schemasBelow } from "./schemas-below.ts";

/** The value of every schema reachable from a body, references followed, each once. */
export const inputSchemas = oncePer((swagger: Swagger): ReadonlySet<JsonValue> => {
  const found = new Set<JsonValue>();
  const open: Node[] = swagger
    .operations()
    .flatMap(({ parameters }) => parameters.flatMap(({ schema }) => (schema === undefined ? [] : [schema])));
  for (let schema = open.pop(); schema !== undefined; schema = open.pop()) {
    const resolution = swagger.resolve(schema);
    if (resolution.state !== "resolved" || found.has(resolution.node.value)) continue;
    found.add(resolution.node.value);
    for (const one of schemasBelow(resolution.node)) open.push(one);
  }
  return found;
});
