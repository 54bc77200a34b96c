import { locationOf, member, stringOf } from "../../connector/node.ts";
import { writtenParameters } from "../../connector/parameters/written-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "parameter/collection-format",
  official: ["CollectionFormatValueNotSupported"],
  severity: "error",
  needs: ["swagger"],
  title: "Lists as comma-separated values",
  why: "The platform joins the values of a list with commas. It refuses `multi`, and no published connector uses another form.",
  source: "Microsoft Swagger Validator, rule CollectionFormatValueNotSupported",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { parameter, subject, label } of writtenParameters(swagger)) {
      const node = member(parameter.node, "collectionFormat");
      const format = stringOf(node);
      if (node === undefined || format === undefined || format === "csv") continue;
      yield {
        location: locationOf(node),
        subject,
        message: `${partLabelAtStart(label)} has the collection format ${quoted(format)}.`,
        fix: "Use `csv`, or take one text and split it with a policy or a script.",
        // No connector is known in which these were refused or accepted.
        ...(["ssv", "tsv", "pipes"].includes(format) ? { severity: "warning" as const } : {}),
      };
    }
  },
});
