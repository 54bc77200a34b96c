import { keyLocationOf, member } from "../../connector/node.ts";
import { connectionParameterSubject, isPrompted } from "../../connector/properties/connection-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setMember } from "../../text/json/json-change.ts";
import { connectionParameterAtStart } from "../../wording/connection-parameter.ts";

export default defineRule({
  id: "connection/multiauth-required",
  severity: "warning",
  needs: ["properties"],
  title: "`required` for every parameter of a set",
  why: "Within a set of connection parameters the platform asks only for those that are marked as required.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/multi-auth",
  since: "0.1.0",
  *check({ properties }) {
    for (const parameter of properties.connectionParameters()) {
      if (parameter.set === undefined || !isPrompted(parameter)) continue;
      const constraints = member(parameter.uiDefinition, "constraints");
      if (member(constraints, "required") !== undefined) continue;
      yield {
        location: keyLocationOf(constraints ?? parameter.uiDefinition ?? parameter.node),
        subject: connectionParameterSubject(parameter),
        message: `${connectionParameterAtStart(parameter)} has no constraint \`required\`.`,
        fix: 'Add `"required": "true"` to its `constraints`.',
        edits: [
          constraints === undefined
            ? setMember((parameter.uiDefinition ?? parameter.node).pointer, "constraints", {
                required: "true",
              })
            : setMember(constraints.pointer, "required", "true"),
        ],
      };
    }
  },
});
