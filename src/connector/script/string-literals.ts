/** Strings of a script. */
import type { Span } from "../../text/location.ts";
import { childOf, descendants, type SyntaxNode } from "./syntax-tree.ts";

export interface ScriptLiteral {
  /** Between the quotes, escapes as written; holes of interpolations are `{}`. */
  readonly text: string;
  /** Quotes and prefix included. */
  readonly span: Span;
}

/** In the order of the text; those of interpolations before their holes' own. */
export function literalsIn(root: SyntaxNode, text: string): readonly ScriptLiteral[] {
  const literals: ScriptLiteral[] = [];
  for (const node of descendants(root)) {
    const content =
      node.type === "interpolated_string_expression" ? interpolated(node, text) : literalText(node, text);
    if (content !== undefined) literals.push({ text: content, span: { start: node.start, end: node.end } });
  }
  return literals;
}

/** @returns undefined for other nodes than strings without holes */
export function literalText(node: SyntaxNode, text: string): string | undefined {
  if (node.type === "verbatim_string_literal") {
    return text
      .slice(node.start, node.end)
      .replace(/^@"|"(?:u8)?$/gi, "")
      .replaceAll('""', '"');
  }
  if (node.type === "raw_string_literal") return contentOf(childOf(node, "raw_string_content"), text);
  return node.type === "string_literal"
    ? node.children.map((child) => partOf(child, text)).join("")
    : undefined;
}

function partOf(child: SyntaxNode, text: string): string {
  return child.isNamed && child.type !== "string_literal_encoding" ? contentOf(child, text) : "";
}

function contentOf(node: SyntaxNode | undefined, text: string): string {
  return node === undefined ? "" : text.slice(node.start, node.end);
}

function interpolated(node: SyntaxNode, text: string): string {
  return node.children
    .map((child) => {
      if (child.type === "interpolation") return "{}";
      return /^(?:string_content|escape_sequence|interpolation_content)$/.test(child.type)
        ? contentOf(child, text)
        : "";
    })
    .join("");
}
