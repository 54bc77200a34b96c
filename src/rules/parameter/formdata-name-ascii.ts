import { locationOf, member } from "../../connector/node.ts";
import { writtenParameters } from "../../connector/parameters/written-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "parameter/formdata-name-ascii",
  official: ["InvalidFormDataParameterName"],
  severity: "error",
  needs: ["swagger"],
  title: "Form fields with plain names",
  why: "Names of form fields travel in a header of the form, where only US-ASCII is safe; the validator refuses others.",
  source: "Microsoft Swagger Validator, rule InvalidFormDataParameterName",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { parameter, subject, label } of writtenParameters(swagger)) {
      const node = member(parameter.node, "name");
      const character = /[^\u0020-\u007e]/u.exec(parameter.name)?.[0];
      if (node === undefined || character === undefined || parameter.in !== "formData") continue;
      yield {
        location: locationOf(node),
        subject,
        message: `${partLabelAtStart(label)} is a form field with ${quoted(character)} in its name.`,
        fix: "Rename the field with letters of US-ASCII.",
      };
    }
  },
});
