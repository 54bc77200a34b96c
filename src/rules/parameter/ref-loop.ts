import { locationOf } from "../../connector/node.ts";
import { referringShared } from "../../connector/swagger/shared-parts.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

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
    for (const { name, reference, target } of referringShared(swagger, "parameter")) {
      yield {
        location: locationOf(reference),
        subject: [name],
        message: `The shared parameter ${quoted(name)} is a reference to ${quoted(target)}.`,
        fix: "Write the parameter out in this place.",
      };
    }
  },
});
