/** What rules see of a readme (or intro.md). */
import type { MarkdownDocument } from "../text/markdown.ts";
import type { Source } from "../text/source.ts";

export interface Readme {
  readonly file: string;
  readonly source: Source;
  readonly document: MarkdownDocument;
}
