import { keyLocationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "schema/ref-loop",
  official: ["SchemaRefLoopNotAllowed"],
  severity: "error",
  needs: ["swagger"],
  title: "Definitions that do not refer to themselves",
  why: "A definition that is nothing but a reference back to itself never says what it is; the import does not end or refuses it.",
  source: "Microsoft Swagger Validator, rule SchemaRefLoopNotAllowed",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { name, node } of swagger.definitions()) {
      const resolution = swagger.resolve(node);
      if (resolution.state !== "circular") continue;
      yield {
        location: keyLocationOf(node),
        subject: [name],
        message: `The definition ${quoted(name)} refers, through ${quoted(resolution.target)}, back to itself.`,
        fix: "Replace one reference of the chain with a real schema.",
      };
    }
  },
});
