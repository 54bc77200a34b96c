import { items, member, stringOf } from "../../connector/node.ts";
import { nameLocation } from "../../connector/parameters/written-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "parameter/pathitem-param-duplicate",
  official: ["PathParametersContainDuplicateParameter"],
  severity: "error",
  needs: ["swagger"],
  title: "Parameters that stand once at a path",
  why: "Name and place identify a parameter; of two equal ones nobody can know which applies, and the definition is refused.",
  source:
    "Microsoft Swagger Validator, rule PathParametersContainDuplicateParameter; OpenAPI 2.0, Path Item Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const path of swagger.paths()) {
      const times = new Map<string, number>();
      for (const entry of items(member(path.node, "parameters"))) {
        const resolution = swagger.resolve(entry);
        const node = resolution.state === "resolved" ? resolution.node : entry;
        const name = stringOf(member(node, "name"));
        const parameterLocation = stringOf(member(node, "in"));
        if (name === undefined || parameterLocation === undefined || parameterLocation === "body") continue;
        const key = `${parameterLocation}:${name}`;
        times.set(key, (times.get(key) ?? 0) + 1);
        if (times.get(key) !== 2) continue;
        yield {
          location: nameLocation(entry),
          subject: [path.template, name, parameterLocation],
          message: `The path ${quoted(path.template)} has two \`${parameterLocation}\` parameters with the name ${quoted(name)}.`,
          fix: "Remove or rename one of them.",
        };
      }
    }
  },
});
