import { locationOf, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { didYouMeanOperation } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";
import { whose } from "../../wording/whose.ts";
import { callsOf } from "./_calls.ts";

export default defineRule({
  id: "extension/id-not-found",
  official: ["OperationIdNotFound"],
  severity: "error",
  needs: ["swagger"],
  title: "Extensions that call operations of this document",
  why: "The designer calls this operation to fill a list or a form; when it does not exist makers see an error in place of the choices.",
  source: "Microsoft Swagger Validator, rule OperationIdNotFound",
  since: "0.1.0",
  *check({ swagger }) {
    const ids = new Set(swagger.operations().flatMap(({ id }) => (id === undefined ? [] : [id])));
    for (const { by, owner, operationId } of callsOf(swagger)) {
      const id = stringOf(operationId);
      if (id === undefined || ids.has(id)) continue;
      const meant = didYouMeanOperation(id, ids);
      yield {
        location: locationOf(operationId),
        subject: [...owner, by, id],
        message: `The ${quoted(by)} ${whose(owner)} calls the operation ${quoted(id)}, which does not exist.`,
        fix:
          meant === undefined
            ? `Add the operation ${quoted(id)}, internal when makers need not see it, or correct the id.`
            : `Write ${quoted(meant)}.`,
      };
    }
  },
});
