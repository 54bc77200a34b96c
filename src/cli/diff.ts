/** `diff`: what an update changes between two commits: what breaks flows, what is safe, whether it is minor. */
import { resolve } from "node:path";
import { resolveCommit } from "../local/git.ts";
import { gitCommitTree } from "../local/git-commit.ts";
import { type DifferenceFormat, differenceReport } from "../report/difference.ts";
import { differenceBetween } from "../review/difference.ts";
import { isBreaking } from "../review/finding/verdict.ts";
import { rules } from "../rules/index.ts";
import { print } from "./output.ts";
import { type CliContext, type ExitCode, Refusal, wantsColour } from "./terminal.ts";

export interface DiffOptions {
  readonly base: string;
  readonly head: string;
  /** A connector's folder, or one with many; undefined: every connector that changed. */
  readonly path: string | undefined;
  readonly repo: string;
  readonly format: DifferenceFormat;
  readonly output?: string;
}

/** Compares the two commits themselves: what one release changes against another, wherever they branched. */
export async function diff(options: DiffOptions, context: CliContext): Promise<ExitCode> {
  const repository = resolve(context.cwd, options.repo);
  const [baseSha, headSha] = [
    await resolveCommit(repository, options.base),
    await resolveCommit(repository, options.head),
  ];
  const base = await gitCommitTree(repository, baseSha);
  const head = await gitCommitTree(repository, headSha);
  try {
    const path = (options.path ?? "").replace(/^\.\/|\/+$/g, "");
    const found = await differenceBetween(base, head, rules, path === "." ? "" : path);
    if (found.length === 0 && path !== "" && path !== ".") {
      throw new Refusal(
        `No connector in ${path} differs between ${options.base} and ${options.head}.`,
        "Name a connector's folder as the repository spells it, or leave it out for all.",
      );
    }
    const color = options.output === undefined && wantsColour(context);
    const text = differenceReport(found, options.format, { base: baseSha, head: headSha, color });
    await print(text, options.output, context);
    return found.some(({ findings }) => findings.some(isBreaking)) ? 1 : 0;
  } finally {
    base.close();
    head.close();
  }
}
