/** The table of formats: each turns a review into text; none of them writes. */
import type { Review, Severity } from "../review/finding/finding.ts";
import { assumedKindNote } from "./assumed-kind.ts";
import type { Format } from "./format.ts";
import { reviewJson } from "./json/json.ts";
import { summaryMarkdown } from "./markdown/summary.ts";
import { reviewTerminal } from "./terminal/terminal.ts";

export interface ReportOptions {
  readonly toolVersion: string;
  /** Milliseconds. */
  readonly tookMs: number;
  readonly color: boolean;
  readonly all: boolean;
  readonly minSeverity: Severity;
}

/** Markdown on the command line goes into files and comments: the size of a check run's summary. In bytes. */
const markdownBytes = 60_000;

const formats: Record<Format, (review: Review, options: ReportOptions) => string> = {
  terminal: reviewTerminal,
  json: reviewJson,
  markdown: (review, { tookMs }) =>
    `${summaryMarkdown(review, {
      limit: markdownBytes,
      run: { tookMs },
      notes: [assumedKindNote(review) ?? []].flat(),
      elsewhere: "`--format json` lists everything.",
    })}\n`,
};

/** The review in one format, ending with a line end. */
export function report(review: Review, format: Format, options: ReportOptions): string {
  return formats[format](review, options);
}
