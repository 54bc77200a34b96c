import { items, member, type Node, stringOf } from "../../connector/node.ts";
import { nameLocation } from "../../connector/parameters/written-parameters.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { canonical } from "../../text/json/json.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "parameter/op-param-duplicate",
  official: ["OperationParametersContainDuplicateParameter"],
  severity: "error",
  needs: ["swagger"],
  title: "Parameters that stand once in an operation",
  why: "Name and place identify a parameter; of two equal ones nobody can know which applies, and the definition is refused.",
  source:
    "Microsoft Swagger Validator, rule OperationParametersContainDuplicateParameter; OpenAPI 2.0, Operation Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of swagger.operations()) {
      for (const { node, name, parameterLocation } of repeated(swagger, operation.node)) {
        yield {
          location: nameLocation(node),
          subject: [operation.name, name, parameterLocation],
          message: `The operation ${quoted(operation.name)} has two \`${parameterLocation}\` parameters with the name ${quoted(name)}.`,
          fix: "Remove or rename one of them.",
        };
      }
    }
  },
});

interface Repeated {
  readonly node: Node;
  readonly name: string;
  readonly parameterLocation: string;
}

/** Entries that repeat name and location of an earlier one; exact copies are the business of parameter/params-not-unique. */
function repeated(swagger: Swagger, holder: Node): readonly Repeated[] {
  const first = new Map<string, Node>();
  const found = new Map<string, Repeated>();
  for (const node of items(member(holder, "parameters"))) {
    const resolution = swagger.resolve(node);
    if (resolution.state !== "resolved") continue;
    const name = stringOf(member(resolution.node, "name"));
    const parameterLocation = stringOf(member(resolution.node, "in"));
    if (name === undefined || parameterLocation === undefined || parameterLocation === "body") continue;
    const key = `${parameterLocation}:${name}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, node);
    else if (canonical(earlier.value) !== canonical(node.value))
      found.set(key, { node, name, parameterLocation });
  }
  return [...found.values()];
}
