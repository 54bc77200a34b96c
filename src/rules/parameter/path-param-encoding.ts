import { member } from "../../connector/node.ts";
import { writtenParameters } from "../../connector/parameters/written-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setMember } from "../../text/json/json-change.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";

export default defineRule({
  id: "parameter/path-param-encoding",
  official: ["PathParameterMissingEncoding"],
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "Path parameters that say how they are encoded",
  why: "A value with a slash or a blank changes the path unless it is encoded; the validator asks to say whether once or twice.",
  source: "Microsoft Swagger Validator, rule PathParameterMissingEncoding",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { location, parameter, subject, label } of writtenParameters(swagger)) {
      if (parameter.in !== "path" || member(parameter.node, "x-ms-url-encoding") !== undefined) continue;
      yield {
        location,
        subject,
        message: `${partLabelAtStart(label)} has no \`x-ms-url-encoding\`.`,
        fix: 'Add `"x-ms-url-encoding": "single"`, or `"double"` when the service decodes the path twice.',
        edits: [setMember(parameter.node.pointer, "x-ms-url-encoding", "single", "type")],
      };
    }
  },
});
