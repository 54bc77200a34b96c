import { keyLocationOf, locationOf, member, stringOf } from "../../connector/node.ts";
import { connectionParameterSubject, isPrompted } from "../../connector/properties/connection-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { wordsOf } from "../../text/identifier-words.ts";
import { connectionParameterAtStart } from "../../wording/connection-parameter.ts";
import { quoted } from "../../wording/quoted.ts";
import { titleCase } from "../../wording/words.ts";

export default defineRule({
  id: "connection/ui-displayname",
  policy: ["5000.2.6.9"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["properties"],
  title: "A label for everything a connection asks for",
  why: "Whoever creates a connection sees the technical name of a parameter that has no label. Certification refuses that.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ properties }) {
    for (const parameter of properties.connectionParameters()) {
      const node = member(parameter.uiDefinition, "displayName");
      if (!isPrompted(parameter) || (stringOf(node) ?? "").trim() !== "") continue;
      yield {
        location:
          node === undefined ? keyLocationOf(parameter.uiDefinition ?? parameter.node) : locationOf(node),
        subject: connectionParameterSubject(parameter),
        message: `${connectionParameterAtStart(parameter)} has no \`displayName\` in its \`uiDefinition\`.`,
        fix: `Add ${quoted(`"displayName": "${titleCase(wordsOf(parameter.name))}"`)} to its \`uiDefinition\`.`,
      };
    }
  },
});
