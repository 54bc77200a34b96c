import { locationOf, member } from "../../connector/node.ts";
import type { Operation } from "../../connector/swagger/swagger.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { soundsSecret } from "../../wording/secret-names.ts";
import { whose } from "../../wording/whose.ts";
import { misfits, type Reference } from "./_arguments.ts";
import type { Input } from "./_inputs.ts";

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
    for (const reference of found) {
      const { dynamic, name, path, node, target, caller, subject } = reference;
      const { by, owner } = dynamic.call;
      yield {
        location: locationOf(node),
        subject,
        message: `The ${quoted(by)} ${whose(owner)} gives ${quoted(target.name)} its required ${quoted(name)} from ${quoted(path)}, which is optional in ${quoted(caller.name)}.`,
        ...fixFor(reference),
      };
    }
  },
});

/** Required later, it would break flows that leave it empty. */
function fixFor({
  name,
  path,
  target,
  receiver,
  caller,
  source,
}: Reference): Pick<Diagnostic, "fix" | "cause"> {
  const isUnused = `if no flow uses ${quoted(caller.name)} yet`;
  if (canHaveDefault(caller, source, path)) {
    return {
      fix: `Give the ${source.kind} ${quoted(path)} a default, or, ${isUnused}, make it required.`,
      cause: "default",
    };
  }
  // A variable of the path is always there.
  if (receiver.parameter.in === "path") {
    return {
      fix: `Call an operation that needs no ${quoted(name)}, or, ${isUnused}, make ${quoted(path)} required.`,
      cause: "path",
    };
  }
  return {
    fix: `Make ${quoted(name)} optional in ${quoted(target.name)}, which then returns nothing without it, or, ${isUnused}, make ${quoted(path)} required.`,
    cause: "optional",
  };
}

const choices = ["x-ms-dynamic-values", "x-ms-dynamic-list"];

/** No value suits every maker of what is secret or chosen from the service; in a PATCH it would overwrite what is there. */
function canHaveDefault(caller: Operation, { node, parameter }: Input, path: string): boolean {
  const isSecret = soundsSecret(path.slice(path.lastIndexOf("/") + 1));
  const isChosen = choices.some((extension) => member(node, extension) !== undefined);
  return !isSecret && !isChosen && !(caller.method === "patch" && parameter.in === "body");
}
