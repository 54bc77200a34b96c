/** Schemas that describe what makers send. */

import type { Node } from "../../connector/node.ts";
import { oncePer } from "../../connector/once.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import type { JsonValue } from "../../text/json/json.ts";
import { schemasBelow } from "../schema/_below.ts";

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
