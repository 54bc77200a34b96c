import { keyLocationOf, member } from "../../connector/node.ts";
import { writtenParameters } from "../../connector/parameters/written-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { removeAt } from "../../text/json/json-change.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";

export default defineRule({
  id: "parameter/query-param-encoding",
  official: ["QueryParameterEncodingNotSupported"],
  severity: "warning",
  needs: ["swagger"],
  title: "URL encoding on path parameters only",
  why: "The platform knows `x-ms-url-encoding` in paths only; elsewhere it has no effect, and the value is sent otherwise than it seems.",
  source: "Microsoft Swagger Validator, rule QueryParameterEncodingNotSupported",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { parameter, subject, label } of writtenParameters(swagger)) {
      const node = member(parameter.node, "x-ms-url-encoding");
      if (node === undefined || !["query", "header", "formData", "body"].includes(parameter.in)) continue;
      yield {
        location: keyLocationOf(node),
        subject,
        message: `${partLabelAtStart(label)} has \`x-ms-url-encoding\`, which has no effect in \`${parameter.in}\`.`,
        fix: "Delete `x-ms-url-encoding`.",
        edits: [removeAt(node.pointer)],
      };
    }
  },
});
