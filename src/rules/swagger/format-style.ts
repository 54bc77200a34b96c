import { defineRule } from "../../review/rule/rule.ts";
import type { Edit } from "../../text/edit.ts";
import { atRange, type Span } from "../../text/location.ts";
import { columnsAmongBlanks, oddLayout } from "./_layout.ts";

/** What a tab stands for where no lines around say it. */
const blanksPerTab = "  ";

export default defineRule({
  id: "swagger/format-style",
  severity: "info",
  needs: ["swagger"],
  title: "A formatted document: indentation with blanks, none at line ends",
  why: "Editors show tabs in different widths and remove blanks at line ends, so a small change touches lines that nobody changed.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/coding-standards",
  since: "0.1.0",
  *check({ swagger, connector }) {
    const text = connector.text("swagger")?.source.text;
    if (text === undefined) return;
    // Most files have neither: two looks that cost little.
    const tabs = text.includes("\t") ? indentedWithTabs(text) : [];
    const trailing = /[ \t]\r?\n/.test(text) ? [...text.matchAll(/(?<=[^ \t\r\n])[ \t]+(?=\r?\n)/g)] : [];
    const layout = tabs.length > 0 ? undefined : oddLayout(text);
    const [first] = [...tabs, ...trailing].sort((a, b) => a.index - b.index);
    if (first === undefined && layout === undefined) return;
    yield {
      location: atRange(swagger.file, layout?.span ?? spanOf(first) ?? { start: 0, end: 1 }),
      subject: ["format"],
      message: `In the file ${[...(layout === undefined ? [] : [layout.what]), ...counted(tabs, trailing)].join(" and ")}.`,
      fix:
        layout === undefined
          ? tidying(tabs.length > 0, trailing.length > 0)
          : "Let your editor format the document, then check that the definition still validates.",
      // A layout of its own is the author's to change: too much would move at once.
      ...(layout === undefined
        ? {
            edits: [...withBlanks(text, tabs), ...trailing.map((found) => edit(found, ""))],
          }
        : {}),
    };
  },
});

function tidying(hasTabs: boolean, hasBlanks: boolean): string {
  if (!hasTabs) return "Remove the blanks at line ends; most editors can when they save.";
  return `Let your editor indent with blanks${hasBlanks ? " and remove blanks at line ends" : ""}.`;
}

type Found = RegExpMatchArray & { readonly index: number };

function counted(tabs: readonly Found[], trailing: readonly Found[]): readonly string[] {
  const ends = `${trailing.length} ${trailing.length === 1 ? "line ends" : "lines end"} in blanks`;
  const begins = `${tabs.length} ${tabs.length === 1 ? "line is" : "lines are"} indented with tabs`;
  return [...(tabs.length > 0 ? [begins] : []), ...(trailing.length > 0 ? [ends] : [])];
}

function edit(found: Found, text: string): Edit {
  return { start: found.index, end: found.index + found[0].length, text };
}

function indentedWithTabs(text: string): readonly Found[] {
  return [...text.matchAll(/^[ \t]+(?=[^ \t\r\n])/gm)].filter(([indent]) => indent.includes("\t"));
}

function withBlanks(text: string, tabs: readonly Found[]): readonly Edit[] {
  const columns = tabs.length === 0 ? undefined : columnsAmongBlanks(text);
  return tabs.map((found) => {
    const column = columns?.get(found.index);
    return edit(found, column === undefined ? found[0].replaceAll("\t", blanksPerTab) : " ".repeat(column));
  });
}

function spanOf(found: Found | undefined): Span | undefined {
  return found === undefined ? undefined : { start: found.index, end: found.index + found[0].length };
}
