import { member, placeOf, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { canonical } from "../../text/json.ts";
import { quoted } from "../../text/quoted.ts";
import { placeOfDocument } from "./_document.ts";

export default defineRule({
  id: "swagger/swagger-version",
  official: ["SpecificationVersionIncorrect"],
  policy: ["5000.2.6.3"],
  severity: "error",
  needs: ["swagger"],
  title: "Definitions in OpenAPI 2.0 (Swagger)",
  why: "Connectors are described in OpenAPI 2.0 only; a document of another version cannot be imported.",
  source: "Microsoft Swagger Validator, rule SpecificationVersionIncorrect",
  since: "0.1.0",
  *check({ swagger }) {
    const version = member(swagger.root, "swagger");
    if (stringOf(version) === "2.0") return;
    const openapi = member(swagger.root, "openapi");
    const found = openapi ?? version;
    yield {
      at: found === undefined ? placeOfDocument(swagger) : placeOf(found),
      subject: ["swagger"],
      message:
        found === undefined
          ? "The document does not say that it is OpenAPI 2.0."
          : `The document has the version ${quoted(stringOf(found) ?? canonical(found.value))}, not the text \`2.0\`.`,
      fix: openapi === undefined ? 'Write `"swagger": "2.0"`.' : "Convert the document to OpenAPI 2.0.",
    };
  },
});
