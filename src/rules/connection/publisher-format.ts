import { locationOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

/** Besides letters, digits and blanks: what legal names of companies and people have. */
const odd = /[^\p{L}\p{M}\p{N} .,&'’()\-–+/!]/gu;

/** What is between two names. */
const separators = /(?<!\s)\s*[|;:•·]\s*/g;

export default defineRule({
  id: "connection/publisher-format",
  severity: "info",
  kinds: ["certified", "independent"],
  needs: ["properties", "publishers"],
  title: "Names of publishers in ordinary characters",
  why: "Galleries sort and search by these names; unusual characters make them hard to find.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ properties, publishers }) {
    for (const name of ["publisher", "stackOwner"]) {
      const node = member(properties.properties, name);
      const text = stringOf(node) ?? "";
      const isAddress = /^https?:\/\//i.test(text);
      const found = [...new Set(text.match(odd) ?? [])];
      if (node === undefined || found.length === 0 || /^[<[{]/.test(text.trim())) continue;
      if (publishers.includes(text)) continue;
      yield {
        location: locationOf(node),
        subject: [name],
        message: `The \`${name}\` ${quoted(text)} ${isAddress ? "is an address" : `contains ${found.map(quoted).join(" ")}`}.`,
        fix: isAddress ? "Write the name of the company." : `Write ${quoted(inOrdinaryCharacters(text))}.`,
      };
    }
  },
});

function inOrdinaryCharacters(text: string): string {
  const listed = text.replace(separators, ", ").replace(odd, " ").replace(/\s+/g, " ");
  return listed.replace(/ (?=,)/g, "").replace(/^[ ,]+|(?<![ ,])[ ,]+$/g, "");
}
