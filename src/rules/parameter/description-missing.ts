import { member } from "../../connector/node.ts";
import { offeredParameters } from "../../connector/swagger/offered.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";

export default defineRule({
  id: "parameter/description-missing",
  official: ["RequiredPropertyMissing"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "A description for every parameter",
  why: "Designers show the description in the empty field; it tells makers and AI assistants what to enter, and certification refuses a parameter without.",
  source: "Microsoft Swagger Validator, rule RequiredPropertyMissing",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { location, parameter, subject, label, isHidden } of offeredParameters(swagger)) {
      if (parameter.in === "body" || member(parameter.node, "description") !== undefined) continue;
      yield {
        location,
        subject,
        message: `${partLabelAtStart(label)} has no description.`,
        ...(isHidden
          ? {
              fix: 'Add a `"description"` that says what the value is for.',
              severity: "info",
              cause: "hidden",
            }
          : { fix: 'Add a `"description"`: one full sentence on what to enter and where to find it.' }),
      };
    }
  },
});
