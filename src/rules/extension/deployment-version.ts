import { locationOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { canonical } from "../../text/json/json.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "extension/deployment-version",
  severity: "info",
  needs: ["swagger"],
  title: "Deployment versions such as 1.0",
  why: "The platform compares these versions number by number; another form cannot be compared.",
  source: "Schema of apiDefinition.swagger.json in microsoft/PowerPlatformConnectors",
  since: "0.1.0",
  *check({ swagger }) {
    const node = member(swagger.info, "x-ms-deployment-version");
    if (node === undefined || /^\d+(?:\.\d+)+$/.test(stringOf(node) ?? "")) return;
    yield {
      location: locationOf(node),
      subject: ["x-ms-deployment-version"],
      message: `The deployment version ${quoted(stringOf(node) ?? canonical(node.value))} is not made of numbers and dots.`,
      fix: 'Write it as text, such as `"1.0"`.',
    };
  },
});
