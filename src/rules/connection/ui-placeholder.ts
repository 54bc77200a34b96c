import { locationOf, member, stringOf } from "../../connector/node.ts";
import { connectionParameterSubject } from "../../connector/properties/connection-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { connectionParameter } from "../../wording/connection-parameter.ts";
import { dummyText } from "../../wording/dummy-text.ts";
import { quoted } from "../../wording/quoted.ts";

/** What samples of the documentation write. */
const wording =
  /^Your\w{0,40}(?:Label|Description|Tooltip|Text)$|^(?:display ?name|description|tooltip|label|todo|tbd|string|(?:this is )?(?:a |some |the )?placeholder text)\.?$|^<[^<>]{1,80}>$|^\[\[?[^[\]]{1,80}\]\]?$|^\{\{.{1,80}\}\}$/i;

export default defineRule({
  id: "connection/ui-placeholder",
  severity: "warning",
  needs: ["properties"],
  title: "Texts of its own instead of the sample's",
  why: "Whoever creates a connection reads these texts; wording of a sample does not tell what to enter.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ properties }) {
    for (const parameter of properties.connectionParameters()) {
      for (const name of ["displayName", "description", "tooltip"]) {
        const node = member(parameter.uiDefinition, name);
        const text = stringOf(node)?.trim() ?? "";
        if (node === undefined || !(wording.test(text) || dummyText(text).length > 0)) continue;
        yield {
          location: locationOf(node),
          subject: [...connectionParameterSubject(parameter), name],
          message: `The \`${name}\` ${quoted(text)} of ${connectionParameter(parameter)} is wording of a sample.`,
          fix: "Write what the value is and where to get it.",
        };
      }
    }
  },
});
