import { member } from "../../connector/node.ts";
import { selectableParameters } from "../../connector/swagger/selectable.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";

export default defineRule({
  id: "parameter/description-missing",
  official: ["RequiredPropertyMissing"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  covers: ["parameter/summary-missing"],
  title: "A description for every parameter",
  why: "Designers show the description in the empty field; it tells makers and AI assistants what to enter, and certification refuses a parameter without.",
  source: "Microsoft Swagger Validator, rule RequiredPropertyMissing",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { location, parameter, subject, label, isHidden } of selectableParameters(swagger)) {
      if (parameter.in === "body" || member(parameter.node, "description") !== undefined) continue;
      const isLabeled = member(parameter.node, "x-ms-summary") !== undefined;
      const [also, first] = isLabeled
        ? ["", ""]
        : [" and no `x-ms-summary`", "an `x-ms-summary` (the label) and "];
      yield {
        location,
        subject,
        message: `${partLabelAtStart(label)} has no description${also}.`,
        fix: isHidden
          ? `Add ${first}a \`"description"\` that says what the value is for.`
          : `Add ${first}a \`"description"\`: one full sentence on what to enter and where to find it.`,
        cause: `${isHidden} ${isLabeled}`,
        ...(isHidden ? { severity: "info" } : {}),
      };
    }
  },
});
