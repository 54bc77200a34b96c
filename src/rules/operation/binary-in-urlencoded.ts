import { items, locationOf, member, stringOf } from "../../connector/node.ts";
import type { Parameter } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "operation/binary-in-urlencoded",
  official: ["StringBinaryNotSupportedForFormUrlEncoded"],
  severity: "error",
  needs: ["swagger"],
  title: "Files in multipart forms",
  why: "A URL-encoded form cannot carry the bytes of a file; the platform refuses the operation.",
  source: "Microsoft Swagger Validator, rule StringBinaryNotSupportedForFormUrlEncoded",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of swagger.operations()) {
      const list = member(operation.node, "consumes") ?? member(swagger.root, "consumes");
      const types = items(list).map((item) => stringOf(item)?.split(";")[0]?.trim().toLowerCase());
      if (types.length === 0 || types.some((type) => type !== "application/x-www-form-urlencoded")) continue;
      for (const parameter of operation.parameters.filter(isFile)) {
        const isBinary = parameter.type !== "file";
        yield {
          location: locationOf(member(parameter.node, isBinary ? "format" : "type") ?? parameter.node),
          subject: [operation.name, parameter.name],
          message: `The file ${quoted(parameter.name)} of ${quoted(operation.name)} is sent in a URL-encoded form.`,
          fix: `Use ${quoted('"consumes": ["multipart/form-data"]')} for the operation.`,
        };
      }
    }
  },
});

function isFile({ in: location, type, node }: Parameter): boolean {
  return location === "formData" && (type === "file" || stringOf(member(node, "format")) === "binary");
}
