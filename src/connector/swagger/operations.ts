/** Operations of a swagger with what is in force for them: parameters merged, references followed. */
import { isArray, isObject } from "../../text/json/json.ts";
import { booleanOf, items, member, members, type Node, stringOf } from "../node.ts";
import type { Resolve } from "./references.ts";
import type { Method, Operation, OperationKind, Parameter, Response } from "./swagger.ts";

const methods: ReadonlySet<string> = new Set<Method>([
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
]);

export interface PathItem {
  readonly template: string;
  /** As written. */
  readonly node: Node;
}

/** The members of `paths`, but for extensions. */
export function readPaths(root: Node): readonly PathItem[] {
  return members(member(root, "paths"))
    .filter(({ name }) => !name.startsWith("x-"))
    .map(({ name, node }) => ({ template: name, node }));
}

/** The operation objects written in a path item, in the order of the text. */
export function operationNodes(pathItem: Node): readonly { readonly method: Method; readonly node: Node }[] {
  const found: { method: Method; node: Node }[] = [];
  for (const { name, node } of members(pathItem)) {
    if (isMethod(name) && isObject(node.value)) found.push({ method: name, node });
  }
  return found;
}

/** The operation's id, undefined when it has none worth the name. */
function operationId(operation: Node): string | undefined {
  const id = stringOf(member(operation, "operationId"));
  return id === undefined || id.trim() === "" ? undefined : id;
}

/** What an operation is called in subjects and messages. */
export function operationName(operation: Node, method: Method, template: string): string {
  return operationId(operation) ?? `${method.toUpperCase()} ${template}`;
}

/** A reference in place of a path item is not followed: the platform does not follow it either. */
export function readOperations(paths: readonly PathItem[], resolve: Resolve): readonly Operation[] {
  return paths.flatMap(({ template, node }) =>
    operationNodes(node).map((found) => readOperation(found.method, template, node, found.node, resolve)),
  );
}

function readOperation(
  method: Method,
  path: string,
  pathItem: Node,
  node: Node,
  resolve: Resolve,
): Operation {
  const visibility = stringOf(member(node, "x-ms-visibility"));
  return {
    id: operationId(node),
    name: operationName(node, method, path),
    method,
    path,
    node,
    pathItem,
    summary: stringOf(member(node, "summary")),
    description: stringOf(member(node, "description")),
    visibility,
    isInternal: visibility === "internal",
    isDeprecated: booleanOf(member(node, "deprecated")) === true,
    kind: kindOf(method, pathItem, node),
    trigger: stringOf(member(node, "x-ms-trigger")),
    ...readParameters(pathItem, node, resolve),
    responses: readResponses(node, resolve),
  };
}

/**
 * Any value of the extension makes it an MCP operation, and so does the extension on the path of a POST operation: its author
 * means one, and extension/agentic-protocol reports the mistake.
 */
function kindOf(method: Method, pathItem: Node, node: Node): OperationKind {
  const holders = method === "post" ? [node, pathItem] : [node];
  if (holders.some((holder) => member(holder, "x-ms-agentic-protocol") !== undefined)) return "mcp";
  const content = "x-ms-notification-content";
  if (member(node, content) !== undefined) return "webhook";
  if (member(pathItem, content) !== undefined && subscribesOn(method, pathItem)) return "webhook";
  return isTrigger(node) ? "trigger" : "action";
}

/** Other operations of the path, such as the one that renews or ends the subscription, receive nothing. */
function subscribesOn(method: Method, pathItem: Node): boolean {
  const operations = operationNodes(pathItem);
  const triggers = operations.filter(({ node }) => isTrigger(node));
  if (triggers.length > 0) return triggers.some((one) => one.method === method);
  return method === ["post", "put", "patch"].find((name) => operations.some((one) => one.method === name));
}

function isTrigger(operation: Node): boolean {
  return member(operation, "x-ms-trigger") !== undefined;
}

function readParameters(
  pathItem: Node,
  operation: Node,
  resolve: Resolve,
): Pick<Operation, "parameters" | "unresolvedParameters"> {
  const shared = readParameterList(pathItem, true, resolve);
  const own = readParameterList(operation, false, resolve);
  const ownKeys = new Set(own.parameters.map(parameterKey));
  const inherited = shared.parameters.filter((parameter) => !ownKeys.has(parameterKey(parameter)));
  return {
    parameters: [...inherited, ...own.parameters],
    unresolvedParameters: [...shared.unresolved, ...own.unresolved],
  };
}

/** Name and location identify a parameter (OpenAPI 2.0, Operation Object). */
function parameterKey(parameter: Parameter): string {
  return `${parameter.in}:${parameter.name}`;
}

function readParameterList(
  holder: Node,
  isFromPathItem: boolean,
  resolve: Resolve,
): { readonly parameters: readonly Parameter[]; readonly unresolved: readonly Node[] } {
  const parameters: Parameter[] = [];
  const unresolved: Node[] = [];
  const list = member(holder, "parameters");
  if (list !== undefined && !isArray(list.value)) unresolved.push(list);
  for (const usedAt of items(list)) {
    const resolution = resolve(usedAt);
    // A `$ref` that is no text means something, and nobody knows what.
    const isKnown = resolution.state === "resolved" && member(resolution.node, "$ref") === undefined;
    if (isKnown && isObject(resolution.node.value)) {
      parameters.push(readParameter(resolution.node, usedAt, isFromPathItem));
    } else unresolved.push(usedAt);
  }
  return { parameters, unresolved };
}

function readParameter(node: Node, usedAt: Node, isFromPathItem: boolean): Parameter {
  return {
    name: stringOf(member(node, "name")) ?? "",
    in: stringOf(member(node, "in")) ?? "",
    node,
    usedAt,
    isFromPathItem,
    summary: stringOf(member(node, "x-ms-summary")),
    description: stringOf(member(node, "description")),
    type: stringOf(member(node, "type")),
    isRequired: booleanOf(member(node, "required")) === true,
    isInternal: stringOf(member(node, "x-ms-visibility")) === "internal",
    schema: member(node, "schema"),
  };
}

function readResponses(operation: Node, resolve: Resolve): readonly Response[] {
  return members(member(operation, "responses"))
    .filter(({ name }) => !name.startsWith("x-"))
    .map(({ name, node: usedAt }) => {
      const resolution = resolve(usedAt);
      const isResolved = resolution.state === "resolved" && isObject(resolution.node.value);
      const node = isResolved ? resolution.node : usedAt;
      return {
        status: name,
        isSuccess: /^2\d\d$/.test(name),
        isResolved,
        node,
        usedAt,
        description: stringOf(member(node, "description")),
        schema: member(node, "schema"),
      };
    });
}

function isMethod(name: string): name is Method {
  return methods.has(name);
}
