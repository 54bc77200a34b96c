import { locationOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { whose } from "../../wording/whose.ts";
import { dynamicCalls } from "./_arguments.ts";
import { addLaterForm, isAlone, withoutProperties } from "./_later-form.ts";

export default defineRule({
  id: "extension/dynamic-props-valuepath",
  official: ["DynamicPropertiesExtensionRequiredForPropertiesValuePath"],
  severity: "warning",
  needs: ["swagger"],
  title: "Whole schemas beside paths to their properties",
  why: "A path to the map of properties loses which of them are required; x-ms-dynamic-properties points at the schema object, and newer designers read that one.",
  source: "Microsoft Swagger Validator, rule DynamicPropertiesExtensionRequiredForPropertiesValuePath",
  since: "0.1.0",
  *check({ swagger }) {
    for (const dynamic of dynamicCalls(swagger)) {
      const { by, owner, node } = dynamic.call;
      const written = member(node, "value-path");
      const path = stringOf(written) ?? "";
      const whole = withoutProperties(path);
      if (by !== "x-ms-dynamic-schema" || written === undefined || whole === path || !isAlone(dynamic))
        continue;
      const edits = addLaterForm(swagger, dynamic);
      yield {
        location: locationOf(written),
        subject: [...owner, by],
        message: `The ${quoted(by)} ${whose(owner)} points at the map of properties ${quoted(path)}, and no \`x-ms-dynamic-properties\` points at their schema.`,
        fix:
          whole === ""
            ? "Add `x-ms-dynamic-properties` beside it, without an `itemValuePath`: the answer itself is the schema."
            : `Add \`x-ms-dynamic-properties\` beside it, with ${quoted(`"itemValuePath": ${JSON.stringify(whole)}`)}.`,
        ...(edits === undefined ? {} : { edits }),
      };
    }
  },
});
