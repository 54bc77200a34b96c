import { keyLocationOf, member, members, type Node } from "../../connector/node.ts";
import { writtenParameters } from "../../connector/parameters/written-parameters.ts";
import { defineRule, type Edits } from "../../review/rule/rule.ts";
import { removeAt, setMember } from "../../text/json/json-change.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";

/** Members of a parameter that is no body (OpenAPI 2.0, Parameter Object). */
const liftable = new Set(
  "type format items default enum maximum minimum maxLength minLength pattern maxItems minItems uniqueItems".split(
    " ",
  ),
);

export default defineRule({
  id: "parameter/nonbody-schema",
  official: ["NonBodyParameterSchemaNotValid"],
  severity: "error",
  needs: ["swagger"],
  title: "Schemas for bodies only",
  why: "In OpenAPI 2.0 only a body has a schema; other parameters have their type beside the name, and the definition is refused otherwise.",
  source: "Microsoft Swagger Validator, rule NonBodyParameterSchemaNotValid; OpenAPI 2.0, Parameter Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { parameter, subject, label } of writtenParameters(swagger)) {
      const isOther = ["path", "query", "header", "formData"].includes(parameter.in);
      if (!isOther || parameter.schema === undefined) continue;
      yield {
        location: keyLocationOf(parameter.schema),
        subject,
        message: `${partLabelAtStart(label)} is no body and has a schema.`,
        fix: "Move `type`, `format`, `enum`, `default` and `items` out of the schema and delete it.",
        ...liftedFrom(parameter.node, parameter.schema),
      };
    }
  },
});

/** Only where nothing is lost: every member of the schema is one that a parameter may have, and has not yet. */
function liftedFrom(parameter: Node, schema: Node): { readonly edits?: Edits } {
  const inside = members(schema);
  const fits = inside.every(({ name }) => liftable.has(name) && member(parameter, name) === undefined);
  if (!fits || inside.length === 0) return {};
  const lifted = inside.map(({ name, node }) => setMember(parameter.pointer, name, node.value));
  return { edits: [removeAt(schema.pointer), ...lifted] };
}
