import { locationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { visibleTriggers } from "./_polling.ts";

export default defineRule({
  id: "trigger/description",
  severity: "info",
  language: "en",
  needs: ["swagger"],
  title: "Descriptions of triggers that say when they start a flow",
  why: "Makers read here which event starts their flow; a description of the subscription leaves them guessing.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { name, node, description } of visibleTriggers(swagger)) {
      const written = member(node, "description");
      if (written === undefined || description === undefined || description.trim() === "") continue;
      if (
        /\b(?:when(?:ever)?|trigger(?:s|ed)?|fire[sd]?|each time|every time|once|upon)\b/i.test(description)
      )
        continue;
      yield {
        location: locationOf(written),
        subject: [name],
        message: `The description of the trigger ${quoted(name)} does not say when it starts a flow.`,
        fix: "Begin with `This operation triggers when`, and say what happens.",
      };
    }
  },
});
