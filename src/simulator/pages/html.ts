/** HTML from pieces, with everything that is not markup escaped. */
import { visible } from "../../text/escape.ts";

/** Markup, as opposed to text: only `html` and `trusted` make it. */
export interface Markup {
  readonly markup: string;
}

type Part = Markup | readonly Markup[] | string | number;

/** A template whose strings and numbers are escaped; hidden characters become visible. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const drawn = strings.map((text, index) => text + (index < parts.length ? draw(parts[index] ?? "") : ""));
  return { markup: drawn.join("") };
}

/** @param markup made by something that escapes, like the Markdown renderer */
export function trusted(markup: string): Markup {
  return { markup };
}

export const nothing: Markup = { markup: "" };

function draw(part: Part): string {
  if (typeof part === "string" || typeof part === "number") return escapeHtml(String(part));
  return "markup" in part ? part.markup : part.map((one) => one.markup).join("");
}

const signs: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);

function escapeHtml(text: string): string {
  return text
    .split("\n")
    .map(visible)
    .join("\n")
    .replace(/[&<>"']/g, (sign) => signs.get(sign) ?? sign);
}
