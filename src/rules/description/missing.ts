import { keyLocationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";

export default defineRule({
  id: "description/missing",
  official: ["RequiredPropertyMissing"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "A description for every connector",
  why: "The description is what makers read in the gallery before they choose the connector; certification refuses one without.",
  source: "Microsoft Swagger Validator, rule RequiredPropertyMissing",
  since: "0.1.0",
  *check({ swagger }) {
    if (swagger.info === undefined || member(swagger.info, "description") !== undefined) return;
    yield {
      location: keyLocationOf(swagger.info),
      subject: ["info.description"],
      message: "The connector has no description in `info`.",
      fix: 'Add a `"description"` of 30 to 500 characters to `info`: one or two sentences on what the connector is for.',
    };
  },
});
