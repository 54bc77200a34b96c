import { locationOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { atStart } from "./_sentence.ts";
import { writtenParameters } from "./_written.ts";

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
        message: `${atStart(label)} has the collection format ${quoted(format)}.`,
        fix: "Use `csv`, or take one text and split it with a policy or a script.",
        // Nobody has seen these refused, nor accepted.
        ...(["ssv", "tsv", "pipes"].includes(format) ? { severity: "warning" as const } : {}),
      };
    }
  },
});
