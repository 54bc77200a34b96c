import { locationOf } from "../../connector/node.ts";
import { categories, metadataEntry } from "../../connector/swagger/metadata.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

const maxCategories = 2;

export default defineRule({
  id: "swagger/too-many-categories",
  official: ["TooManyConnectorCategories"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "At most two categories",
  why: "The gallery files a connector under two categories at most; the validator refuses more.",
  source: "Microsoft Swagger Validator, rule TooManyConnectorCategories",
  since: "0.1.0",
  *check({ swagger }) {
    const at = metadataEntry(swagger, "Categories")?.value;
    const found = categories(swagger);
    if (at === undefined || found.length <= maxCategories) return;
    yield {
      location: locationOf(at),
      subject: ["Categories"],
      message: `The connector names ${found.length} categories, ${found.length - maxCategories} more than the ${maxCategories} allowed.`,
      fix: `Keep the two that fit best, such as ${quoted(found.slice(0, maxCategories).join(";"))}.`,
    };
  },
});
