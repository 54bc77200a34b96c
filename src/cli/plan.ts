/** `plan`: what the bot would post on a new pull request with these commits, without GitHub. */
import { resolve } from "node:path";
import type { FileTree } from "../connector/file-tree.ts";
import { indexTree } from "../connector/index/index-of-connectors.ts";
import { applyDecisions } from "../decisions/apply-decisions.ts";
import { undecided } from "../decisions/decision.ts";
import { mergeBase, resolveCommit } from "../local/git.ts";
import { gitCommitTree } from "../local/git-commit.ts";
import { changedFiles } from "../local/local-diff.ts";
import { planMarkdown } from "../publish/plan/plan-markdown.ts";
import type { PullRequestFacts } from "../publish/plan/pull-request-facts.ts";
import { nothingPosted } from "../publish/posted.ts";
import { planFor } from "../pull-request/plan-for.ts";
import { reviewTrees } from "../pull-request/review-trees.ts";
import {
  noOwnerSettings,
  type SettingsInForce,
  settingsInForce,
} from "../pull-request/settings/settings-in-force.ts";
import type { ReadIndex } from "../review/run/change-facts.ts";
import { withoutIgnored } from "../review/run/ignore.ts";
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
    const inForce = await settingsOf(target, options.config, context);
    const { settings } = inForce;
    const index: ReadIndex = (roots, asked) =>
      indexTree(withoutIgnored(target, settings.ignore), roots, asked);
    const onConnector = (folder: string, index: number, count: number): void =>
      progress.show(`${index + 1} of ${count}  ${folder}`);
    const found = await reviewTrees({ settings, base, baseSha, head, headSha, onConnector, index });
    const decided = applyDecisions(found, undecided, headSha, new Date().toISOString().slice(0, 10));
    const { review } = decided;
    const facts = {
      pullRequest: factsOfNew(headSha),
      files: await changedFiles(repository, baseSha, headSha),
      posted: nothingPosted,
      runId: "dry-run",
      externalId: `${baseSha}:${headSha}`,
      tookMs: performance.now() - started,
    };
    const planned = planFor({ review, settings: inForce, decisions: decided, facts });
    progress.clear();
    const text = options.format === "json" ? `${JSON.stringify(planned, null, 2)}\n` : planMarkdown(planned);
    await print(text, options.output, context);
    return exitCodeOf(review);
  } finally {
    for (const tree of [target, base, head]) tree.close();
  }
}

/** As the bot reads them; a file that a person names must be free of problems. @throws {Refusal} */
async function settingsOf(
  target: FileTree,
  file: string | undefined,
  context: CliContext,
): Promise<SettingsInForce> {
  if (file === undefined) return await settingsInForce(target, noOwnerSettings);
  return { ...(await settingsFor(target, file, context)), notes: [] };
}

/** A pull request of a new contributor, with nothing posted yet. */
function factsOfNew(head: string): PullRequestFacts {
  return {
    head,
    author: "author",
    isDraft: false,
    isReturningAuthor: false,
    canComment: true,
    labels: [],
    filesUrl: null,
  };
}
