import type { Connector } from "../../connector/connector.ts";
import { keyLocationOf, locationOf, member, type Node, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { canonical, isObject } from "../../text/json/json.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "swagger/swagger-version",
  official: ["SpecificationVersionIncorrect"],
  policy: ["5000.2.6.3"],
  severity: "error",
  // No view: that of a document of another version is not there.
  needs: [],
  title: "Definitions in OpenAPI 2.0 (Swagger)",
  why: "Connectors are described in OpenAPI 2.0 only; a document of another version cannot be imported.",
  source: "Microsoft Swagger Validator, rule SpecificationVersionIncorrect",
  since: "0.1.0",
  *check({ connector }) {
    const root = rootOf(connector);
    if (root === undefined) return;
    const version = member(root, "swagger");
    if (stringOf(version) === "2.0") return;
    const openapi = member(root, "openapi");
    const found = openapi ?? version;
    yield {
      location: found === undefined ? keyLocationOf(member(root, "info") ?? root) : locationOf(found),
      subject: ["swagger"],
      message:
        found === undefined
          ? "The document does not say that it is OpenAPI 2.0."
          : `The document has the version ${quoted(stringOf(found) ?? canonical(found.value))}, not the text \`2.0\`.`,
      fix: openapi === undefined ? 'Write `"swagger": "2.0"`.' : "Convert the document to OpenAPI 2.0.",
    };
  },
});

/** The document, whatever its version; undefined when it is no object or cannot be read. */
function rootOf(connector: Connector): Node | undefined {
  const text = connector.text("swagger");
  if (text?.json === undefined || text.json.state === "unreadable" || !isObject(text.json.value))
    return undefined;
  return { value: text.json.value, file: text.path, pointer: "" };
}
