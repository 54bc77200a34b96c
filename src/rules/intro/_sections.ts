/** The sections of a readme, as loosely as people write them. */
import type { Connector } from "../../connector/connector.ts";
import { oncePer } from "../../connector/once.ts";
import type { Readme } from "../../connector/readme.ts";
import type { Diagnostic } from "../../review/rule/rule.ts";
import { atRange } from "../../text/location.ts";
import { hiddenHeadings } from "../../text/markdown/hidden-headings.ts";
import { normalTitle, plainText } from "../../text/markdown/markdown.ts";
import { insertionOf } from "./_insertion.ts";
import type { Skeleton } from "./_skeletons.ts";
import { rankOfTitle, type TemplateSection } from "./_template.ts";

/** Characters that a reader reads; less says nothing about a connector. */
export const minTextLength = 200;

/** How much text a reader reads, blanks counted once. */
export function textLength({ document }: Readme): number {
  return plainText(document).replace(/\s+/g, " ").length;
}

/** Headings that the readme's writer meant and nobody sees. */
export const hiddenIn = oncePer(({ document }: Readme) =>
  hiddenHeadings(document, (title) => rankOfTitle(normalTitle(title)) !== -1),
);

/**
 * Whether a heading has this title; a line that stands for a heading (`**Prerequisites**`, `Prerequisites:`) counts, and
 * so does a hidden heading, which is a finding of its own. True when the readme says too little to mention sections: that is one finding, not one for each missing section.
 * @param title matches a title without punctuation, in lower case
 */
export function hasSection(readme: Readme, title: RegExp): boolean {
  const { document, source } = readme;
  if (document.truncated || textLength(readme) < minTextLength) return true;
  const headings = [...document.headings, ...hiddenIn(readme)];
  if (headings.some((heading) => title.test(normalTitle(heading.title)))) return true;
  return document.paragraphs.some(({ span }) => {
    const [line = ""] = source.text.slice(span.start, Math.min(span.end, span.start + 80)).split(/\r?\n/);
    return (
      /^\s*(?:\*\*|__|<[bh])|:\s*(?:\*\*|__)?\s*$/.test(line) &&
      title.test(normalTitle(line.replace(/<[^>]{0,20}>/g, "")))
    );
  });
}

/** Agents get the tools of an MCP server; makers can't call its operation. */
export function hasMcpOperation(connector: Connector): boolean {
  const swagger = connector.view("swagger");
  return swagger.state === "ready" && swagger.view.operations().some(({ kind }) => kind === "mcp");
}

/** What a rule about a missing section says, with the section as far as it can be written. */
export function missingSection(
  connector: Connector,
  readme: Readme,
  section: TemplateSection,
  fix: string,
  skeleton: Skeleton,
): readonly Diagnostic[] {
  if (hasSection(readme, section.title)) return [];
  const { line, depth, edit } = insertionOf(readme, section);
  const body = skeleton(connector, { bullet: bulletOf(readme), depth });
  return [
    {
      location: atRange(readme.file, line),
      hasNoLines: true,
      subject: [section.name],
      message: `The readme has no section \`${section.name}\`.`,
      fix: `Add a heading \`${"#".repeat(depth)} ${section.name}\`${fix}`,
      ...(body === undefined ? {} : { edits: [edit(section.name, body)] }),
    },
  ];
}

/** The sign that most list items of the readme begin with. */
function bulletOf({ source }: Readme): string {
  const found = [...source.text.matchAll(/^ {0,3}([-*+]) \S/gm)].map(([, bullet = "-"]) => bullet);
  const counts = (["-", "*", "+"] as const).map((sign) => found.filter((one) => one === sign).length);
  return (["-", "*", "+"] as const)[counts.indexOf(Math.max(...counts))] ?? "-";
}

/** Letters and digits alone: case, punctuation and Markdown do not count. */
export function essence(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

export function isSignedIn(connector: Connector): boolean {
  const properties = connector.view("properties");
  return properties.state === "ready" && properties.view.connectionParameters().length > 0;
}
