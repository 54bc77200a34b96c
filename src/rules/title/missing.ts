import { keyLocationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";

export default defineRule({
  id: "title/missing",
  official: ["RequiredPropertyMissing"],
  severity: "error",
  needs: ["swagger"],
  title: "A title for every connector",
  why: "The title is the name under which makers find the connector; without it the definition cannot be imported.",
  source: "Microsoft Swagger Validator, rule RequiredPropertyMissing; OpenAPI 2.0, Info Object",
  since: "0.1.0",
  *check({ swagger }) {
    if (swagger.info === undefined || member(swagger.info, "title") !== undefined) return;
    yield {
      location: keyLocationOf(swagger.info),
      subject: ["info.title"],
      message: "The connector has no title in `info`.",
      fix: 'Add a `"title"` with the name of the product or organisation to `info`.',
    };
  },
});
