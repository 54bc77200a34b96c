/** What rules see of a readme (or intro.md). */
import { type MarkdownDocument, parseMarkdown } from "../text/markdown/markdown.ts";
import type { Source } from "../text/source.ts";
import { once } from "./once.ts";

export interface Readme {
  readonly file: string;
  readonly source: Source;
  /** Parsed when first asked for. */
  readonly document: MarkdownDocument;
}

export function readReadme(source: Source): Readme {
  const document = once(() => parseMarkdown(source));
  return {
    file: source.path,
    source,
    get document() {
      return document();
    },
  };
}
