import { maxTotalSchemas, totalSchemas } from "../../connector/schemas/schema-size.ts";
import { documentLocation } from "../../connector/swagger/document-location.ts";
import { defineRule } from "../../review/rule/rule.ts";

export default defineRule({
  id: "swagger/expanded-size",
  severity: "error",
  needs: ["swagger"],
  title: "References that can be written out",
  why: "Tools put what is referred to in place of each reference. A few references that double each other come to more than any memory holds, and the import never ends.",
  source: "Connector Review; published connectors have 98,622 values at most",
  since: "0.1.0",
  *check({ swagger }) {
    if (swagger.expandedSize() !== "too-large") return;
    // What operations use is the business of schema/total-schema-count.
    if (totalSchemas(swagger) > maxTotalSchemas) return;
    yield {
      location: documentLocation(swagger),
      hasNoLines: true,
      subject: ["references"],
      message: "With all references written out the document has more than a million values.",
      fix: "Look for definitions that refer to one another several times, and delete those that nothing uses.",
    };
  },
});
