import { locationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setValue } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "title/sanity",
  severity: "warning",
  needs: ["swagger"],
  title: "Titles without stray white space, shouting and versions",
  why: "Tabs, line breaks and doubled blanks are invisible in a gallery but break search and comparison of titles. Capitals and version numbers are asked to be taken out in review.",
  source: "Connector Review",
  since: "0.1.0",
  *check({ swagger }) {
    const node = member(swagger.info, "title");
    const { title } = swagger;
    if (node === undefined || title === undefined || title.trim() === "") return;
    const found = whatIsOdd(title);
    if (found === undefined) {
      const habit = habitOf(title.trim());
      if (habit !== undefined)
        yield { location: locationOf(node), subject: ["info.title"], severity: "info", ...habit };
      return;
    }
    const normal = title.replace(/[\s\p{Cc}]+/gu, " ").trim();
    yield {
      location: locationOf(node),
      subject: ["info.title"],
      message: `The title ${quoted(title.trim())} ${found}.`,
      fix: `Write ${quoted(normal)}.`,
      edits: [setValue(node.pointer, normal)],
    };
  },
});

/** The end of the title is the business of title/not-end-alphanumeric. */
function whatIsOdd(title: string): string | undefined {
  if (/^\s/.test(title)) return "begins with white space";
  const inner = title.trimEnd();
  if (/[\r\n]/.test(inner)) return "contains a line break";
  if (/\p{Cc}/u.test(inner)) return "contains a tab or another control character";
  return /\s{2}/.test(inner) ? "contains several blanks in a row" : undefined;
}

/** What review asks for and published titles nevertheless have now and then. An info renames no connector. */
function habitOf(title: string): { readonly message: string; readonly fix: string } | undefined {
  // One word in capitals is an abbreviation or a brand.
  if (title === title.toUpperCase() && (title.match(/\p{Lu}{4,}/gu) ?? []).length >= 2) {
    return {
      message: `The title ${quoted(title)} is written in capitals only.`,
      fix: "If the connector isn't published yet, write the title as the product writes its name, capitals at the beginning of words.",
    };
  }
  const version = /\s\(?(v\.? ?\d{1,3}(?:\.\d{1,3}){0,2}|\d{1,3}\.\d{1,3})\)?$/i.exec(title)?.[1];
  if (version === undefined) return undefined;
  return {
    message: `The title ends in the version ${quoted(version)}.`,
    fix: "If the connector isn't published yet, leave the version out, unless an older connector of the same name stays beside it.",
  };
}
