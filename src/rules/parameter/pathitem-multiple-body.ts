import { items, member, stringOf } from "../../connector/node.ts";
import { nameLocation } from "../../connector/parameters/written-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "parameter/pathitem-multiple-body",
  official: ["PathParametersContainMultipleBodyParameters"],
  severity: "error",
  needs: ["swagger"],
  title: "One body parameter at a path",
  why: "Every operation of the path would have several bodies, and a request has one.",
  source: "Microsoft Swagger Validator, rule PathParametersContainMultipleBodyParameters",
  since: "0.1.0",
  *check({ swagger }) {
    for (const path of swagger.paths()) {
      const bodies = items(member(path.node, "parameters")).filter((entry) => {
        const resolution = swagger.resolve(entry);
        return resolution.state === "resolved" && stringOf(member(resolution.node, "in")) === "body";
      });
      const [, second] = bodies;
      if (second === undefined) continue;
      yield {
        location: nameLocation(second),
        subject: [path.template],
        message: `The path ${quoted(path.template)} has ${bodies.length} body parameters.`,
        fix: "Merge them into one, or move them to the operations.",
      };
    }
  },
});
