/** Markdown as a reader sees it: which nodes, which words. */
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

export function nodesOf(markdown: string): readonly Nodes[] {
  const found: Nodes[] = [];
  const waiting: Nodes[] = [
    fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }),
  ];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    found.push(node);
    if ("children" in node) waiting.push(...node.children.toReversed());
  }
  return found;
}

export function typesOf(markdown: string): ReadonlySet<string> {
  return new Set(nodesOf(markdown).map((node) => node.type));
}

/** The text outside code, which is where GitHub looks for mentions and references. */
export function proseOf(markdown: string): string {
  return nodesOf(markdown)
    .flatMap((node) => (node.type === "text" ? [node.value] : []))
    .join(" ");
}

/** Somebody or something GitHub would notify or link. */
export const reference = /@[\w-]|#\d|\bgh-\d|https?:\/\/|www\./i;
