import { member, placeOf, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";

export default defineRule({
  id: "parameter/ref-loop",
  official: ["ParameterRefLoopNotAllowed"],
  severity: "error",
  needs: ["swagger"],
  title: "Shared parameters written out",
  why: "A shared parameter is what references end at; the validator refuses one that is itself a reference.",
  source: "Microsoft Swagger Validator, rule ParameterRefLoopNotAllowed",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { name, node } of swagger.sharedParameters()) {
      const ref = member(node, "$ref");
      const target = stringOf(ref);
      if (ref === undefined || target === undefined) continue;
      yield {
        at: placeOf(ref),
        subject: [name],
        message: `The shared parameter ${quoted(name)} is a reference to ${quoted(target)}.`,
        fix: "Write the parameter out in this place.",
      };
    }
  },
});
