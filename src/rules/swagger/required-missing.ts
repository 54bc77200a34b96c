import { keyLocationOf, member } from "../../connector/node.ts";
import { documentLocation } from "../../connector/swagger/document-location.ts";
import { namesTo } from "../../connector/swagger/names.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "swagger/required-missing",
  official: ["RequiredPropertyMissing"],
  policy: ["5000.2.6.2"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "The members every definition must have",
  why: "OpenAPI 2.0 asks for these members, and the definition is refused without. Titles, texts, contact and metadata have rules of their own.",
  source: "Microsoft Swagger Validator, rule RequiredPropertyMissing; OpenAPI 2.0, Swagger Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const name of ["info", "paths"]) {
      if (member(swagger.root, name) !== undefined) continue;
      yield {
        location: documentLocation(swagger),
        hasNoLines: true,
        subject: [name],
        message: `The definition has no ${quoted(name)}.`,
        fix: `Add ${quoted(name)} to the definition.`,
        consequences: name === "paths" ? [{ rules: aboutOperations, under: null }] : [],
      };
    }
    if (swagger.info !== undefined && member(swagger.info, "version") === undefined) {
      yield {
        location: keyLocationOf(swagger.info),
        subject: ["info.version"],
        message: "The connector has no version in `info`.",
        fix: 'Add `"version": "1.0"` to `info`.',
      };
    }
    yield* responseDiagnostics(swagger);
  },
});

/** Rules that look for operations or for what uses a component: without `paths` there are none. */
const aboutOperations = [
  "connection/policy-operation",
  "extension/id-not-found",
  "script/operation-unknown",
  "security/unused",
  "swagger/unused-component",
];

function* responseDiagnostics(swagger: Swagger): Generator<Diagnostic> {
  const reported = new Set<string>();
  for (const operation of swagger.operations()) {
    for (const response of operation.responses) {
      if (!response.isResolved || member(response.node, "description") !== undefined) continue;
      if (reported.has(response.node.pointer)) continue;
      reported.add(response.node.pointer);
      yield {
        location: keyLocationOf(response.node),
        subject:
          response.node === response.usedAt
            ? [operation.name, response.status]
            : namesTo(swagger, response.node.pointer),
        message: `The response ${quoted(response.status)} of ${quoted(operation.name)} has no description.`,
        fix: 'Add a `"description"`: what this answer means.',
        cause: "response",
      };
    }
  }
}
