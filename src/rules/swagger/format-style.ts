import { defineRule } from "../../review/rule.ts";
import type { Edit } from "../../text/edit.ts";
import { atRange } from "../../text/place.ts";

/** What a tab stands for; what the first indented line uses is not known when that is a tab itself. */
const blanksPerTab = "  ";

export default defineRule({
  id: "swagger/format-style",
  severity: "info",
  needs: ["swagger"],
  title: "Indentation with blanks, no blanks at line ends",
  why: "Editors show tabs in different widths and remove blanks at line ends, so a small change touches lines that nobody changed.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/coding-standards",
  since: "0.1.0",
  *check({ swagger, connector }) {
    const text = connector.text("swagger")?.source.text;
    if (text === undefined) return;
    // Most files have neither: two looks that cost little.
    const hasTabs = text.includes("\t");
    const hasTrailing = /[ \t]\r?\n/.test(text);
    if (!hasTabs && !hasTrailing) return;
    const tabs = [...text.matchAll(/^[ \t]+(?=[^ \t\r\n])/gm)].filter(([indent]) => indent.includes("\t"));
    const trailing = [...text.matchAll(/(?<=[^ \t\r\n])[ \t]+(?=\r?\n)/g)];
    const [first] = [...tabs, ...trailing].sort((a, b) => a.index - b.index);
    if (first === undefined) return;
    const counts = [
      ...(tabs.length > 0
        ? [`${tabs.length} ${tabs.length === 1 ? "line is" : "lines are"} indented with tabs`]
        : []),
      ...(trailing.length > 0
        ? [`${trailing.length} ${trailing.length === 1 ? "line ends" : "lines end"} in blanks`]
        : []),
    ];
    yield {
      at: atRange(swagger.file, { start: first.index, end: first.index + first[0].length }),
      subject: ["format"],
      message: `In the file ${counts.join(" and ")}.`,
      fix: "Let your editor indent with blanks and remove blanks at line ends.",
      repair: [
        ...tabs.map((found) => edit(found, found[0].replaceAll("\t", blanksPerTab))),
        ...trailing.map((found) => edit(found, "")),
      ],
    };
  },
});

function edit(found: RegExpMatchArray & { readonly index: number }, text: string): Edit {
  return { start: found.index, end: found.index + found[0].length, text };
}
