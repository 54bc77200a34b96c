/** `exclusiveMaximum` and `exclusiveMinimum`, which in OpenAPI 2.0 only say something about another keyword. */
import { booleanOf, keyPlaceOf, member, type Node } from "../../connector/node.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import type { Sighting } from "../../review/rule/rule.ts";
import { removeAt } from "../../text/json/json-change.ts";
import { atStart } from "../parameter/_sentence.ts";
import { typedPlacesWith } from "./_typed.ts";

export function* exclusiveWithout(swagger: Swagger, limit: "maximum" | "minimum"): Generator<Sighting> {
  const keyword = limit === "maximum" ? "exclusiveMaximum" : "exclusiveMinimum";
  for (const { node, subject, label } of typedPlacesWith(swagger, keyword)) {
    const exclusive = member(node, keyword);
    if (exclusive === undefined || member(node, limit) !== undefined) continue;
    yield {
      at: keyPlaceOf(exclusive),
      subject,
      message: `${atStart(label)} has \`${keyword}\` without \`${limit}\`.`,
      ...mendOf(exclusive, keyword, limit),
    };
  }
}

/** `false` is what holds without it. */
function mendOf(exclusive: Node, keyword: string, limit: string): Pick<Sighting, "fix" | "cause" | "repair"> {
  if (booleanOf(exclusive) !== false) return { fix: `Add \`${limit}\` or delete \`${keyword}\`.` };
  return { fix: `Delete \`${keyword}\`.`, cause: "false", repair: [removeAt(exclusive.pointer)] };
}
