/** `check`: the connectors of a working tree, or of a change between two commits. */
import { stat } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import type { Kind } from "../connector/connector.ts";
import { indexTree } from "../connector/index/index-of-connectors.ts";
import { enclosingRepository, mergeBase, resolveCommit } from "../local/git.ts";
import { gitCommitTree } from "../local/git-commit.ts";
import { workingTree } from "../local/working-tree.ts";
import type { Review, Severity } from "../review/finding/finding.ts";
import type { ReadIndex } from "../review/run/change-facts.ts";
import { withoutIgnored } from "../review/run/ignore.ts";
import { reviewChange, reviewTree } from "../review/run/review.ts";
import { rules } from "../rules/index.ts";
import { fixWorkingTree } from "./fix.ts";
import { folderAboveKind, settingsOfKind, withAssumedKinds } from "./kinds.ts";
import { exitCodeOf, type OutputOptions, printReview } from "./output.ts";
import { settingsFor } from "./settings.ts";
import { type CliContext, type ExitCode, makeProgress, Refusal } from "./terminal.ts";

export interface CheckOptions extends OutputOptions {
  readonly paths: readonly string[];
  readonly base?: string;
  readonly head: string;
  readonly repo: string;
  readonly config?: string;
  /** In place of what settings and folders say. */
  readonly kind?: Kind;
  readonly minSeverity: Severity;
  /** Makes the verified fixes in the working tree before it is reviewed. */
  readonly fix?: boolean;
}

export async function check(options: CheckOptions, context: CliContext): Promise<ExitCode> {
  const started = performance.now();
  const progress = makeProgress(context, options.quiet === true);
  const onConnector = (folder: string, index: number, count: number): void =>
    progress.show(`${index + 1} of ${count}  ${folder}`);
  const review =
    options.base === undefined
      ? await checkWorkingTree(options, context, onConnector)
      : await checkChange({ ...options, base: options.base }, context, onConnector);
  progress.clear();
  await printReview(review, options, performance.now() - started, context);
  return exitCodeOf(review);
}

type OnConnector = (folder: string, index: number, count: number) => void;

async function checkWorkingTree(
  options: CheckOptions,
  context: CliContext,
  onConnector: OnConnector,
): Promise<Review> {
  const start = resolve(context.cwd, options.repo);
  const paths = options.paths.length === 0 ? [start] : options.paths.map((path) => resolve(start, path));
  for (const path of paths) await mustBeFolder(path);
  const root = await rootOf(paths);
  const below = paths.map((path) => relative(root, path).split(sep).join("/"));
  const read = await settingsFor(workingTree(root, { below: [".github"] }), options.config, context);
  const settings = settingsOfKind(read.settings, options.kind);
  if (options.fix === true) {
    const tree = workingTree(root, { below });
    const request = { rules, settings, head: tree, headSha: null, onConnector };
    await fixWorkingTree(root, request, context.err, options.quiet === true);
  }
  // Read anew: the fixes are on disk now.
  const head = workingTree(root, { below });
  const review = await reviewTree({ rules, settings, head, headSha: null, onConnector });
  if (review.connectors.length === 0) {
    throw new Refusal(
      `No connector below ${paths.join(", ")}.`,
      "A connector is a folder with an apiDefinition.swagger.json or an apiProperties.json.",
    );
  }
  return await withAssumedKinds(review, head, settings);
}

/** The change as a pull request would show it: from the merge base to the head, so that an old branch brings no noise. */
async function checkChange(
  options: CheckOptions & { readonly base: string },
  context: CliContext,
  onConnector: OnConnector,
): Promise<Review> {
  if (options.paths.length > 0) {
    throw new Refusal(
      "Paths and --base do not go together: --base reviews every connector that changed.",
      "Leave out the paths, or leave out --base.",
    );
  }
  if (options.fix === true) {
    throw new Refusal(
      "--fix and --base can't be combined: fixes are made in the working tree, not in commits.",
      "Leave out --base, and name the connector's folder: connector-review check --fix FOLDER",
    );
  }
  const repository = resolve(context.cwd, options.repo);
  const baseSha = await mergeBase(repository, options.base, options.head);
  const headSha = await resolveCommit(repository, options.head);
  const [target, base, head] = await Promise.all(
    [options.base, baseSha, headSha].map((ref) => gitCommitTree(repository, ref)),
  );
  if (target === undefined || base === undefined || head === undefined)
    throw new Error("a commit without a tree");
  try {
    const settings = settingsOfKind(
      (await settingsFor(target, options.config, context)).settings,
      options.kind,
    );
    const index: ReadIndex = (roots, asked) =>
      indexTree(withoutIgnored(target, settings.ignore), roots, asked);
    const review = await reviewChange({ rules, settings, base, baseSha, head, headSha, onConnector, index });
    return await withAssumedKinds(review, head, settings);
  } finally {
    for (const tree of [target, base, head]) tree.close();
  }
}

async function mustBeFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return;
  throw new Refusal(
    found === undefined ? `There is no folder ${path}.` : `${path} is a file.`,
    "Name connector folders, or folders with many: connector-review check certified-connectors/Contoso",
  );
}

/**
 * The repository's root, so that folders have the names they have on GitHub; outside a repository the folder that would be the
 * root by the names of its folders, otherwise the folder itself.
 */
async function rootOf(paths: readonly string[]): Promise<string> {
  const [first = "."] = paths;
  const repository = await enclosingRepository(first);
  const root = repository ?? folderAboveKind(first) ?? first;
  const outside = paths.find((path) => path !== root && !path.startsWith(root + sep));
  if (outside === undefined) return root;
  throw new Refusal(
    `${outside} is not in ${root}.`,
    "Check one repository at a time; outside a repository name one folder.",
  );
}
