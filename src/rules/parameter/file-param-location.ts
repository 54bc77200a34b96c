import { locationOf, member } from "../../connector/node.ts";
import { writtenParameters } from "../../connector/parameters/written-parameters.ts";
import type { Operation, Parameter } from "../../connector/swagger/swagger.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { setMember } from "../../text/json/json-change.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";

export default defineRule({
  id: "parameter/file-param-location",
  official: ["FileParameterMustBeInFormData"],
  severity: "error",
  needs: ["swagger"],
  title: "Files as fields of a form",
  why: "OpenAPI 2.0 sends files in forms only; the definition is refused when one stands elsewhere.",
  source: "Microsoft Swagger Validator, rule FileParameterMustBeInFormData; OpenAPI 2.0, Parameter Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { parameter, subject, label, operations } of writtenParameters(swagger)) {
      const node = member(parameter.node, "type");
      if (node === undefined || parameter.type !== "file" || ["formData", "body"].includes(parameter.in))
        continue;
      yield {
        location: locationOf(node),
        subject,
        message: `${partLabelAtStart(label)} is a file in \`${parameter.in}\`.`,
        ...fixFor(parameter, operations),
      };
    }
  },
});

function fixFor({ node }: Parameter, operations: readonly Operation[]): Pick<Diagnostic, "fix" | "edits"> {
  const without = operations.find(({ method }) => method === "get" || method === "head");
  if (without !== undefined)
    return {
      fix: `Send the file with a POST operation, as a field of a form; a ${without.method.toUpperCase()} request has none.`,
    };
  return {
    fix: 'Use `"in": "formData"` and `"consumes": ["multipart/form-data"]`.',
    edits: [
      setMember(node.pointer, "in", "formData"),
      ...operations.map(({ node: operation }) =>
        setMember(operation.pointer, "consumes", ["multipart/form-data"], "operationId"),
      ),
    ],
  };
}
