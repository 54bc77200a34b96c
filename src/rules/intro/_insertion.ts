/** Puts a section into a readme: where the template has it, as deep and in the style as the sections around it. */
import type { Readme } from "../../connector/readme.ts";
import type { Edit } from "../../text/edit.ts";
import type { Span } from "../../text/location.ts";
import { normalTitle, type Section } from "../../text/markdown/markdown.ts";
import { lineRangeOf, lineSpan } from "../../text/source.ts";
import { rankOf, rankOfTitle, type TemplateSection } from "./_template.ts";

export interface Insertion {
  /** The line behind which (or, at the very beginning, before which) the section belongs. */
  readonly line: Span;
  readonly depth: Section["depth"];
  /** Puts this there. Lines with `\n`, no blank ones around; a heading `#` is one of the section's own depth. */
  edit(heading: string, body: string): Edit;
}

/** Where a section belongs. */
export function insertionOf({ source, document }: Readme, wanted: TemplateSection): Insertion {
  const { before, behind } = neighbours(rankedSections(document.sections), rankOf(wanted));
  const neighbour = before ?? behind;
  const end = before?.whole.end ?? behind?.heading.start ?? source.text.length;
  const line = lineBefore(source, end);
  const depth = neighbour?.depth ?? depthOf(document.sections);
  return {
    line,
    depth,
    edit(heading, body) {
      const style = styleOf(source.text, neighbour, depth);
      const below = body === "" ? "" : `${style.gap}${body}`;
      const lines = `${style.heading(heading)}${below}`.replaceAll("\n", style.lineEnd);
      const [kept, blank] = [source.text.slice(line.start, line.end), style.lineEnd.repeat(2)];
      // The line is written again: two sections for one location are two fixes that cannot be made at once.
      const text = line.end <= end ? `${kept}${blank}${lines}` : `${lines}${blank}${kept}`;
      return { ...line, text };
    },
  };
}

interface Ranked {
  readonly section: Section;
  readonly rank: number;
}

/**
 * Those that the templates have, but for the title of the document, which may be made of any words, and for parts of others
 * (`### Triggers`).
 */
function rankedSections(sections: readonly Section[]): readonly Ranked[] {
  const [first] = sections;
  const isTitled = first?.depth === 1 && sections.some(({ depth }) => depth > 1);
  const parts = isTitled ? sections.slice(1) : sections;
  const ranked: Ranked[] = [];
  for (const section of parts) {
    const rank = rankOfTitle(normalTitle(section.title));
    const isPart = ranked.some((other) => section.heading.start < other.section.whole.end);
    if (rank >= 0 && !isPart) ranked.push({ section, rank });
  }
  return atOneDepth(ranked, parts);
}

/**
 * Where the author gave the templates' sections a depth, `### Register an app` in another section of that depth is a step of
 * it: that one stands for it, and nothing is put in its middle.
 */
function atOneDepth(ranked: readonly Ranked[], sections: readonly Section[]): readonly Ranked[] {
  const depths = new Set(ranked.map(({ section }) => section.depth));
  const known = new Set<Section>();
  return ranked.flatMap(({ section, rank }) => {
    const outer = sections.find((other) => depths.has(other.depth) && isWithin(section, other)) ?? section;
    if (known.has(outer)) return [];
    known.add(outer);
    return [{ section: outer, rank }];
  });
}

function isWithin({ heading }: Section, { heading: own, whole }: Section): boolean {
  return own.start < heading.start && heading.start < whole.end;
}

/** The last one that belongs before it; where the order is another one, the nearest by the templates' order. */
function neighbours(
  ranked: readonly Ranked[],
  wanted: number,
): { readonly before: Section | undefined; readonly behind: Section | undefined } {
  const earlier = ranked.filter(({ rank }) => rank < wanted);
  const behind = ranked.find(({ rank }) => rank > wanted)?.section;
  const last = earlier.at(-1)?.section;
  const isInOrder = last === undefined || behind === undefined || last.heading.start < behind.heading.start;
  const nearest = earlier.toSorted((a, b) => b.rank - a.rank)[0]?.section;
  return { before: isInOrder ? last : nearest, behind };
}

function depthOf(sections: readonly Section[]): Section["depth"] {
  const isFlat = sections.length > 1 && sections.every(({ depth }) => depth === 1);
  return isFlat ? 1 : 2;
}

/** The last line with text before the offset; the first line of all where there is none. */
function lineBefore(source: Readme["source"], end: number): Span {
  const last = source.text.slice(0, end).trimEnd().length;
  const at = last === 0 ? source.text.length - source.text.trimStart().length : last - 1;
  const { line } = lineRangeOf(source, { start: at, end: at });
  return lineSpan(source, line) ?? { start: 0, end: 0 };
}

interface Style {
  readonly lineEnd: string;
  /** Between a heading and what follows. */
  readonly gap: string;
  heading(title: string): string;
}

function styleOf(text: string, neighbour: Section | undefined, depth: Section["depth"]): Style {
  const written = neighbour === undefined ? "#" : text.slice(neighbour.heading.start, neighbour.heading.end);
  const isUnderlined = !written.startsWith("#") && depth <= 2;
  const behind = neighbour === undefined ? "" : text.slice(neighbour.heading.end).replaceAll("\r", "");
  return {
    lineEnd: text.includes("\r\n") ? "\r\n" : "\n",
    gap: /^\n[^\n]/.test(behind) ? "\n" : "\n\n",
    heading: (title) =>
      isUnderlined
        ? `${title}\n${(depth === 1 ? "=" : "-").repeat(title.length)}`
        : `${"#".repeat(depth)} ${title}`,
  };
}
