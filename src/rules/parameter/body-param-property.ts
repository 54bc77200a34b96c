import { keyLocationOf, member, type Node } from "../../connector/node.ts";
import { writtenParameters } from "../../connector/parameters/written-parameters.ts";
import type { Parameter } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { type JsonChange, removeAt, setMember } from "../../text/json/json-change.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";

/** Members of a parameter that is no body (OpenAPI 2.0, Parameter Object). */
const members =
  "type format items collectionFormat default enum maximum minimum exclusiveMaximum exclusiveMinimum maxLength minLength pattern maxItems minItems uniqueItems multipleOf allowEmptyValue".split(
    " ",
  );

export default defineRule({
  id: "parameter/body-param-property",
  official: ["BodyParameterPropertyNotValid"],
  severity: "error",
  needs: ["swagger"],
  title: "Types of a body in its schema",
  why: "A body is described by its schema; a type beside it is ignored or refused.",
  source: "Microsoft Swagger Validator, rule BodyParameterPropertyNotValid; OpenAPI 2.0, Parameter Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { parameter, subject, label } of writtenParameters(swagger)) {
      if (parameter.in !== "body") continue;
      for (const name of members) {
        const node = member(parameter.node, name);
        if (node === undefined) continue;
        yield {
          location: keyLocationOf(node),
          subject: [...subject, name],
          message: `${partLabelAtStart(label)} is a body and has ${quoted(name)} outside its schema.`,
          fix:
            parameter.schema === undefined
              ? `Move ${quoted(name)} into a \`schema\`.`
              : `Move ${quoted(name)} into the schema or delete it.`,
          edits: [removeAt(node.pointer), ...moved(parameter, name, node)],
        };
      }
    }
  },
});

/** What the schema says already counts; next to a reference nothing does. */
function moved({ node, schema }: Parameter, name: string, { value }: Node): readonly JsonChange[] {
  if (schema === undefined) return [setMember(node.pointer, "schema", { [name]: value })];
  const isDeclared = member(schema, name) !== undefined || member(schema, "$ref") !== undefined;
  return isDeclared ? [] : [setMember(schema.pointer, name, value)];
}
