import { locationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { atStart } from "./_sentence.ts";
import { writtenParameters } from "./_written.ts";

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
        message: `${atStart(label)} is a form field with ${quoted(character)} in its name.`,
        fix: "Rename the field with letters of US-ASCII.",
      };
    }
  },
});
