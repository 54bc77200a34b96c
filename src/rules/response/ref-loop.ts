import { member, placeOf, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";

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
    for (const { name, node } of swagger.sharedResponses()) {
      const ref = member(node, "$ref");
      const target = stringOf(ref);
      if (ref === undefined || target === undefined) continue;
      yield {
        at: placeOf(ref),
        subject: [name],
        message: `The shared response ${quoted(name)} is a reference to ${quoted(target)}.`,
        fix: "Write the response out in this place.",
      };
    }
  },
});
