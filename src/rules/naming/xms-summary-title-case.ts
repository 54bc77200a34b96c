import { locationOf, member } from "../../connector/node.ts";
import { selectableParameters } from "../../connector/swagger/selectable.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { wordsOf } from "../../text/identifier-words.ts";
import { setValue } from "../../text/json/json-change.ts";
import { partLabel } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";
import { titleCase } from "../../wording/words.ts";
import { abbreviation } from "./_abbreviation.ts";
import { isIdentifier } from "./_identifier.ts";

export default defineRule({
  id: "naming/xms-summary-title-case",
  severity: "info",
  needs: ["swagger", "words"],
  title: "Labels of parameters that begin with a capital",
  why: "The x-ms-summary is the label makers see above the field; the string guidance asks for Title Case.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger, words }) {
    for (const { parameter, subject, label, isHidden } of selectableParameters(swagger)) {
      const node = member(parameter.node, "x-ms-summary");
      const summary = parameter.summary?.trim();
      if (node === undefined || summary === undefined || isHidden) continue;
      // An identifier is the business of naming/summary-is-identifier.
      if (isIdentifier(summary, parameter.name)) continue;
      // Names like eTag and iOS begin with a small letter on purpose.
      if (!/^\p{Ll}(?!\p{Lu})/u.test(summary)) continue;
      if (words.cover(summary, { start: 0, end: summary.search(/\s|$/) })) continue;
      // In capitals throughout: naming/abbreviation-case.
      if (summary.search(abbreviation) === 0) continue;
      const capitalised = inTitleCase(summary, parameter.name);
      yield {
        location: locationOf(node),
        subject,
        message: `The label ${quoted(summary)} of ${partLabel(label)} begins with a small letter.`,
        fix: `Write ${quoted(capitalised)}.`,
        edits: [setValue(node.pointer, capitalised)],
      };
    }
  },
});

/** `hosturl` for `hostUrl` is the name without its capitals: they tell where its words begin. */
function inTitleCase(summary: string, name: string): string {
  const words = wordsOf(name);
  return words.length > 1 && summary.toLowerCase() === name.toLowerCase()
    ? titleCase(words)
    : `${summary.charAt(0).toUpperCase()}${summary.slice(1)}`;
}
