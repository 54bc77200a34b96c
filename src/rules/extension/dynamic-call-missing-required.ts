import { keyLocationOf, member, stringOf } from "../../connector/node.ts";
import type { Operation } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { whose } from "../../wording/whose.ts";
import { argumentsOf, selectableCalls } from "./_calls.ts";

export default defineRule({
  id: "extension/dynamic-call-missing-required",
  official: ["OperationMissingRequiredProperty"],
  severity: "error",
  needs: ["swagger"],
  title: "Calls of extensions with all required parameters",
  why: "The designer makes this call on its own; without a required value the service refuses it, and makers see an error in place of the choices.",
  source: "Microsoft Swagger Validator, rule OperationMissingRequiredProperty",
  since: "0.1.0",
  *check({ swagger }) {
    for (const call of selectableCalls(swagger)) {
      const { by, owner, node, operationId } = call;
      if (!by.startsWith("x-ms-dynamic-")) continue;
      const operation = swagger.operation(stringOf(operationId) ?? "");
      if (operation === undefined || operation.unresolvedParameters.length > 0) continue;
      const given = argumentsOf(call).map(({ name }) => name);
      for (const name of requiredInputs(operation)) {
        // Parameters of bodies may be written as paths.
        if (given.some((one) => one === name || one.startsWith(`${name}/`) || one.endsWith(`/${name}`)))
          continue;
        yield {
          location: keyLocationOf(member(node, "parameters") ?? node),
          subject: [...owner, by, operation.name, name],
          message: `The ${quoted(by)} ${whose(owner)} calls ${quoted(operation.name)} without its required parameter ${quoted(name)}.`,
          fix: `Add ${quoted(name)} to the \`parameters\` of the call, as a value or a reference to another parameter.`,
        };
      }
    }
  },
});

/** Bodies are left out: their properties may be filled in several ways. */
function requiredInputs(operation: Operation): readonly string[] {
  return operation.parameters
    .filter(
      ({ isRequired, in: location, node }) =>
        isRequired && location !== "body" && member(node, "default") === undefined,
    )
    .map(({ name }) => name);
}
