/** Parses a script as the platform's compiler sees it, around three gaps of the grammar. Offsets stay those of the text. */
import type { Span } from "../../text/location.ts";
import type { Grammar } from "./grammar.ts";
import { descendants, type SyntaxNode, type SyntaxTree } from "./syntax-tree.ts";

export interface ParsedScript extends SyntaxTree {
  /** `#r`, `#load` and `#nuget`: C# scripts know them, C# itself doesn't. */
  readonly directives: readonly Span[];
}

/** `field` is a name in all versions of C# that scripts are compiled with; the grammar takes it for a keyword. `[field: …]` stays. */
const field = /\bfield\b(?!\s{0,9}:)/g;
const directive = /^[ \t]{0,99}(?<name>#[ \t]{0,9}(?:r|load|nuget)\b)[^\r\n]*/gm;
const prose = /^[ \t]{0,99}#[ \t]{0,9}(?:region|endregion|error|warning)\b[^\r\n]*/gm;
/** Interpolated verbatim strings, without quotes in their holes: doubled quotes at their edges aren't understood. */
const verbatim = /(?:\$@|@\$)"(?:[^"{]|\{\{|""|\{[^"{}]{0,500}\}){0,20000}"(?!")/g;
/** Scripts have none; more aren't looked at. */
const maxDirectives = 100;

/** @returns undefined when the text can't be parsed within limits */
export function parseScript(text: string, grammar: Grammar): ParsedScript | undefined {
  const named = text.replace(field, "fielD");
  const first = grammar.parse(named);
  if (first === undefined || !first.hasError) return first && { ...first, directives: [] };
  const lines = directivesIn(named, first.root);
  const directives = lines.map(({ name }) => name);
  const plain = lines.reduce((left, { line }) => blank(left, line), named);
  const second = lines.length === 0 ? first : grammar.parse(plain);
  if (second === undefined || !second.hasError) return second && { ...second, directives };
  const filled = plain
    .replace(prose, (line) => line.replace(/["']/g, "_"))
    .replace(verbatim, (whole) => `${whole.slice(0, 3)}${whole.slice(3, -1).replaceAll('""', "__")}"`);
  const third = filled === plain ? second : grammar.parse(filled);
  return { ...(third === undefined || third.hasError ? second : third), directives };
}

interface DirectiveLine {
  readonly name: Span;
  readonly line: Span;
}

function directivesIn(text: string, root: SyntaxNode): readonly DirectiveLine[] {
  const lines = [...text.matchAll(directive)].slice(0, maxDirectives).map((match) => {
    const { name = "" } = match.groups ?? {};
    const start = match.index + match[0].indexOf(name);
    return {
      name: { start, end: start + name.length },
      line: { start: match.index, end: match.index + match[0].length },
    };
  });
  if (lines.length === 0) return lines;
  const texts = [...descendants(root)].filter(({ type }) => /string|comment/.test(type));
  return lines.filter(({ name }) => !texts.some(({ start, end }) => start < name.start && name.start < end));
}

function blank(text: string, { start, end }: Span): string {
  return text.slice(0, start) + " ".repeat(end - start) + text.slice(end);
}
