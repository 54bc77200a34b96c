/** `exclusiveMaximum` and `exclusiveMinimum`, which in OpenAPI 2.0 only say something about another keyword. */

import { booleanOf, keyLocationOf, member, type Node } from "../../connector/node.ts";
import { typedLocationsWith } from "../../connector/schemas/typed-schemas.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import type { Diagnostic } from "../../review/rule/rule.ts";
import { removeAt } from "../../text/json/json-change.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";

export function* exclusiveWithout(swagger: Swagger, limit: "maximum" | "minimum"): Generator<Diagnostic> {
  const keyword = limit === "maximum" ? "exclusiveMaximum" : "exclusiveMinimum";
  for (const { node, subject, label } of typedLocationsWith(swagger, keyword)) {
    const exclusive = member(node, keyword);
    if (exclusive === undefined || member(node, limit) !== undefined) continue;
    yield {
      location: keyLocationOf(exclusive),
      subject,
      message: `${partLabelAtStart(label)} has \`${keyword}\` without \`${limit}\`.`,
      ...fixFor(exclusive, keyword, limit),
    };
  }
}

/** `false` is what holds without it. */
function fixFor(
  exclusive: Node,
  keyword: string,
  limit: string,
): Pick<Diagnostic, "fix" | "cause" | "edits"> {
  if (booleanOf(exclusive) !== false) return { fix: `Add \`${limit}\` or delete \`${keyword}\`.` };
  return { fix: `Delete \`${keyword}\`.`, cause: "false", edits: [removeAt(exclusive.pointer)] };
}
