import { keyLocationOf, member, stringOf } from "../../connector/node.ts";
import { connectionParameterSubject, isPrompted } from "../../connector/properties/connection-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { connectionParameterAtStart } from "../../wording/connection-parameter.ts";

export default defineRule({
  id: "connection/ui-description",
  policy: ["5000.2.6.10"],
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["properties"],
  title: "A description for everything a connection asks for",
  why: "Whoever creates a connection has to guess what the value is and where it comes from.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ properties }) {
    for (const parameter of properties.connectionParameters()) {
      const { uiDefinition } = parameter;
      // Without the object the label is missing too, which is one finding.
      if (!isPrompted(parameter) || uiDefinition === undefined) continue;
      const text =
        stringOf(member(uiDefinition, "description")) ??
        stringOf(member(member(uiDefinition, "schema"), "description"));
      if ((text ?? "").trim() !== "") continue;
      yield {
        location: keyLocationOf(uiDefinition),
        subject: connectionParameterSubject(parameter),
        message: `${connectionParameterAtStart(parameter)} has no \`description\` in its \`uiDefinition\`.`,
        fix: "Add a `description` that says what the value is and where to get it.",
      };
    }
  },
});
