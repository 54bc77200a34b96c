/** The sections of a readme, as loosely as people write them. */
import type { Connector } from "../../connector/connector.ts";
import type { Readme } from "../../connector/readme.ts";
import { normalTitle, plainText } from "../../text/markdown.ts";

/** Characters that a reader reads; less says nothing about a connector. */
export const minTextLength = 200;

/** How much text a reader reads, blanks counted once. */
export function textLength({ document }: Readme): number {
  return plainText(document).replace(/\s+/g, " ").length;
}

/**
 * Whether a heading has this title; a line that stands for a heading (`**Prerequisites**`, `Prerequisites:`) counts.
 * True when the readme says too little to speak of sections: that is one finding, not one for each missing section.
 * @param title matches a title without punctuation, in lower case
 */
export function hasSection(readme: Readme, title: RegExp): boolean {
  const { document, source } = readme;
  if (document.truncated || textLength(readme) < minTextLength) return true;
  if (document.sections.some((section) => title.test(normalTitle(section.title)))) return true;
  return document.paragraphs.some(({ span }) => {
    const [line = ""] = source.text.slice(span.start, Math.min(span.end, span.start + 80)).split(/\r?\n/);
    return (
      /^\s*(?:\*\*|__|<[bh])|:\s*(?:\*\*|__)?\s*$/.test(line) &&
      title.test(normalTitle(line.replace(/<[^>]{0,20}>/g, "")))
    );
  });
}

export function isSignedIn(connector: Connector): boolean {
  const properties = connector.view("properties");
  return properties.state === "ready" && properties.view.connectionParameters().length > 0;
}
