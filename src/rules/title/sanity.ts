import { member, placeOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { setValue } from "../../text/json-change.ts";
import { quoted } from "../../text/quoted.ts";

export default defineRule({
  id: "title/sanity",
  severity: "warning",
  needs: ["swagger"],
  title: "Titles without stray white space",
  why: "Tabs, line breaks and doubled blanks are invisible in a gallery but break search and comparison of titles.",
  source: "Connector Review",
  since: "0.1.0",
  *check({ swagger }) {
    const node = member(swagger.info, "title");
    const { title } = swagger;
    if (node === undefined || title === undefined || title.trim() === "") return;
    const found = whatIsOdd(title);
    if (found === undefined) return;
    const normal = title.replace(/[\s\p{Cc}]+/gu, " ").trim();
    yield {
      at: placeOf(node),
      subject: ["info.title"],
      message: `The title ${quoted(title.trim())} ${found}.`,
      fix: `Write ${quoted(normal)}.`,
      repair: [setValue(node.pointer, normal)],
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
