import { items, member } from "../../connector/node.ts";
import { writtenParameters } from "../../connector/parameters/written-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";

export default defineRule({
  id: "parameter/runtime-header",
  severity: "info",
  needs: ["swagger"],
  title: "Technical headers out of makers' sight",
  why: "Accept, Content-Type and User-Agent are decided by the connector, not by makers; as visible fields they only confuse.",
  source: "Connector Review",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { location, parameter, subject, label, isHidden } of writtenParameters(swagger)) {
      // Makers are meant to choose, for instance the format of the answer.
      const isChoice = items(member(parameter.node, "enum")).length > 1;
      if (parameter.in !== "header" || isHidden || isChoice) continue;
      if (!["accept", "content-type", "user-agent"].includes(parameter.name.toLowerCase())) continue;
      const verb = member(parameter.node, "x-ms-visibility") === undefined ? "Add" : "Set";
      const value = member(parameter.node, "default") === undefined ? ' with a `"default"`' : "";
      yield {
        location,
        subject,
        message: `${partLabelAtStart(label)} asks makers for a technical header.`,
        cause: `${verb}${value}`,
        fix: `${verb} \`"x-ms-visibility": "internal"\`${value}, or delete the parameter.`,
      };
    }
  },
});
