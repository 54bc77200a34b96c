/** A repository that borrows the objects of another one: what is written stays here, the other one is only read. */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { resolveCommit, runGit } from "../../src/local/git.ts";

export interface BorrowedRepository {
  readonly directory: string;
  remove(): void;
}

/**
 * Bare, in the temporary folder, with the branch `main` of the lender and no other ref: its objects answer by their shas.
 * @throws {GitError}
 */
export async function borrowRepository(lender: string): Promise<BorrowedRepository> {
  const directory = mkdtempSync(join(tmpdir(), "replay-git-"));
  const text = async (repository: string, ...args: string[]): Promise<string> =>
    (await runGit(repository, args)).toString("utf8").trim();
  const objects = realpathSync(resolve(lender, await text(lender, "rev-parse", "--git-path", "objects")));
  await runGit(directory, ["init", "--quiet", "--bare", "--initial-branch=main", "."]);
  // https://git-scm.com/docs/gitrepository-layout#Documentation/gitrepository-layout.txt-objectsinfoalternates
  writeFileSync(join(directory, "objects", "info", "alternates"), `${objects}\n`);
  await runGit(directory, ["update-ref", "refs/heads/main", await resolveCommit(lender, "main")]);
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}
