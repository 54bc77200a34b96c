import { locationOf, member } from "../../connector/node.ts";
import { isReservedHeader } from "../../connector/parameters/credential-parameters.ts";
import { writtenParameters } from "../../connector/parameters/written-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "parameter/reserved",
  official: ["ReservedParameterIsUsed"],
  severity: "error",
  needs: ["swagger"],
  title: "No parameters that the platform sends itself",
  why: "The platform or the connection writes these headers. What makers enter is overwritten, or breaks the request.",
  source: "Microsoft Swagger Validator, rule ReservedParameterIsUsed",
  since: "0.1.0",
  *check({ swagger, connector }) {
    for (const { parameter, subject, location } of writtenParameters(swagger)) {
      // `connectionId` is the business of parameter/connectionid-reserved.
      if (!isReservedHeader(parameter, swagger, connector)) continue;
      const name = member(parameter.node, "name");
      yield {
        location: name === undefined ? location : locationOf(name),
        subject,
        message: `The header ${quoted(parameter.name)} is a parameter of ${quoted(subject[0] ?? "")}, and ${parameter.name.toLowerCase() === "authorization" ? "the connection" : "the platform"} sends it.`,
        fix: "Delete the parameter.",
        // The platform replaces the value: the request works, and makers see a field without effect.
        ...(parameter.name.toLowerCase() === "content-length" ? { severity: "warning" as const } : {}),
      };
    }
  },
});
