import { keyLocationOf, locationOf, member, type Node, stringOf } from "../../connector/node.ts";
import type { Operation, Swagger } from "../../connector/swagger/swagger.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";
import { whose } from "../../wording/whose.ts";
import { dynamicCalls } from "./_arguments.ts";
import { argumentsOf, selectableCalls } from "./_calls.ts";
import { findInput } from "./_inputs.ts";
import { isAlone } from "./_later-form.ts";

export default defineRule({
  id: "extension/dynamic-param-not-found",
  official: ["OperationParameterNameNotFound"],
  severity: "error",
  needs: ["swagger"],
  title: "Calls of extensions with parameters the operation has",
  why: "The designer sends nothing for a parameter it cannot find, so the list or form is filled with the wrong values or not at all.",
  source: "Microsoft Swagger Validator, rule OperationParameterNameNotFound",
  since: "0.1.0",
  *check({ swagger }) {
    yield* receiversNotFound(swagger);
    yield* sourcesNotFound(swagger);
  },
});

function* receiversNotFound(swagger: Swagger): Generator<Diagnostic> {
  for (const call of selectableCalls(swagger)) {
    const { by, owner, operationId } = call;
    const operation = swagger.operation(stringOf(operationId) ?? "");
    if (operation === undefined || operation.unresolvedParameters.length > 0) continue;
    const known = inputsOf(swagger, operation);
    for (const { name, node } of argumentsOf(call)) {
      if (known === "any" || known.includes(name) || known.includes(name.split("/").at(-1) ?? "")) continue;
      const meant = didYouMean(name, known);
      yield {
        location: keyLocationOf(node),
        subject: [...owner, by, operation.name, name],
        message: `The ${quoted(by)} ${whose(owner)} passes ${quoted(name)} to ${quoted(operation.name)}, which has no such parameter.`,
        fix:
          meant === undefined
            ? `Use one of the parameters of ${quoted(operation.name)} or remove ${quoted(name)}.`
            : `Write ${quoted(meant)}.`,
      };
    }
  }
}

/** What no operation that shares it has; next to the later form the first one is not read. */
function* sourcesNotFound(swagger: Swagger): Generator<Diagnostic> {
  for (const dynamic of dynamicCalls(swagger)) {
    const { call, callers, form } = dynamic;
    const [caller] = callers;
    if (caller === undefined || (form === "first" && !isAlone(dynamic))) continue;
    for (const { reference } of dynamic.arguments) {
      if (reference === undefined) continue;
      const { path, node } = reference;
      if (callers.some((one) => findInput(swagger, one, path, form).state !== "missing")) continue;
      yield {
        location: locationOf(node),
        subject: [...call.owner, call.by, caller.name, path],
        message: `The ${quoted(call.by)} ${whose(call.owner)} takes a value from ${quoted(path)}, which ${quoted(caller.name)} does not have.`,
        fix: `Refer to an input of ${quoted(caller.name)}, or write a value.`,
      };
    }
  }
}

/** Names of parameters and of the properties of a body, at any depth up to three; "any" when the body is open. */
function inputsOf(swagger: Swagger, operation: Operation): readonly string[] | "any" {
  const names: string[] = [];
  for (const { name, schema } of operation.parameters) {
    names.push(name);
    if (schema === undefined) continue;
    const below = propertyNames(swagger, schema, 3);
    if (below === "any") return "any";
    for (const one of below) names.push(one);
  }
  return names;
}

function propertyNames(swagger: Swagger, schema: Node, depth: number): readonly string[] | "any" {
  const resolution = swagger.resolve(schema);
  if (resolution.state !== "resolved" || depth === 0) return "any";
  const properties = swagger.propertiesOf(resolution.node);
  const type = stringOf(member(resolution.node, "type"));
  if (properties.length === 0)
    return type === undefined || type === "object" || type === "array" ? "any" : [];
  const names: string[] = [];
  for (const { name, node } of properties) {
    names.push(name);
    const below = propertyNames(swagger, node, depth - 1);
    if (below !== "any") for (const one of below) names.push(one);
  }
  return names;
}
