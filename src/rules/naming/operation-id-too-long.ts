import { locationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

/** Microsoft's limit is not published; the longest id of a published connector has 77 characters. */
const maxOperationIdLength = 80;

export default defineRule({
  id: "naming/operation-id-too-long",
  official: ["OperationIdTooLong"],
  severity: "warning",
  needs: ["swagger"],
  title: "Operation ids of at most 80 characters",
  why: "The validator refuses long ids without naming its limit. No published connector has one above 77 characters, so a longer one may be refused.",
  source: "Microsoft Swagger Validator, rule OperationIdTooLong",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of swagger.operations()) {
      const node = member(operation.node, "operationId");
      if (node === undefined || operation.id === undefined) continue;
      if (operation.id.length <= maxOperationIdLength) continue;
      yield {
        location: locationOf(node),
        subject: [operation.name],
        message: `The operation id ${quoted(operation.id)} has ${operation.id.length} characters.`,
        fix: `Shorten it to at most ${maxOperationIdLength} characters before the operation is published.`,
      };
    }
  },
});
