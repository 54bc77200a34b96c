import { defineRule } from "../../review/rule/rule.ts";
import { atRange } from "../../text/location.ts";

export default defineRule({
  id: "script/braces",
  severity: "error",
  needs: ["script"],
  title: "Braces and brackets in pairs",
  why: "A script whose braces do not match is cut off or damaged, and does not compile.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/write-code",
  since: "0.1.0",
  *check({ script }) {
    const span = script.unmatchedBracket();
    // Branches of `#if` are all in the text, and may each have a brace of their own.
    if (span === undefined || /^[ \t]*#[ \t]*if\b/m.test(script.code)) return;
    const bracket = script.code.slice(span.start, span.end);
    yield {
      location: atRange(script.file, span),
      subject: [bracket],
      message: `The \`${bracket}\` has no counterpart.`,
      fix: "Complete the script, or remove what is too much.",
    };
  },
});
