/** A git repository in a temporary folder, for tests. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

export interface TemporaryRepository {
  readonly dir: string;
  git(...args: string[]): string;
  /** Writes files (null deletes) and commits everything; answers the sha. */
  commit(files: Readonly<Record<string, string | Uint8Array | null>>): string;
}

export function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), "connector-review-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

export function writeFiles(dir: string, files: Readonly<Record<string, string | Uint8Array | null>>): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(dir, path);
    if (content === null) {
      rmSync(file);
    } else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }
}

export function temporaryRepository(): TemporaryRepository {
  const dir = temporaryFolder();
  const identity = ["-c", "user.name=Contoso Author", "-c", "user.email=author@example.com"];
  const git = (...args: string[]): string =>
    execFileSync("git", ["-C", dir, ...identity, "-c", "commit.gpgsign=false", ...args], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    }).trim();
  git("init", "-q", "-b", "main");
  return {
    dir,
    git,
    commit(files) {
      writeFiles(dir, files);
      git("add", "-A");
      git("commit", "-qm", "change");
      return git("rev-parse", "HEAD");
    },
  };
}
