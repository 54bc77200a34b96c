import { items, keyPlaceOf, member, stringOf } from "../../connector/node.ts";
import type { Operation, Parameter, Swagger } from "../../connector/swagger.ts";
import { defineRule } from "../../review/rule.ts";
import { setMember } from "../../text/json-change.ts";
import { quoted } from "../../text/quoted.ts";

export default defineRule({
  id: "operation/consumes-missing",
  official: ["ConsumesMissing"],
  severity: "warning",
  needs: ["swagger"],
  title: "A content type for every request body",
  why: "Without `consumes` the platform guesses in which form it sends the body, and services refuse what they do not expect.",
  source: "Microsoft Swagger Validator, rule ConsumesMissing",
  since: "0.1.0",
  *check({ swagger }) {
    const forAll = items(member(swagger.root, "consumes")).some((item) => stringOf(item) !== undefined);
    for (const operation of swagger.operations()) {
      const body = operation.parameters.find(({ in: place }) => place === "body" || place === "formData");
      if (body === undefined) continue;
      const own = member(operation.node, "consumes");
      const isSaid = own === undefined ? forAll : items(own).some((item) => stringOf(item) !== undefined);
      if (isSaid) continue;
      const type = typeFor(swagger, operation, body);
      yield {
        at: keyPlaceOf(own ?? operation.node),
        subject: [operation.name],
        message: `The operation ${quoted(operation.name)} sends ${body.in === "body" ? "a body" : "form data"} without \`consumes\`.`,
        ...(type === undefined
          ? {
              fix: "Add `consumes` with the content type in which the service takes the file.",
              cause: "file",
            }
          : {
              fix: `Add ${quoted(`"consumes": ["${type}"]`)} to the operation or to the document.`,
              repair: [setMember(operation.node.pointer, "consumes", [type], "operationId")],
              cause: type,
            }),
      };
    }
  },
});

/** Undefined where the body is a file: only the author knows in what form the service takes it. */
function typeFor(swagger: Swagger, { parameters }: Operation, body: Parameter): string | undefined {
  if (body.in === "formData")
    return parameters.some(({ type }) => type === "file")
      ? "multipart/form-data"
      : "application/x-www-form-urlencoded";
  const resolution = body.schema === undefined ? undefined : swagger.resolve(body.schema);
  const schema = resolution?.state === "resolved" ? resolution.node : undefined;
  const isFile = ["binary", "byte"].includes(stringOf(member(schema, "format")) ?? "");
  return isFile ? undefined : "application/json";
}
