import { locationOf, member, stringOf } from "../../connector/node.ts";
import { typedLocationsWith } from "../../connector/schemas/typed-schemas.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { partLabel } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";
import { mistakeIn } from "./_pattern.ts";

/** Text of different patterns that is tried in one document, in UTF-16 code units; published ones have 3,000 at most. */
const maxTried = 50_000;

export default defineRule({
  id: "schema/pattern-invalid",
  official: ["PatternShouldBeValidRegularExpression"],
  severity: "warning",
  needs: ["swagger"],
  title: "Patterns that are regular expressions",
  why: "A pattern that cannot be read checks nothing, or fails every value that makers enter.",
  source: "Microsoft Swagger Validator, rule PatternShouldBeValidRegularExpression",
  since: "0.1.0",
  *check({ swagger }) {
    const known = new Map<string, string | undefined>();
    let tried = 0;
    for (const { node, subject, label } of typedLocationsWith(swagger, "pattern")) {
      const at = member(node, "pattern");
      const pattern = stringOf(at);
      if (at === undefined || pattern === undefined) continue;
      if (!known.has(pattern)) {
        tried += pattern.length;
        known.set(pattern, tried > maxTried ? undefined : mistakeIn(pattern));
      }
      const mistake = known.get(pattern);
      if (mistake === undefined) continue;
      yield {
        location: locationOf(at),
        subject,
        message: `The pattern ${quoted(pattern)} of ${partLabel(label)} is no regular expression: ${mistake}.`,
        fix: "Correct the expression or delete `pattern`.",
      };
    }
  },
});
