import { locationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { whose } from "../../wording/whose.ts";
import { misfits } from "./_arguments.ts";

export default defineRule({
  id: "extension/dynamic-source-internal",
  official: ["SourcePropertyInternal"],
  severity: "error",
  needs: ["swagger"],
  title: "References to inputs that makers see",
  why: "Makers cannot fill in an internal input and the designer does not read its value, so the call is made without it.",
  source: "Microsoft Swagger Validator, rule SourcePropertyInternal",
  since: "0.1.0",
  *check({ swagger }) {
    const found = misfits(swagger, ({ source, caller }) => source.isInternal && !caller.isInternal);
    for (const { dynamic, path, node, caller, source, subject } of found) {
      const { by, owner } = dynamic.call;
      yield {
        location: locationOf(node),
        subject,
        message: `The ${quoted(by)} ${whose(owner)} takes a value from the internal input ${quoted(path)} of ${quoted(caller.name)}.`,
        fix: source.hasDefault
          ? `Write the default of ${quoted(path)} as a value in the call, or make it visible.`
          : `Make ${quoted(path)} visible, or write a value in the call.`,
      };
    }
  },
});
