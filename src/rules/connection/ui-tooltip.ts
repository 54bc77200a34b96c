import { keyLocationOf, member, type Node, stringOf } from "../../connector/node.ts";
import { connectionParameterSubject, isPrompted } from "../../connector/properties/connection-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setMember } from "../../text/json/json-change.ts";
import { connectionParameterAtStart } from "../../wording/connection-parameter.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "connection/ui-tooltip",
  severity: "info",
  kinds: ["certified", "independent"],
  needs: ["properties"],
  title: "A tooltip for everything a connection asks for",
  why: "The tooltip is shown while a value is typed; without it nothing is.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ properties }) {
    for (const parameter of properties.connectionParameters()) {
      const { uiDefinition } = parameter;
      // Without the object the label is missing too, which is one finding.
      if (!isPrompted(parameter) || uiDefinition === undefined) continue;
      const text = stringOf(member(uiDefinition, "tooltip"));
      if ((text ?? "").trim() !== "") continue;
      const example = exampleOf(uiDefinition);
      yield {
        location: keyLocationOf(uiDefinition),
        subject: connectionParameterSubject(parameter),
        message: `${connectionParameterAtStart(parameter)} has no \`tooltip\` in its \`uiDefinition\`.`,
        fix: `Add a \`tooltip\` that says what to enter${example === undefined ? "" : `, like ${quoted(example)}`}.`,
        ...(example === undefined ? {} : { edits: [setMember(uiDefinition.pointer, "tooltip", example)] }),
      };
    }
  },
});

/** A label of a few words fits into a sentence. */
function exampleOf(uiDefinition: Node): string | undefined {
  const label = stringOf(member(uiDefinition, "displayName"))?.trim() ?? "";
  const isName =
    /^[\p{L}\p{N}]+(?: [\p{L}\p{N}]+){0,2}$/u.test(label) && !/^(?:select|choose|enter|your)\b/i.test(label);
  return isName ? `Provide your ${label}` : undefined;
}
