import { items, member, stringOf } from "../../connector/node.ts";
import { nameLocation } from "../../connector/parameters/written-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { canonical } from "../../text/json/json.ts";
import { removeAt } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "parameter/params-not-unique",
  official: ["OperationParametersAreNotUnique"],
  severity: "error",
  needs: ["swagger"],
  title: "No parameter copied within an operation",
  why: "The list of parameters is a set; the definition is refused when one entry stands in it twice.",
  source: "Microsoft Swagger Validator, rule OperationParametersAreNotUnique; OpenAPI 2.0, Operation Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of swagger.operations()) {
      const visited = new Set<string>();
      const reported = new Set<string>();
      const list = items(member(operation.node, "parameters"));
      for (const node of list.length < 2 ? [] : list) {
        const text = canonical(node.value);
        const resolution = swagger.resolve(node);
        const meant = resolution.state === "resolved" ? resolution.node : node;
        const name = stringOf(member(meant, "name")) ?? stringOf(member(node, "$ref")) ?? "";
        if (visited.has(text) && !reported.has(text)) {
          reported.add(text);
          yield {
            location: nameLocation(node),
            subject: [operation.name, name, stringOf(member(meant, "in")) ?? ""],
            message: `The operation ${quoted(operation.name)} lists the parameter ${quoted(name)} twice.`,
            fix: "Delete the second entry.",
            edits: [removeAt(node.pointer)],
          };
        }
        visited.add(text);
      }
    }
  },
});
