import { defineRule } from "../../review/rule/rule.ts";
import { referencesOfFirstForm } from "./_references.ts";

export default defineRule({
  id: "extension/dynamic-list-ambiguous",
  official: ["DynamicListExtensionRequiredForAmbiguousReferences"],
  severity: "warning",
  needs: ["swagger"],
  title: "Whole paths where a name means two inputs of a list",
  why: "The extension x-ms-dynamic-values knows names only; when a parameter and a property of the body share one, the designer may take the wrong value. x-ms-dynamic-list writes the whole path.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions",
  since: "0.1.0",
  *check({ swagger }) {
    yield* referencesOfFirstForm(swagger, "x-ms-dynamic-values", "ambiguous");
  },
});
