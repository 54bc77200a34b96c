/** Parameters and properties of bodies, found by the names dynamic extensions give them. */

import { member, type Node, stringOf } from "../../connector/node.ts";
import { isInternal, shapeOf } from "../../connector/schemas/object-shape.ts";

import { followed, type Operation, type Parameter, type Swagger } from "../../connector/swagger/swagger.ts";

export interface Input {
  readonly kind: "parameter" | "property";
  readonly parameter: Parameter;
  /** The parameter or the schema of the property, references followed. */
  readonly node: Node;
  readonly type: string | undefined;
  /** Makers have to fill it in, and everything around it. */
  readonly isRequired: boolean;
  /** Makers do not see it or something around it. */
  readonly isInternal: boolean;
  readonly hasDefault: boolean;
}

export type FoundInput =
  | { readonly state: "found"; readonly input: Input }
  /** Both a parameter and a property of the body are called so. */
  | { readonly state: "ambiguous"; readonly parameter: Input; readonly property: Input }
  | { readonly state: "missing" }
  /** The operation leaves it open. */
  | { readonly state: "unknown" };

/**
 * Finds what a name means to an operation. In the first form a name is a parameter's or the path of a property in the
 * body; in the later one paths begin with the parameter: `body/customer/id`.
 */
export function findInput(
  swagger: Swagger,
  operation: Operation,
  path: string,
  form: "first" | "later",
): FoundInput {
  const parameter = operation.parameters.find(({ name }) => name === path);
  const property = form === "first" ? inBodies(swagger, operation, path) : inNamed(swagger, operation, path);
  if (parameter === undefined) {
    const isOpen = property.state === "missing" && operation.unresolvedParameters.length > 0;
    return isOpen ? { state: "unknown" } : property;
  }
  if (property.state !== "found") return { state: "found", input: inputOf(parameter) };
  return { state: "ambiguous", parameter: inputOf(parameter), property: property.input };
}

function inputOf(parameter: Parameter): Input {
  return {
    kind: "parameter",
    parameter,
    node: parameter.node,
    type: parameter.in === "body" ? undefined : parameter.type,
    isRequired: parameter.isRequired,
    isInternal: isInternal(parameter.node),
    hasDefault: member(parameter.node, "default") !== undefined,
  };
}

/** The path may begin with the body's own name. */
function inBodies(swagger: Swagger, operation: Operation, path: string): FoundInput {
  let result: FoundInput = { state: "missing" };
  for (const body of operation.parameters.filter((one) => one.in === "body")) {
    const found = inBody(swagger, body, path.split("/"));
    if (found.state === "found") return found;
    const below = path.startsWith(`${body.name}/`) ? inNamed(swagger, operation, path) : found;
    if (below.state === "found") return below;
    if (found.state === "unknown") result = found;
  }
  return result;
}

function inNamed(swagger: Swagger, operation: Operation, path: string): FoundInput {
  const parameter = operation.parameters.find(({ name }) => name !== "" && path.startsWith(`${name}/`));
  if (parameter === undefined) return { state: "missing" };
  return inBody(swagger, parameter, path.slice(parameter.name.length + 1).split("/"));
}

function inBody(swagger: Swagger, parameter: Parameter, names: readonly string[]): FoundInput {
  if (parameter.schema === undefined) return { state: "missing" };
  let at: Input = { ...inputOf(parameter), kind: "property", node: parameter.schema };
  for (const name of names) {
    const next = step(swagger, at, name);
    if (next.state !== "found") return next;
    at = next.input;
  }
  return { state: "found", input: at };
}

function step(swagger: Swagger, from: Input, name: string): FoundInput {
  const schema = elementOf(swagger, from.node);
  if (schema === undefined) return { state: "unknown" };
  const shape = shapeOf(swagger)(schema);
  const written = shape.properties.get(name);
  if (written === undefined) return { state: shape.isOpen ? "unknown" : "missing" };
  const resolution = swagger.resolve(written);
  if (resolution.state !== "resolved") return { state: "unknown" };
  const { node } = resolution;
  return {
    state: "found",
    input: {
      kind: "property",
      parameter: from.parameter,
      node,
      type: stringOf(member(node, "type")),
      isRequired: from.isRequired && shape.required.has(name),
      isInternal: from.isInternal || isInternal(written) || isInternal(node),
      hasDefault: member(node, "default") !== undefined,
    },
  };
}

/** Paths step over lists to what they hold. */
function elementOf(swagger: Swagger, schema: Node): Node | undefined {
  let at: Node | undefined = followed(swagger, schema);
  for (let depth = 0; depth < 5 && at !== undefined && stringOf(member(at, "type")) === "array"; depth += 1) {
    at = followed(swagger, member(at, "items"));
  }
  return at;
}
