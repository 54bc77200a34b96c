import { items, keyLocationOf, member, type Node, stringOf } from "../../connector/node.ts";
import type { Operation, Parameter, Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

const multipart = "multipart/form-data";
const urlEncoded = "application/x-www-form-urlencoded";

export default defineRule({
  id: "operation/mime-content-mismatch",
  official: ["MimeTypeNotCompatibleWithRequestContentSchemaType"],
  severity: "warning",
  needs: ["swagger"],
  title: "Content types that can carry the input",
  why: "The platform writes the request in the content type that is declared; what the type cannot carry arrives broken or not at all.",
  source: "Microsoft Swagger Validator, rule MimeTypeNotCompatibleWithRequestContentSchemaType",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of swagger.operations()) {
      const list = member(operation.node, "consumes") ?? member(swagger.root, "consumes");
      const types = items(list).flatMap((item) => stringOf(item)?.split(";")[0]?.trim().toLowerCase() ?? []);
      const needed = types.length === 0 ? undefined : neededType(swagger, operation, types);
      if (needed === undefined) continue;
      yield {
        location: keyLocationOf(member(operation.node, "consumes") ?? operation.node),
        subject: [operation.name],
        message: `The operation ${quoted(operation.name)} sends ${needed.what}, and ${quoted(types[0] ?? "")} cannot carry ${needed.what === "a file" ? "it" : "them"}.`,
        fix: fixFor(operation, types, needed.type),
      };
    }
  },
});

/** A service that takes forms isn't helped by another type: its inputs are fields. */
function fixFor({ parameters }: Operation, types: readonly string[], needed: string): string {
  const use = `${quoted(`"consumes": ["${needed}"]`)} for the operation`;
  const hasBody = parameters.some((parameter) => parameter.in === "body");
  if (!hasBody || !types.some((type) => type === multipart || type === urlEncoded)) return `Use ${use}.`;
  const asFields = "make each property of the body a `formData` parameter";
  return parameters.some(asksForForm)
    ? `The service takes a form: ${asFields}.`
    : `If the service takes a form, ${asFields}. If it takes JSON, use ${use}.`;
}

/** A header `Content-Type` whose default, or only value, is a form. */
function asksForForm({ in: location, name, node }: Parameter): boolean {
  if (location !== "header" || name.toLowerCase() !== "content-type") return false;
  const values = [member(node, "default"), ...items(member(node, "enum"))].map((value) =>
    stringOf(value)?.toLowerCase(),
  );
  return values.some(
    (value) => value?.startsWith(multipart) === true || value?.startsWith(urlEncoded) === true,
  );
}

function neededType(
  swagger: Swagger,
  { parameters }: Operation,
  types: readonly string[],
): { readonly type: string; readonly what: string } | undefined {
  const form = parameters.filter((parameter) => parameter.in === "formData");
  const body = parameters.find((parameter) => parameter.in === "body");
  // Both in one operation are the business of parameter/body-and-formdata.
  if (form.length > 0 && body !== undefined) return undefined;
  if (form.length > 0) {
    const hasFile = form.some(
      ({ type, node }) => type === "file" || stringOf(member(node, "format")) === "binary",
    );
    // A file in a form that is URL-encoded is the business of operation/binary-in-urlencoded.
    if (types.some((type) => type === multipart || type === urlEncoded || type === "*/*")) return undefined;
    return hasFile ? { type: multipart, what: "a file" } : { type: urlEncoded, what: "form fields" };
  }
  if (body?.schema === undefined || !isStructured(swagger, body.schema)) return undefined;
  const isFlat = types.every((type) => type === multipart || type === urlEncoded || type === "text/plain");
  return isFlat ? { type: "application/json", what: "objects or lists" } : undefined;
}

function isStructured(swagger: Swagger, schema: Node): boolean {
  const resolution = swagger.resolve(schema);
  if (resolution.state !== "resolved") return false;
  const type = stringOf(member(resolution.node, "type"));
  return type === "array" || type === "object" || member(resolution.node, "properties") !== undefined;
}
