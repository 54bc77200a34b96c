/** `/connector fix`: the verified fixes of the changed connectors as one commit on the branch, or as a patch to apply. */
import { createTwoFilesPatch } from "diff";
import type { FileTree } from "../../connector/file-tree.ts";
import { applyDecisions } from "../../decisions/apply-decisions.ts";
import { GitHubFailure } from "../../github/failure.ts";
import { gitHubTree } from "../../github/files/git-tree.ts";
import { readPosted } from "../../github/posted.ts";
import { type PullRequest, readMergeBase, readPullRequest } from "../../github/pull-request.ts";
import { hasCommitSaying, pushCommit } from "../../github/push-commit.ts";
import { readDecisions } from "../../pull-request/read-decisions.ts";
import { reviewCommits } from "../../pull-request/review-commits.ts";
import { allFindings } from "../../report/tally.ts";
import type { Review } from "../../review/finding/finding.ts";
import type { OccurrenceKey } from "../../review/fix/excluded.ts";
import type { Fix, FixedFile } from "../../review/fix/fix-connector.ts";
import { fixTree } from "../../review/run/review.ts";
import { rules } from "../../rules/index.ts";
import { decode } from "../../text/encoding/decode.ts";
import { counted } from "../../wording/counted.ts";
import { codeSpan, fencedText } from "../../wording/escape-markdown.ts";
import type { CommandContext } from "./context.ts";

/** Fixes in memory. */
interface Fixes {
  readonly files: readonly FixedFile[];
  readonly fixes: readonly Fix[];
}

/** UTF-16 code units of a patch that a comment shows. */
const maxPatch = 40_000;
const manually = `${codeSpan("connector-review check --fix")} in a clone does the same.`;

/** @throws {GitHubFailure} */
export async function fixPullRequest(context: CommandContext): Promise<{ readonly answer?: string }> {
  const { octokit, by } = context;
  const trailer = `Connector-Review-Request: ${context.name}`;
  // The commit of an earlier attempt; more may have been pushed since.
  if (context.isResumed && (await hasCommitSaying(octokit, context.pull, trailer))) return {};
  const pull = await readPullRequest(octokit, context.pull);
  const head = gitHubTree(octokit, pull, pull.head.sha, context.deps.blobs);
  const fixed = await makeFixes(context, pull, head);
  if (fixed.files.length === 0) return { answer: "Nothing here has a verified fix." };
  const obstacle = whyNotPushed(pull);
  if (obstacle !== undefined) return { answer: await patchOf(head, fixed, obstacle) };
  try {
    const repository = pull.head.repository ?? pull;
    const message = `${commitMessage(fixed.fixes, by)}\n\n${trailer}`;
    await pushCommit(octokit, repository, {
      branch: pull.head.ref,
      parent: pull.head.sha,
      message,
      files: fixed.files,
    });
    return {};
  } catch (error) {
    if (!(error instanceof GitHubFailure) || error.isPassing) throw error;
    if (/fast forward/i.test(error.messages.join())) {
      return { answer: `A push came in between. Say ${codeSpan("/connector fix")} again.` };
    }
    return { answer: await patchOf(head, fixed, "the app may not write to this branch") };
  }
}

/** Fixes the connectors that the pull request changes, except what people waived. */
async function makeFixes(context: CommandContext, pull: PullRequest, head: FileTree): Promise<Fixes> {
  const { octokit, deps, ids } = context;
  const base = (await readMergeBase(octokit, pull, pull.base.sha, pull.head.sha)) ?? pull.base.sha;
  const reviewer = deps.isolation.reviewer(ids.runId);
  const found = await reviewCommits({ octokit, blobs: deps.blobs, reviewer }, pull, base);
  const identity = await deps.identity();
  const posted = await readPosted(octokit, pull, pull.head.sha, identity);
  const decisions = await readDecisions({ octokit, identity, decisions: deps.decisions }, pull, posted);
  const today = deps.now().toISOString().slice(0, 10);
  const { review } = applyDecisions(found.review, decisions, pull.head.sha, today);
  const folders = review.connectors.filter(({ change }) => change !== "removed").map(({ folder }) => folder);
  const files: FixedFile[] = [];
  const fixes: Fix[] = [];
  for await (const fixed of fixTree({
    rules,
    settings: found.settings,
    excluded: waivedIn(review),
    head: below(head, folders),
    headSha: pull.head.sha,
    reviewer,
  })) {
    files.push(...fixed.files);
    fixes.push(...fixed.fixes);
  }
  return { files, fixes };
}

function below(tree: FileTree, folders: readonly string[]): FileTree {
  return {
    label: tree.label,
    async list() {
      const { entries, isComplete } = await tree.list();
      const isInside = (path: string) =>
        folders.some((folder) => folder === "" || path.startsWith(`${folder}/`));
      return { entries: entries.filter(({ path }) => isInside(path)), isComplete };
    },
    read: (entry, limit) => tree.read(entry, limit),
  };
}

function waivedIn(review: Review): readonly OccurrenceKey[] {
  return allFindings(review)
    .filter(({ waived }) => waived !== null)
    .flatMap(({ occurrences }) =>
      occurrences.map(({ fingerprint, valueHash }) => ({ fingerprint, valueHash })),
    );
}

/** Undefined when a push can be tried. Forks of organizations can't be written to, whatever their owner allows. */
function whyNotPushed({ head, maintainerCanModify }: PullRequest): string | undefined {
  if (head.repository === null) return "the fork is gone";
  if (!head.repository.isFork) return undefined;
  if (!maintainerCanModify) return "its author does not allow edits by maintainers";
  return head.repository.ownerIsUser ? undefined : "forks of organisations cannot be written to";
}

function commitMessage(fixes: readonly Fix[], by: string): string {
  const ruleList = [...new Set(fixes.map(({ rule }) => rule))].sort().map((rule) => `- ${rule}`);
  return [
    `Apply ${counted(fixes.length, "verified fix", "verified fixes")}`,
    ruleList.join("\n"),
    `Asked for by ${by}.`,
  ].join("\n\n");
}

/** Leaves out files with a secret, which lines around a fix could show. */
async function patchOf(head: FileTree, { files, fixes }: Fixes, because: string): Promise<string> {
  const secretFiles = new Set(fixes.filter(({ lines }) => lines === null).map(({ file }) => file));
  const { entries } = await head.list();
  const patches: string[] = [];
  for (const { path, bytes } of files.filter((file) => !secretFiles.has(file.path))) {
    const entry = entries.find((one) => one.path === path);
    const before = entry && (await head.read(entry, bytes.length * 4 + 1_000_000));
    if (before?.state !== "read") continue;
    const [oldText, newText] = [decode(before.bytes).text, decode(bytes).text];
    patches.push(
      createTwoFilesPatch(`a/${path}`, `b/${path}`, oldText, newText, undefined, undefined, { context: 2 }),
    );
  }
  const patch = patches.join("\n").replace(/^=+\n/gm, "");
  const result = `${counted(fixes.length, "verified fix", "verified fixes")}, not pushed because ${because}.`;
  if (patch === "" || patch.length > maxPatch) return `${result} ${manually}`;
  return [
    `${result} ${codeSpan("git apply")} takes this; ${manually}`,
    fencedText("diff", patch.split("\n")),
  ].join("\n\n");
}
