import { member } from "../../connector/node.ts";
import { nameLocation } from "../../connector/parameters/written-parameters.ts";
import { isEmptySchema } from "../../connector/schemas/empty-schema.ts";
import type { Parameter, Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "parameter/get-with-body",
  official: ["BodyOrFormDataParameterInFetchOperationNotAllowed"],
  severity: "error",
  needs: ["swagger"],
  title: "No body in GET operations",
  why: "Gateways and services drop the body of a GET request, so the values never arrive; the definition is refused.",
  source: "Microsoft Swagger Validator, rule BodyOrFormDataParameterInFetchOperationNotAllowed",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of swagger.operations()) {
      const body = operation.parameters.find(
        (parameter) => parameter.in === "body" || parameter.in === "formData",
      );
      if (operation.method !== "get" || body === undefined) continue;
      yield {
        location: nameLocation(body.usedAt),
        subject: [operation.name],
        message: `The GET operation ${quoted(operation.name)} sends ${quoted(body.name)} in ${body.in === "body" ? "a body" : "a form"}.`,
        fix: isWithoutInputs(swagger, body)
          ? "Delete the parameter: it sends nothing that makers enter."
          : "Send the values in the query or in headers, or use POST when the service takes it.",
      };
    }
  },
});

/** Makers don't see it, and it has no value of its own. */
function isWithoutInputs(swagger: Swagger, { schema, isInternal }: Parameter): boolean {
  if (schema === undefined) return false;
  const resolution = swagger.resolve(schema);
  if (resolution.state !== "resolved") return false;
  return isInternal && isEmptySchema(resolution.node) && member(resolution.node, "default") === undefined;
}
