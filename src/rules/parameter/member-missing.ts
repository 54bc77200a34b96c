import { member } from "../../connector/node.ts";
import { writtenParameters } from "../../connector/parameters/written-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { partLabel } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "parameter/member-missing",
  policy: ["5000.2.6.2"],
  severity: "error",
  needs: ["swagger"],
  title: "Name, place and type for every parameter",
  why: "Without a name, a place in the request and a type the platform cannot send the parameter, and the definition is refused.",
  source: "OpenAPI 2.0, Parameter Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { location, parameter, subject, label, operations } of writtenParameters(swagger)) {
      const missing = ["name", "in"].filter((name) => member(parameter.node, name) === undefined);
      const isTyped =
        parameter.in === "body" || parameter.schema !== undefined || parameter.type !== undefined;
      if (missing.length === 0 && !isTyped) missing.push("type");
      for (const name of missing) {
        yield {
          location,
          subject: [...subject, name],
          message:
            parameter.name === ""
              ? `A parameter of ${quoted(operations[0].name)} has no ${quoted(name)}.`
              : `The ${quoted(name)} of ${partLabel(label)} is missing.`,
          fix:
            name === "in"
              ? 'Add `"in"`: `path`, `query`, `header`, `body` or `formData`.'
              : `Add ${quoted(`"${name}"`)} to the parameter.`,
        };
      }
    }
  },
});
