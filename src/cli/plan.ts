/** `plan`: what the bot would post on a pull request of these commits, without GitHub. */
import { resolve } from "node:path";
import { indexTree } from "../connector/index/index-of-connectors.ts";
import { mergeBase, resolveCommit } from "../local/git.ts";
import { gitCommitTree } from "../local/git-commit.ts";
import { changedFiles } from "../local/local-diff.ts";
import { planMarkdown } from "../publish/plan/plan-markdown.ts";
import { planPublication } from "../publish/plan/plan-publication.ts";
import type { ReadIndex } from "../review/run/change-facts.ts";
import { withoutIgnored } from "../review/run/ignore.ts";
import { reviewChange } from "../review/run/review.ts";
import { rules } from "../rules/index.ts";
import { exitCodeOf, print } from "./output.ts";
import { settingsFor } from "./settings.ts";
import { type CliContext, type ExitCode, makeProgress } from "./terminal.ts";

export interface PlanOptions {
  readonly base: string;
  readonly head: string;
  readonly repo: string;
  readonly config?: string;
  readonly format: "markdown" | "json";
  readonly output?: string;
}

export async function plan(options: PlanOptions, context: CliContext): Promise<ExitCode> {
  const started = performance.now();
  const progress = makeProgress(context, false);
  const repository = resolve(context.cwd, options.repo);
  const baseSha = await mergeBase(repository, options.base, options.head);
  const headSha = await resolveCommit(repository, options.head);
  const target = await gitCommitTree(repository, options.base);
  const base = await gitCommitTree(repository, baseSha);
  const head = await gitCommitTree(repository, headSha);
  try {
    const { settings } = await settingsFor(target, options.config, context);
    const index: ReadIndex = (roots, asked) =>
      indexTree(withoutIgnored(target, settings.ignore), roots, asked);
    const onConnector = (folder: string, index: number, count: number): void =>
      progress.show(`${index + 1} of ${count}  ${folder}`);
    const review = await reviewChange({ rules, settings, base, baseSha, head, headSha, onConnector, index });
    const planned = planPublication({
      review,
      files: await changedFiles(repository, baseSha, headSha),
      posted: { comments: [], reviewComments: [], reviews: [], checkRuns: [] },
      pullRequest: {
        head: headSha,
        author: "author",
        isDraft: false,
        isReturningAuthor: false,
        canComment: true,
      },
      runId: "dry-run",
      externalId: `${baseSha}:${headSha}`,
      tookMs: performance.now() - started,
    });
    progress.clear();
    const text = options.format === "json" ? `${JSON.stringify(planned, null, 2)}\n` : planMarkdown(planned);
    await print(text, options.output, context);
    return exitCodeOf(review);
  } finally {
    for (const tree of [target, base, head]) tree.close();
  }
}
