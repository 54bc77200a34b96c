/** What an invoked operation returns, as far as its schema says. */
import { member, type Node, stringOf } from "../../connector/node.ts";
import { followed, type Operation, type Swagger } from "../../connector/swagger/swagger.ts";

export type Found =
  | { readonly state: "found"; readonly node: Node }
  /** `like`: the property that differs in letter case only. */
  | { readonly state: "missing"; readonly name: string; readonly like: string | undefined }
  /** The schema leaves it open. */
  | { readonly state: "unknown" };

/** The schema of the success response; undefined when there is none that says anything. */
function outputOf(swagger: Swagger, operation: Operation): Node | undefined {
  const success = operation.responses.find(({ isSuccess, schema }) => isSuccess && schema !== undefined);
  const any =
    success ?? operation.responses.find(({ status, schema }) => status === "default" && schema !== undefined);
  return any?.schema === undefined ? undefined : followed(swagger, any.schema);
}

/** Follows the path from the answer of an operation; "unknown" when the response has no schema. */
export function followOutput(swagger: Swagger, operation: Operation, path: string): Found {
  const output = outputOf(swagger, operation);
  return output === undefined ? { state: "unknown" } : follow(swagger, output, path);
}

/** Follows `a/b/c` through properties; steps over the items of arrays where the path goes on. */
export function follow(swagger: Swagger, schema: Node, path: string): Found {
  let at: Node = schema;
  for (const name of path.split("/").filter((part) => part !== "")) {
    const next = step(swagger, at, name);
    if (next.state !== "found") return next;
    at = next.node;
  }
  return { state: "found", node: at };
}

function step(swagger: Swagger, schema: Node, name: string): Found {
  const inner = elementOf(swagger, schema);
  if (inner === undefined || isOpen(inner)) return { state: "unknown" };
  const properties = swagger.propertiesOf(inner);
  if (properties.length === 0) return { state: "unknown" };
  const property = properties.find((one) => one.name === name);
  if (property === undefined) {
    const lower = name.toLowerCase();
    return { state: "missing", name, like: properties.find((one) => one.name.toLowerCase() === lower)?.name };
  }
  const node = followed(swagger, property.node);
  return node === undefined ? { state: "unknown" } : { state: "found", node };
}

/** The items of an array, anything else itself. */
export function elementOf(swagger: Swagger, schema: Node): Node | undefined {
  let at: Node | undefined = schema;
  for (let depth = 0; depth < 5 && at !== undefined && stringOf(member(at, "type")) === "array"; depth += 1) {
    const inner: Node | undefined = member(at, "items");
    at = inner === undefined ? undefined : followed(swagger, inner);
  }
  return at;
}

/** Other properties than those named may come, or what comes is known only at run time. */
function isOpen(schema: Node): boolean {
  const additional = member(schema, "additionalProperties")?.value;
  if (additional !== undefined && additional !== false) return true;
  return ["x-ms-dynamic-schema", "x-ms-dynamic-properties"].some(
    (name) => member(schema, name) !== undefined,
  );
}
