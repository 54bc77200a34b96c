import { defineRule } from "../../review/rule/rule.ts";
import { referencesOfFirstForm } from "./_references.ts";

export default defineRule({
  id: "extension/dynamic-list-property-ref",
  official: ["DynamicListExtensionRequiredForNonParameterReferences"],
  severity: "warning",
  needs: ["swagger"],
  title: "Whole paths to properties that lists depend on",
  why: "The extension x-ms-dynamic-values refers to parameters by name; that a property of the body is meant is certain only in x-ms-dynamic-list, which writes the whole path.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions",
  since: "0.1.0",
  *check({ swagger }) {
    yield* referencesOfFirstForm(swagger, "x-ms-dynamic-values", "property");
  },
});
