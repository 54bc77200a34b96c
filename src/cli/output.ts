/** How a command ends: the report where it was asked for, and the exit code. */
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { version } from "../config/version.ts";
import type { Format } from "../report/format.ts";
import { report } from "../report/index.ts";
import type { Review, Severity } from "../review/finding/finding.ts";
import { type CliContext, type ExitCode, wantsColour } from "./terminal.ts";

export interface OutputOptions {
  readonly format: Format;
  readonly output?: string;
  readonly minSeverity: Severity;
  readonly all?: boolean;
  readonly quiet?: boolean;
}

/** 1 for a new error; 2 for a review that could not look at everything; 0 for a clean one. */
export function exitCodeOf(review: Review): ExitCode {
  switch (review.verdict) {
    case "fail":
      return 1;
    case "incomplete":
      return 2;
    case "pass":
      return 0;
  }
}

/** @param tookMs milliseconds from the start of the command */
export async function printReview(
  review: Review,
  options: OutputOptions,
  tookMs: number,
  context: CliContext,
): Promise<void> {
  if (options.quiet === true && options.output === undefined && review.verdict === "pass") return;
  const text = report(review, options.format, {
    toolVersion: version,
    tookMs,
    color: options.output === undefined && wantsColour(context),
    all: options.all === true,
    minSeverity: options.minSeverity,
  });
  await print(text, options.output, context);
}

/** To a file when one was named, else to standard output. */
export async function print(text: string, output: string | undefined, context: CliContext): Promise<void> {
  if (output === undefined) context.out.write(text);
  else await writeFile(resolve(context.cwd, output), text);
}
