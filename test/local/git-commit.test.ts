import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gitCommitTree } from "../../src/local/git-commit.ts";
import { temporaryRepository } from "./temporary-repository.ts";

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8");

test("odd names are listed exactly as spelled, and every file can be read", async () => {
  const repository = temporaryRepository();
  const files = {
    "Contoso Invoices/readme.md": "spaces",
    "O'Reilly's/readme.md": "apostrophes",
    "Übersetzer/intro.md": "letters",
    'quo"te\\back/readme.md': "quotes",
    "new\nline/readme.md": "line",
    "-dash/--end": "dash",
  };
  repository.commit(files);
  const tree = await gitCommitTree(repository.dir, "main");

  const { entries, isComplete } = await tree.list();
  const read = await Promise.all(
    entries.map(async (entry) => {
      const content = await tree.read(entry, 100);
      return [entry.path, content.state === "read" ? text(content.bytes) : content.state];
    }),
  );
  tree.close();

  expect(isComplete).toBe(true);
  expect(Object.fromEntries(read)).toEqual(files);
});

test("bytes come back exactly, empty files and those larger than a pipe's buffer included", async () => {
  const repository = temporaryRepository();
  const large = new Uint8Array(3_000_000).map((_, index) => (index * 7) % 256);
  repository.commit({ "empty.txt": "", "large.bin": large, "lines.txt": "a\r\nb\n\n" });
  const tree = await gitCommitTree(repository.dir, "HEAD");

  const { entries } = await tree.list();
  const contents = await Promise.all(entries.map((entry) => tree.read(entry, 10_000_000)));
  tree.close();

  expect(entries.map((entry) => [entry.path, entry.size])).toEqual([
    ["empty.txt", 0],
    ["large.bin", 3_000_000],
    ["lines.txt", 6],
  ]);
  expect(contents.map((content) => content.state)).toEqual(["read", "read", "read"]);
  const bytes = contents.map((content) =>
    content.state === "read" ? Buffer.from(content.bytes) : undefined,
  );
  expect(bytes[0]?.length).toBe(0);
  expect(bytes[1]?.equals(large)).toBe(true);
  expect(bytes[2]?.toString()).toBe("a\r\nb\n\n");
});

test("links and submodules are listed as what they are and never followed", async () => {
  const repository = temporaryRepository();
  const first = repository.commit({ "secret.txt": "secret" });
  symlinkSync("../secret.txt", join(repository.dir, "link.md"));
  repository.git("update-index", "--add", "--cacheinfo", `160000,${first},vendor`);
  repository.git("add", "link.md");
  repository.git("commit", "-qm", "links");
  const tree = await gitCommitTree(repository.dir, "HEAD");

  const { entries } = await tree.list();
  const states = await Promise.all(entries.map(async (entry) => (await tree.read(entry, 100)).state));
  tree.close();

  expect(entries.map(({ path, kind }) => ({ path, kind }))).toEqual([
    { path: "link.md", kind: "link" },
    { path: "secret.txt", kind: "file" },
    { path: "vendor", kind: "submodule" },
  ]);
  expect(entries[2]).toEqual({ path: "vendor", kind: "submodule", id: first });
  expect(states).toEqual(["absent", "read", "absent"]);
});

test("a file above the limit is not read; its size is returned", async () => {
  const repository = temporaryRepository();
  repository.commit({ "icon.png": "0123456789" });
  const tree = await gitCommitTree(repository.dir, "HEAD");

  const [entry] = (await tree.list()).entries;
  const content = entry && (await tree.read(entry, 9));
  tree.close();

  expect(content).toEqual({ state: "too-large", size: 10, limit: 9 });
});

test("an object the clone does not have, or an id that is none, is an error; later reads go on", async () => {
  const repository = temporaryRepository();
  repository.commit({ "a.md": "a" });
  const tree = await gitCommitTree(repository.dir, "HEAD");
  const [entry] = (await tree.list()).entries;
  const read = (id: string) =>
    tree.read({ path: "x.md", kind: "file", id, size: 1 }, 10).catch((error: unknown) => error);

  const unknown = await read("1".repeat(40));
  const forged = await read("HEAD\n");
  const known = entry && (await tree.read(entry, 10));
  tree.close();

  expect(unknown).toMatchObject({
    name: "GitError",
    message: expect.stringContaining(`The clone lacks the object ${"1".repeat(40)} of \`x.md\`.`),
  });
  expect(forged).toMatchObject({ name: "GitError" });
  expect(known).toMatchObject({ state: "read" });
});

test("a tree stays the same when its branch moves on", async () => {
  const repository = temporaryRepository();
  const sha = repository.commit({ "a.md": "a" });
  const tree = await gitCommitTree(repository.dir, "main");
  repository.commit({ "b.md": "b" });

  const { entries } = await tree.list();
  tree.close();

  expect(tree.commit).toBe(sha);
  expect(tree.label).toBe(`commit ${sha.slice(0, 7)}`);
  expect(entries.map((entry) => entry.path)).toEqual(["a.md"]);
});
