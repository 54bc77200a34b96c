import { locationOf, member } from "../../connector/node.ts";
import { writtenParameters } from "../../connector/parameters/written-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "parameter/connectionid-reserved",
  official: ["ConnectionIdParameterNotAllowed"],
  severity: "error",
  needs: ["swagger"],
  title: "No parameter named connectionId",
  why: "The platform sends the id of the connection under this name with every request, so a parameter of that name is refused.",
  source: "Microsoft Swagger Validator, rule ConnectionIdParameterNotAllowed",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { parameter, subject, label } of writtenParameters(swagger)) {
      const node = member(parameter.node, "name");
      if (node === undefined || parameter.name.toLowerCase() !== "connectionid") continue;
      yield {
        location: locationOf(node),
        subject,
        message: `${partLabelAtStart(label)} has a name that the platform reserves.`,
        fix: `Rename the parameter; when the service insists on ${quoted(parameter.name)}, set it with a policy.`,
      };
    }
  },
});
