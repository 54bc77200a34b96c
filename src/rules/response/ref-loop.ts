import { locationOf } from "../../connector/node.ts";
import { referringShared } from "../../connector/swagger/shared-parts.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "response/ref-loop",
  official: ["ResponseRefLoopNotAllowed"],
  severity: "error",
  needs: ["swagger"],
  title: "Shared responses written out",
  why: "A shared response is what references end at; the validator refuses one that is itself a reference.",
  source: "Microsoft Swagger Validator, rule ResponseRefLoopNotAllowed",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { name, reference, target } of referringShared(swagger, "response")) {
      yield {
        location: locationOf(reference),
        subject: [name],
        message: `The shared response ${quoted(name)} is a reference to ${quoted(target)}.`,
        fix: "Write the response out in this place.",
      };
    }
  },
});
