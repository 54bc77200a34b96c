import { keyLocationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { isObject } from "../../text/json/json.ts";
import { independentColor } from "./_colors.ts";

export default defineRule({
  id: "icon/color-missing",
  policy: ["5000.2.1.1"],
  severity: "error",
  needs: ["properties"],
  title: "A brand colour for every connector",
  why: "The brand colour is the background of the connector's card; without it the connector cannot be deployed.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ properties, connector }) {
    const holder = properties.properties;
    if (holder === undefined || !isObject(holder.value) || member(holder, "iconBrandColor") !== undefined)
      return;
    yield {
      location: keyLocationOf(holder),
      subject: ["iconBrandColor"],
      message: "The properties have no `iconBrandColor`.",
      fix:
        connector.kind === "independent"
          ? `Add \`"iconBrandColor": "${independentColor}"\`, the colour of independent publishers.`
          : 'Add `"iconBrandColor"` with the background colour of the icon, like `#4b2e83`.',
    };
  },
});
