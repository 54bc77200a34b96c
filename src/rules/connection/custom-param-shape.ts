import { keyPlaceOf, member, members } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { setValue } from "../../text/json-change.ts";
import { quoted } from "../../text/quoted.ts";
import { labelOf, signIns, subjectOf } from "./_parameters.ts";

export default defineRule({
  id: "connection/custom-param-shape",
  severity: "error",
  needs: ["properties"],
  title: "Custom parameters as objects with a `value`",
  why: "The platform reads the member `value` of every custom parameter and does not see what stands elsewhere.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, schemas/paconn-apiProperties.schema.json",
  since: "0.1.0",
  *check({ properties }) {
    for (const { parameter, settings } of signIns(properties)) {
      for (const { name, node } of members(member(settings, "customParameters"))) {
        if (member(node, "value") !== undefined) continue;
        const isText = typeof node.value === "string";
        yield {
          at: keyPlaceOf(node),
          subject: [...subjectOf(parameter), name],
          message: `The custom parameter ${quoted(name)} of ${labelOf(parameter)} is not an object with a member \`value\`.`,
          fix: isText
            ? `Write ${quoted(`{ "value": ${JSON.stringify(node.value)} }`)}.`
            : 'Write an object like `{ "value": "…" }`.',
          ...(isText ? { repair: [setValue(node.pointer, { value: node.value })] } : {}),
        };
      }
    }
  },
});
