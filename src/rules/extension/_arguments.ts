/** What dynamic extensions pass to the operations they call. */
import { member, members, type Node, stringOf } from "../../connector/node.ts";
import { oncePer } from "../../connector/once.ts";
import { callersOf } from "../../connector/swagger/callers.ts";
import type { Operation, Swagger } from "../../connector/swagger/swagger.ts";
import { isObject, own } from "../../text/json/json.ts";
import { parentPointer, valueAt } from "../../text/json/pointer.ts";
import { argumentsOf, type Call, selectableCalls } from "./_calls.ts";
import { findInput, type Input } from "./_inputs.ts";

export interface DynamicCall {
  readonly call: Call;
  /** `x-ms-dynamic-values` and `-schema` name properties of bodies like parameters; the later forms write whole paths. */
  readonly form: "first" | "later";
  /** The operation that is called; undefined when none or several have the id. */
  readonly target: Operation | undefined;
  /** The operations, deprecated ones left out, that have the parameter, property or response with the extension. */
  readonly callers: readonly Operation[];
  readonly arguments: readonly Argument[];
  /** What is next to the extension under another name. */
  readonly hasSibling: (name: string) => boolean;
}

export interface Argument {
  readonly name: string;
  readonly node: Node;
  /** The parameter or property of the caller that gives the value. */
  readonly reference: { readonly path: string; readonly node: Node } | undefined;
  /** The value itself, when it is written down. */
  readonly value: Node | undefined;
}

/** Most operations looked at that share one location; published connectors have up to 59. */
const maxCallers = 100;

export const dynamicCalls = oncePer((swagger: Swagger): readonly DynamicCall[] =>
  selectableCalls(swagger)
    .filter(({ by }) => by.startsWith("x-ms-dynamic-"))
    .map((call) => {
      const form = call.by === "x-ms-dynamic-values" || call.by === "x-ms-dynamic-schema" ? "first" : "later";
      const callers = callersOf(swagger, call.node.pointer).filter(({ isDeprecated }) => !isDeprecated);
      const holder = valueAt(swagger.root.value, parentPointer(call.node.pointer) ?? "");
      return {
        call,
        form,
        target: swagger.operation(stringOf(call.operationId) ?? ""),
        callers: callers.slice(0, maxCallers),
        arguments: argumentsOf(call).map(({ name, node }) => readArgument(name, node, form)),
        hasSibling: (name) => isObject(holder) && own(holder, name) !== undefined,
      };
    }),
);

function readArgument(name: string, node: Node, form: DynamicCall["form"]): Argument {
  const reference = member(node, form === "first" ? "parameter" : "parameterReference");
  const path = stringOf(reference);
  if (reference !== undefined && path !== undefined)
    return { name, node, reference: { path, node: reference }, value: undefined };
  return { name, node, reference: undefined, value: writtenValue(node, form) };
}

/** In the first form any value stands for itself, in the later one it is in `value`. */
function writtenValue(node: Node, form: DynamicCall["form"]): Node | undefined {
  if (form === "later") return member(node, "value");
  return members(node).length > 0 ? undefined : node;
}

/** An argument with what it joins; only those of calls whose two sides are known. */
export interface Joined {
  readonly dynamic: DynamicCall;
  readonly argument: Argument;
  readonly target: Operation;
  /** What receives the value. */
  readonly receiver: Input;
}

export const joinedArguments = oncePer((swagger: Swagger): readonly Joined[] =>
  dynamicCalls(swagger).flatMap((dynamic) => {
    const { target } = dynamic;
    if (target === undefined) return [];
    return dynamic.arguments.flatMap((argument) => {
      const found = findInput(swagger, target, argument.name, dynamic.form);
      return found.state === "found" ? [{ dynamic, argument, target, receiver: found.input }] : [];
    });
  }),
);

export interface Reference {
  readonly dynamic: DynamicCall;
  readonly name: string;
  readonly path: string;
  readonly node: Node;
  readonly target: Operation;
  readonly receiver: Input;
  /** An operation that has the extension, and what in it gives the value. */
  readonly caller: Operation;
  readonly source: Input;
}

/**
 * References that do not fit, each once: both forms of an extension and all operations that share it have one
 * cause.
 */
export function* misfits(
  swagger: Swagger,
  isMisfit: (reference: Reference) => boolean,
): Generator<Reference & { readonly subject: readonly string[] }> {
  const visited = new Set<string>();
  for (const joined of joinedArguments(swagger)) {
    const { dynamic, argument, target } = joined;
    const subject = [...dynamic.call.owner, target.name, argument.name];
    const key = JSON.stringify(subject);
    if (visited.has(key)) continue;
    const found = referencesOf(swagger, joined).find(isMisfit);
    if (found === undefined) continue;
    visited.add(key);
    yield { ...found, subject };
  }
}

function referencesOf(
  swagger: Swagger,
  { dynamic, argument, target, receiver }: Joined,
): readonly Reference[] {
  const { name, reference } = argument;
  if (reference === undefined) return [];
  return dynamic.callers.flatMap((caller) => {
    const found = findInput(swagger, caller, reference.path, dynamic.form);
    if (found.state !== "found") return [];
    return [{ dynamic, name, ...reference, target, receiver, caller, source: found.input }];
  });
}
