/**
 * Recorded pull requests: `fixtures/pull-requests/<name>/` with the files of base and head, and the value after each step
 * of the way (changes.json, findings.json, plan.md). `pull-request.json` says what GitHub would say; `notes.md` why it is kept.
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { changeSet } from "../../src/connector/change/change-set.ts";
import { defaultRoots, presetOf } from "../../src/connector/folders.ts";
import { gitCommitTree } from "../../src/local/git-commit.ts";
import { changedFiles } from "../../src/local/local-diff.ts";
import { planMarkdown } from "../../src/publish/plan/plan-markdown.ts";
import type { PullRequestFacts } from "../../src/publish/plan/pull-request-facts.ts";
import { nothingPosted } from "../../src/publish/posted.ts";
import { planFor } from "../../src/pull-request/plan-for.ts";
import { reviewChange } from "../../src/review/run/review.ts";
import { defaultSettings } from "../../src/review/settings.ts";
import { rules } from "../../src/rules/index.ts";

export const recordedRoot = join(import.meta.dirname, "../../fixtures/pull-requests");

export function recordedNames(): string[] {
  return existsSync(recordedRoot) ? readdirSync(recordedRoot).sort() : [];
}

export interface Steps {
  /** File name → text of the golden value. */
  readonly "changes.json": string;
  readonly "findings.json": string;
  readonly "plan.md": string;
}

/** Walks one recorded pull request through the project, on a real git repository of two commits. */
export async function replayRecorded(directory: string): Promise<Steps> {
  const facts = JSON.parse(readFileSync(join(directory, "pull-request.json"), "utf8")) as Omit<
    PullRequestFacts,
    "head"
  >; // our own fixture
  const repository = mkdtempSync(join(tmpdir(), "recorded-"));
  try {
    const [baseSha, headSha] = commitBoth(repository, directory);
    return await steps(repository, baseSha, headSha, facts);
  } finally {
    rmSync(repository, { recursive: true, force: true });
  }
}

async function steps(
  repository: string,
  baseSha: string,
  headSha: string,
  facts: Omit<PullRequestFacts, "head">,
): Promise<Steps> {
  const base = await gitCommitTree(repository, baseSha);
  const head = await gitCommitTree(repository, headSha);
  try {
    const preset = presetOf(await base.list()) === "microsoft" ? "microsoft" : presetOf(await head.list());
    const changes = await changeSet(base, head, defaultRoots(preset));
    const review = await reviewChange({ rules, settings: defaultSettings, base, baseSha, head, headSha });
    const planFacts = {
      files: await changedFiles(repository, baseSha, headSha),
      posted: nothingPosted,
      pullRequest: { ...facts, labels: [], head: headSha, filesUrl: facts.filesUrl ?? null },
      runId: "RECORD",
      externalId: `${baseSha}:${headSha}`,
      tookMs: 1000,
    };
    const settings = { settings: defaultSettings, notes: [] };
    const decisions = { notes: [], boundValues: [] };
    const plan = planFor({ review, settings, decisions, facts: planFacts });
    return {
      "changes.json": json({
        connectors: changes.connectors.map(({ before: _, after: __, ...rest }) => rest),
        outside: changes.outside,
      }),
      "findings.json": json(
        review.connectors.map((connector) => ({
          folder: connector.folder,
          verdict: connector.verdict,
          findings: connector.findings.map((finding) => ({
            rule: finding.rule,
            age: finding.age,
            file: finding.file,
            lines: finding.occurrences.map((one) => one.range?.line ?? null),
            subjects: finding.occurrences.map((one) => one.subject),
          })),
        })),
      ),
      // How many rules there are is not this fixture's business: a new rule that stays silent changes nothing.
      "plan.md": withoutRuleCounts(planMarkdown(plan)),
    };
  } finally {
    base.close();
    head.close();
  }
}

function withoutRuleCounts(text: string): string {
  return text
    .replace(/\b\d+ rules?\b/g, "N rules")
    .replace(/(<summary>Not checked: )\d+/g, "$1N")
    .replace(/^(- .*: N rules, .*?) \([a-z-]+\/.*\)$/gm, "$1");
}

/** Two commits with fixed dates, so that their ids are the same on every machine. */
function commitBoth(repository: string, directory: string): [string, string] {
  const git = (...args: string[]): string =>
    execFileSync(
      "git",
      ["-C", repository, "-c", "core.autocrlf=false", "-c", "commit.gpgsign=false", ...args],
      {
        encoding: "utf8",
        env: { ...process.env, ...identity },
      },
    ).trim();
  git("init", "-q", "-b", "main");
  const commit = (side: "base" | "head"): string => {
    git("rm", "-rq", "--ignore-unmatch", ".");
    if (existsSync(join(directory, side))) cpSync(join(directory, side), repository, { recursive: true });
    git("add", "-A", "-f");
    git("commit", "-q", "--allow-empty", "-m", side);
    return git("rev-parse", "HEAD");
  };
  return [commit("base"), commit("head")];
}

const identity = {
  GIT_AUTHOR_NAME: "Recorder",
  GIT_AUTHOR_EMAIL: "recorder@contoso.example",
  GIT_COMMITTER_NAME: "Recorder",
  GIT_COMMITTER_EMAIL: "recorder@contoso.example",
  GIT_AUTHOR_DATE: "2026-01-01T00:00:00Z",
  GIT_COMMITTER_DATE: "2026-01-01T00:00:00Z",
};

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
