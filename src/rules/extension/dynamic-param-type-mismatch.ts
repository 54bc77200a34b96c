import { locationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { whose } from "../../wording/whose.ts";
import { misfits } from "./_arguments.ts";

export default defineRule({
  id: "extension/dynamic-param-type-mismatch",
  official: ["OperationParameterTypeMismatch"],
  severity: "warning",
  needs: ["swagger"],
  title: "References between inputs of one type",
  why: "The designer passes the value as it is; a service that expects another type refuses the call, and the list or form stays empty.",
  source: "Microsoft Swagger Validator, rule OperationParameterTypeMismatch",
  since: "0.1.0",
  *check({ swagger }) {
    const found = misfits(swagger, ({ source, receiver }) => !fits(source.type, receiver.type));
    for (const { dynamic, name, path, node, target, receiver, caller, source, subject } of found) {
      const { by, owner } = dynamic.call;
      yield {
        location: locationOf(node),
        subject,
        message: `The ${quoted(by)} ${whose(owner)} passes ${quoted(path)} of ${quoted(caller.name)}, of type ${quoted(source.type ?? "")}, for ${quoted(name)} of ${quoted(target.name)}, of type ${quoted(receiver.type ?? "")}.`,
        fix: "Give both the type that the service expects.",
      };
    }
  },
});

/** Unknown types fit; a whole number is a number. */
function fits(given: string | undefined, wanted: string | undefined): boolean {
  if (given === undefined || wanted === undefined || given === wanted) return true;
  return given === "integer" && wanted === "number";
}
