import { expect, test } from "vitest";
import { enclosingRepository, mergeBase, resolveCommit } from "../../src/local/git.ts";
import { temporaryFolder, temporaryRepository } from "./temporary-repository.ts";

test("a branch, a tag, an abbreviated and a full sha name the same commit", async () => {
  const repository = temporaryRepository();
  const sha = repository.commit({ "readme.md": "one" });
  repository.git("tag", "-a", "v1", "-m", "first");

  const answers = await Promise.all(
    ["main", "v1", sha.slice(0, 10), sha, "HEAD"].map((ref) => resolveCommit(repository.dir, ref)),
  );

  expect(answers).toEqual([sha, sha, sha, sha, sha]);
});

test("an unknown ref is answered with the branch that was probably meant", async () => {
  const repository = temporaryRepository();
  repository.commit({ "readme.md": "one" });

  const master = await resolveCommit(repository.dir, "master").catch((error: unknown) => error);
  const upper = await resolveCommit(repository.dir, "MAIN").catch((error: unknown) => error);

  expect(master).toMatchObject({
    kind: "unknown-ref",
    message: `\`master\` is no commit in \`${repository.dir}\`. Did you mean \`main\`?`,
  });
  expect(upper).toMatchObject({ message: expect.stringContaining("Did you mean `main`?") });
});

test.each(["--output=/tmp/stolen", "-h", "", "main\0x", "HEAD:readme.md", "nothing-like-this"])(
  "the ref %j is never taken for an option nor for a file",
  async (ref) => {
    const repository = temporaryRepository();
    repository.commit({ "readme.md": "one" });

    const answer = await resolveCommit(repository.dir, ref).catch((error: unknown) => error);

    expect(answer).toMatchObject({ name: "GitError", kind: "unknown-ref" });
  },
);

test("a folder outside any repository, and one that does not exist, are named in the error", async () => {
  const dir = temporaryFolder();

  const outside = await resolveCommit(dir, "main").catch((error: unknown) => error);
  const absent = await resolveCommit(`${dir}/absent`, "main").catch((error: unknown) => error);

  expect(outside).toMatchObject({
    kind: "not-a-repository",
    message: `\`${dir}\` is not in a git repository. Run in a clone, or name one with --repo.`,
  });
  expect(absent).toMatchObject({
    kind: "not-a-repository",
    message: `The folder \`${dir}/absent\` was not found. Name the clone with --repo.`,
  });
});

test("the merge base is where the histories parted, not the tip of the base", async () => {
  const repository = temporaryRepository();
  const parted = repository.commit({ "readme.md": "one" });
  repository.git("checkout", "-qb", "topic");
  repository.commit({ "topic.md": "topic" });
  repository.git("checkout", "-q", "main");
  repository.commit({ "readme.md": "two" });

  expect(await mergeBase(repository.dir, "main", "topic")).toBe(parted);
});

test("unrelated histories have no merge base, and the error says what to do", async () => {
  const repository = temporaryRepository();
  repository.commit({ "readme.md": "one" });
  repository.git("checkout", "-q", "--orphan", "other");
  repository.commit({ "readme.md": "other" });

  const error = await mergeBase(repository.dir, "main", "other").catch((reason: unknown) => reason);

  expect(error).toMatchObject({
    kind: "no-merge-base",
    message: expect.stringContaining("`main` and `other` have no common commit"),
  });
});

test("the top of a clone is found from a folder below it, and nothing outside one", async () => {
  const repository = temporaryRepository();
  repository.commit({ "Contoso/readme.md": "one" });

  expect(await enclosingRepository(`${repository.dir}/Contoso`)).toBe(repository.dir);
  expect(await enclosingRepository(temporaryFolder())).toBeUndefined();
});
