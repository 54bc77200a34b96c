import { keyLocationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { whose } from "../../wording/whose.ts";
import { dynamicCalls } from "./_arguments.ts";
import { findInput } from "./_inputs.ts";

export default defineRule({
  id: "extension/dynamic-param-ambiguous",
  official: ["OperationParameterNameIsAmbiguous"],
  severity: "warning",
  needs: ["swagger"],
  title: "Names that mean one input of the called operation",
  why: "When a parameter and a property of the body share a name, nobody can tell which of them gets the value; the call may be made with the wrong one.",
  source: "Microsoft Swagger Validator, rule OperationParameterNameIsAmbiguous",
  since: "0.1.0",
  // What the caller's names mean is the business of dynamic-list-ambiguous and dynamic-props-ambiguous.
  *check({ swagger }) {
    for (const { call, form, target, arguments: callArguments } of dynamicCalls(swagger)) {
      if (target === undefined) continue;
      for (const { name, node } of callArguments) {
        if (findInput(swagger, target, name, form).state !== "ambiguous") continue;
        yield {
          location: keyLocationOf(node),
          subject: [...call.owner, call.by, target.name, name],
          message: `The ${quoted(call.by)} ${whose(call.owner)} passes ${quoted(name)} to ${quoted(target.name)}, where it is both a parameter and a property of the body.`,
          fix: "Rename one of the two in the service, or call another operation.",
        };
      }
    }
  },
});
