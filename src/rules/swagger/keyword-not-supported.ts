import { keyLocationOf, member } from "../../connector/node.ts";
import { typedLocationsWith } from "../../connector/schemas/typed-schemas.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";

/** Keywords of JSON Schema and OpenAPI 3 that OpenAPI 2.0 left out. */
const keywords = [
  "oneOf",
  "anyOf",
  "not",
  "nullable",
  "patternProperties",
  "const",
  "if",
  "then",
  "else",
  "deprecated",
  "writeOnly",
];
const ofDocument = ["servers", "components", "webhooks"];

export default defineRule({
  id: "swagger/keyword-not-supported",
  official: ["SwaggerKeywordNotSupported"],
  severity: "error",
  needs: ["swagger"],
  title: "Keywords of OpenAPI 2.0",
  why: "Connectors are described in OpenAPI 2.0, which left these keywords out; the import refuses or ignores them.",
  source: "Microsoft Swagger Validator, rule SwaggerKeywordNotSupported; OpenAPI 2.0, Schema Object",
  since: "0.1.0",
  *check({ swagger }) {
    if (member(swagger.root, "openapi") === undefined) {
      for (const keyword of ofDocument) {
        const node = member(swagger.root, keyword);
        if (node === undefined) continue;
        yield {
          location: keyLocationOf(node),
          subject: [keyword],
          message: `The definition has ${quoted(keyword)}, which OpenAPI 2.0 does not know.`,
          fix: `Delete ${quoted(keyword)}.`,
        };
      }
    }
    for (const keyword of keywords) {
      for (const { node, subject, label } of typedLocationsWith(swagger, keyword)) {
        const found = member(node, keyword);
        if (found === undefined) continue;
        yield {
          location: keyLocationOf(found),
          subject: [...subject, keyword],
          message: `${partLabelAtStart(label)} has ${quoted(keyword)}, which OpenAPI 2.0 does not know.`,
          fix: keyword === "nullable" ? "Write `x-nullable`." : `Describe it without ${quoted(keyword)}.`,
          cause: keyword,
        };
      }
    }
  },
});
