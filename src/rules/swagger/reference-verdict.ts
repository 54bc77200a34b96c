import { documentLocation } from "../../connector/swagger/document-location.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { plain } from "../../text/escape.ts";

/** Longest stretch of the parser's words, in UTF-16 code units: its longest sentence with two paths in it. */
const maxProblemLength = 240;

export default defineRule({
  id: "swagger/reference-verdict",
  severity: "error",
  needs: ["swagger", "reference"],
  title: "Definitions that another parser takes, too",
  why: "Tools of makers read the definition with parsers like this one. What it refuses they refuse, also where no rule of this review knows why.",
  source: "@apidevtools/swagger-parser",
  since: "0.1.0",
  *check({ swagger, reference }) {
    const problem = plain(reference.problem, maxProblemLength).replaceAll("`", "'");
    yield {
      location: documentLocation(swagger),
      hasNoLines: true,
      subject: ["reference verdict"],
      message: `A parser of OpenAPI 2.0 refuses the definition: \`${problem}\`.`,
      fix: "Correct what it names.",
    };
  },
});
