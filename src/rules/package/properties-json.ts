import { defineRule } from "../../review/rule/rule.ts";
import { jsonMistakes } from "./_json-mistakes.ts";

export default defineRule({
  id: "package/properties-json",
  severity: "error",
  needs: [],
  title: "Connector properties in strict JSON",
  why: "Tools that read the properties stop at the first mistake. What a tolerant reader guesses may differ from what was meant.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  check: ({ connector }) => jsonMistakes(connector, "properties"),
});
