import { locationOf, member, stringOf } from "../../connector/node.ts";
import { writtenParameters } from "../../connector/parameters/written-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";

const carriers: ReadonlyMap<string, string> = new Map([
  ["query", "the query"],
  ["header", "a header"],
  ["path", "the path"],
]);

export default defineRule({
  id: "parameter/array-outside-body",
  severity: "info",
  needs: ["swagger"],
  title: "Take lists in the body, or as one text",
  why: "Power Apps doesn't support array parameters, and `multi`, the one collection format that it could read, is refused. Flows can use the operation, apps can't.",
  source: "https://github.com/MicrosoftDocs/BusinessApplicationPlatform-Connectors-public/issues/344",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { parameter, subject, label, isHidden } of writtenParameters(swagger)) {
      const type = member(parameter.node, "type");
      const carrier = carriers.get(parameter.in);
      if (type === undefined || parameter.type !== "array" || carrier === undefined || isHidden) continue;
      // First it has to be a list that the platform takes: parameter/collection-format, schema/array-no-items.
      const format = stringOf(member(parameter.node, "collectionFormat")) ?? "csv";
      if (format !== "csv" || member(parameter.node, "items") === undefined) continue;
      yield {
        location: locationOf(type),
        subject,
        message: `${partLabelAtStart(label)} is a list in ${carrier}, so Power Apps can't use the operation.`,
        fix: 'If apps should use it, write `"type": "string"` and ask for the values separated by commas.',
      };
    }
  },
});
