import { placeOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";
import { misfits } from "./_arguments.ts";
import { whose } from "./_extensions.ts";

export default defineRule({
  id: "extension/dynamic-param-required-mismatch",
  official: ["OperationParameterRequiredMismatch"],
  severity: "warning",
  needs: ["swagger"],
  title: "Required values from required inputs",
  why: "The designer can make this call only when the value is there; while makers leave the optional input empty, the list or form stays empty as well.",
  source: "Microsoft Swagger Validator, rule OperationParameterRequiredMismatch",
  since: "0.1.0",
  *check({ swagger }) {
    const found = misfits(
      swagger,
      ({ receiver, source }) =>
        receiver.isRequired && !receiver.hasDefault && !source.isRequired && !source.hasDefault,
    );
    for (const { dynamic, name, path, node, target, caller, source, subject } of found) {
      const { by, owner } = dynamic.call;
      yield {
        at: placeOf(node),
        subject,
        message: `The ${quoted(by)} ${whose(owner)} gives ${quoted(target.name)} its required ${quoted(name)} from ${quoted(path)}, which is optional in ${quoted(caller.name)}.`,
        // Required later, it would break flows that leave it empty.
        fix: `Give the ${source.kind} ${quoted(path)} a default, or make it required while ${quoted(caller.name)} is new.`,
      };
    }
  },
});
