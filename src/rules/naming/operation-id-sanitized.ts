import { locationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { pascalCase } from "./_identifier.ts";

export default defineRule({
  id: "naming/operation-id-sanitized",
  official: ["OperationIdSanitized"],
  severity: "warning",
  needs: ["swagger"],
  title: "Operation ids of letters, digits and underscores",
  why: "The platform replaces every other character, so flows store an id that differs from the one written here, and two ids may become equal.",
  source: "Microsoft Swagger Validator, rule OperationIdSanitized",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of swagger.operations()) {
      const node = member(operation.node, "operationId");
      if (node === undefined || operation.id === undefined || !/\W/.test(operation.id)) continue;
      const character = /\W/u.exec(operation.id)?.[0] ?? "";
      yield {
        location: locationOf(node),
        subject: [operation.name],
        message: `The operation id ${quoted(operation.id)} contains ${nameOf(character)}, which the platform replaces.`,
        fix: `${renamed(operation.id)} if it is not published yet; renaming a published one breaks flows.`,
      };
    }
  },
});

function nameOf(character: string): string {
  return /\s/.test(character) ? "a blank" : quoted(character);
}

/** Between digits the character tells two numbers apart, and naming/operation-id-pascal-case takes no underscore there. */
function renamed(id: string): string {
  return /\d\W+\d/.test(id)
    ? "Rename the operation, with nothing but letters and digits,"
    : `Rename the operation to ${quoted(pascalCase(id))}`;
}
