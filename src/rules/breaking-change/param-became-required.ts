import { booleanOf, member, type Node } from "../../connector/node.ts";
import { isInternal, shapeOf } from "../../connector/schemas/object-shape.ts";
import { followed, type Operation, type Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { keptField, startOf } from "./_fields.ts";
import { orNewRevision, usedOperations } from "./_operations.ts";

export default defineRule({
  id: "breaking-change/param-became-required",
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Optional parameters that stay optional",
  why: "Flows that leave the parameter empty are refused as soon as it is required.",
  source: "Certification updates of connectors: changed required status",
  since: "0.1.0",
  *check({ comparison }) {
    for (const pair of usedOperations(comparison)) {
      for (const field of pair.parameters().kept) {
        const { before, after } = field;
        if (before.isRequired || !after.isRequired) continue;
        if (after.in === "body" && asksNobody(comparison.after.swagger, pair.after)) continue;
        const isFilled = after.isInternal && after.shape.facet("default") !== undefined;
        yield keptField(pair, field, "required", {
          before: "optional",
          after: "required",
          message: `${startOf(after)} of ${quoted(pair.name)} was optional and is required now.`,
          fix: orNewRevision("Keep it optional", pair.before),
          ...(isFilled ? { severity: "warning" as const } : {}),
        });
      }
    }
  },
});

/** Flows left nothing empty in a body that asks for nothing but what the platform fills in itself. */
function asksNobody(swagger: Swagger, { parameters }: Operation): boolean {
  const body = followed(swagger, parameters.find((parameter) => parameter.in === "body")?.schema);
  if (body === undefined) return false;
  const { properties, required } = shapeOf(swagger)(body);
  return required.size > 0 && [...required].every((name) => isFilledIn(swagger, properties.get(name)));
}

function isFilledIn(swagger: Swagger, written: Node | undefined): boolean {
  const property = followed(swagger, written);
  if (written === undefined || property === undefined) return false;
  if (booleanOf(member(property, "x-ms-notification-url")) === true) return true;
  return (isInternal(written) || isInternal(property)) && member(property, "default") !== undefined;
}
