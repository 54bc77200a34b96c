import { defineRule } from "../../review/rule/rule.ts";
import { referencesOfFirstForm } from "./_references.ts";

export default defineRule({
  id: "extension/dynamic-props-property-ref",
  official: ["DynamicPropertiesExtensionRequiredForNonParameterReferences"],
  severity: "warning",
  needs: ["swagger"],
  title: "Whole paths to properties that forms depend on",
  why: "The extension x-ms-dynamic-schema refers to parameters by name; that a property of the body is meant is certain only in x-ms-dynamic-properties, which writes the whole path.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions",
  since: "0.1.0",
  *check({ swagger }) {
    yield* referencesOfFirstForm(swagger, "x-ms-dynamic-schema", "property");
  },
});
