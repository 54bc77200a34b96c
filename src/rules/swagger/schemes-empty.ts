import { items, keyLocationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { isArray } from "../../text/json/json.ts";
import { setValue } from "../../text/json/json-change.ts";

export default defineRule({
  id: "swagger/schemes-empty",
  official: ["SchemesArrayEmpty"],
  severity: "error",
  needs: ["swagger"],
  title: "No empty list of schemes",
  why: "An empty list allows no way to reach the service; the validator refuses it.",
  source: "Microsoft Swagger Validator, rule SchemesArrayEmpty",
  since: "0.1.0",
  *check({ swagger }) {
    const schemes = member(swagger.root, "schemes");
    if (schemes === undefined || !isArray(schemes.value) || items(schemes).length > 0) return;
    yield {
      location: keyLocationOf(schemes),
      subject: ["schemes"],
      message: "The list `schemes` is empty.",
      fix: 'Write `"schemes": ["https"]`.',
      edits: [setValue(schemes.pointer, ["https"])],
    };
  },
});
