import { keyLocationOf, locationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setMember } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "operation/deprecated-marker",
  severity: "info",
  language: "en",
  needs: ["swagger"],
  title: "Deprecated operations that say so",
  why: "Designers hide a deprecated operation but show it in existing flows; only its text tells makers that it will go.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/deprecate-operation",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of swagger.operations()) {
      if (!operation.isDeprecated || operation.isInternal) continue;
      if (/deprecated/i.test(`${operation.summary ?? ""} ${operation.description ?? ""}`)) continue;
      const summary = operation.summary?.trim();
      const written = member(operation.node, "summary");
      yield {
        location: written === undefined ? keyLocationOf(operation.node) : locationOf(written),
        subject: [operation.name],
        message: `The operation ${quoted(operation.name)} is deprecated, and neither summary nor description says so.`,
        fix: `End the summary with \`(deprecated)\`${exampleOf(summary ?? operation.name)}.`,
        ...(summary === undefined
          ? {}
          : { edits: [setMember(operation.node.pointer, "summary", `${summary} (deprecated)`)] }),
      };
    }
  },
});

/** One that would be cut in its last word is none. */
function exampleOf(summary: string): string {
  const text = quoted(`${summary} (deprecated)`);
  return text.endsWith("(deprecated)`") ? `: ${text}` : "";
}
