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
import type { Fix, FixedFile } from "../../review/fix/fix-connector.ts";
import { fixTree } from "../../review/run/review.ts";
import type { ReviewSettings } from "../../review/settings.ts";
import { rules } from "../../rules/index.ts";
import { decode } from "../../text/encoding/decode.ts";
import { counted } from "../../wording/counted.ts";
import { codeSpan, fencedText } from "../../wording/escape-markdown.ts";
import type { CommandContext } from "./context.ts";

interface Made {
  readonly files: readonly FixedFile[];
  readonly fixes: readonly Fix[];
}

/** UTF-16 code units of a patch that a comment shows. */
const maxPatch = 40_000;
const byHand = `${codeSpan("connector-review check --fix")} in a clone does the same.`;

/** @throws {GitHubFailure} */
export async function fixPullRequest(context: CommandContext): Promise<{ readonly answer?: string }> {
  const { octokit, by } = context;
  const trailer = `Connector-Review-Request: ${context.name}`;
  // The commit of an earlier attempt; more may have been pushed since.
  if (context.isResumed && (await hasCommitSaying(octokit, context.pull, trailer))) return {};
  const pull = await readPullRequest(octokit, context.pull);
  const head = gitHubTree(octokit, pull, pull.head.sha, context.deps.blobs);
  const made = await fixesOf(context, pull, head);
  if (made.files.length === 0) return { answer: "Nothing here has a proven fix." };
  const because = whyNotPushed(pull);
  if (because !== undefined) return { answer: await patchOf(head, made, because) };
  try {
    const repository = pull.head.repository ?? pull;
    const message = `${commitMessage(made.fixes, by)}\n\n${trailer}`;
    await pushCommit(octokit, repository, {
      branch: pull.head.ref,
      parent: pull.head.sha,
      message,
      files: made.files,
    });
    return {};
  } catch (error) {
    if (!(error instanceof GitHubFailure) || error.isPassing) throw error;
    if (/fast forward/i.test(error.messages.join())) {
      return { answer: `A push came in between. Say ${codeSpan("/connector fix")} again.` };
    }
    return { answer: await patchOf(head, made, "the app may not write to this branch") };
  }
}

/** Only connectors that the pull request changes, and nothing that somebody waived. */
async function fixesOf(context: CommandContext, pull: PullRequest, head: FileTree): Promise<Made> {
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
  const settings = withoutWaived(found.settings, review);
  for await (const fixed of fixTree({
    rules,
    settings,
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

function withoutWaived(settings: ReviewSettings, review: Review): ReviewSettings {
  const waived = allFindings(review).filter((finding) => finding.waived !== null);
  const off = Object.fromEntries(waived.map(({ rule }) => [rule, "off" as const]));
  return { ...settings, severities: { ...settings.severities, ...off } };
}

/** Undefined when a push may be tried. Forks of organisations cannot be written to, whatever their owner allows. */
function whyNotPushed({ head, maintainerCanModify }: PullRequest): string | undefined {
  if (head.repository === null) return "the fork is gone";
  if (!head.repository.isFork) return undefined;
  if (!maintainerCanModify) return "its author does not allow edits by maintainers";
  return head.repository.ownerIsUser ? undefined : "forks of organisations cannot be written to";
}

function commitMessage(fixes: readonly Fix[], by: string): string {
  const places = [...new Set(fixes.map(({ rule }) => rule))].sort().map((rule) => `- ${rule}`);
  return [
    `Apply ${counted(fixes.length, "proven fix", "proven fixes")}`,
    places.join("\n"),
    `Asked for by ${by}.`,
  ].join("\n\n");
}

/** A file with a secret is not shown, not even the lines around a fix. */
async function patchOf(head: FileTree, { files, fixes }: Made, because: string): Promise<string> {
  const secret = new Set(fixes.filter(({ lines }) => lines === null).map(({ file }) => file));
  const { entries } = await head.list();
  const patches: string[] = [];
  for (const { path, bytes } of files.filter((file) => !secret.has(file.path))) {
    const entry = entries.find((one) => one.path === path);
    const before = entry && (await head.read(entry, bytes.length * 4 + 1_000_000));
    if (before?.state !== "read") continue;
    const [old, fresh] = [decode(before.bytes).text, decode(bytes).text];
    patches.push(
      createTwoFilesPatch(`a/${path}`, `b/${path}`, old, fresh, undefined, undefined, { context: 2 }),
    );
  }
  const patch = patches.join("\n").replace(/^=+\n/gm, "");
  const what = `${counted(fixes.length, "proven fix", "proven fixes")}, not pushed because ${because}.`;
  if (patch === "" || patch.length > maxPatch) return `${what} ${byHand}`;
  return [
    `${what} ${codeSpan("git apply")} takes this; ${byHand}`,
    fencedText("diff", patch.split("\n")),
  ].join("\n\n");
}
