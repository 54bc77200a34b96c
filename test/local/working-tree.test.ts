import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gitCommitTree } from "../../src/local/git-commit.ts";
import { workingTree } from "../../src/local/working-tree.ts";
import { temporaryFolder, temporaryRepository, writeFiles } from "./temporary-repository.ts";

test("a folder outside any repository is listed with git's blob ids", async () => {
  const dir = temporaryFolder();
  writeFiles(dir, { "Contoso/readme.md": "hello\n", "empty.txt": "" });

  const listing = await workingTree(dir).list();

  expect(listing).toEqual({
    isComplete: true,
    entries: [
      { path: "Contoso/readme.md", kind: "file", id: "ce013625030ba8dba906f756967f9e9ca394464a", size: 6 },
      { path: "empty.txt", kind: "file", id: "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391", size: 0 },
    ],
  });
});

test("a clean checkout lists exactly what its commit lists", async () => {
  const repository = temporaryRepository();
  writeFiles(repository.dir, {
    "O'Reilly's/readme.md": "a",
    "Übersetzer/intro.md": "b",
    "new\nline/x": "c",
    "a b/c": "d",
  });
  symlinkSync("a b/c", join(repository.dir, "link"));
  repository.commit({});
  const tree = await gitCommitTree(repository.dir, "HEAD");

  const committed = await tree.list();
  const onDisk = await workingTree(repository.dir).list();
  tree.close();

  const byPath = (entries: typeof committed.entries) => new Map(entries.map((entry) => [entry.path, entry]));
  expect(byPath(onDisk.entries)).toEqual(byPath(committed.entries));
  expect(onDisk.entries).toHaveLength(5);
});

test("links are not followed, neither to files nor to folders", async () => {
  const dir = temporaryFolder();
  writeFiles(dir, { "outside/secret.txt": "secret", "root/readme.md": "a" });
  symlinkSync("../outside/secret.txt", join(dir, "root/file-link"));
  symlinkSync("../outside", join(dir, "root/folder-link"));
  const tree = workingTree(join(dir, "root"));

  const { entries } = await tree.list();
  const states = await Promise.all(entries.map(async (entry) => (await tree.read(entry, 100)).state));
  const forged = { path: "../outside/secret.txt", kind: "file", id: "", size: 6 } as const;

  expect(entries.map(({ path, kind }) => [path, kind])).toEqual([
    ["file-link", "link"],
    ["folder-link", "link"],
    ["readme.md", "file"],
  ]);
  expect(states).toEqual(["absent", "absent", "read"]);
  expect(await tree.read(forged, 100)).toEqual({ state: "absent" });
});

test("only the named folders are listed, each file once", async () => {
  const dir = temporaryFolder();
  writeFiles(dir, { "a/x/1": "", "a/2": "", "b/3": "", "c/4": "" });

  const some = await workingTree(dir, { below: ["a", "a/x/", "./b", "absent", "../elsewhere"] }).list();

  expect(some.entries.map((entry) => entry.path)).toEqual(["a/2", "a/x/1", "b/3"]);
});

test("the folders of git and npm are skipped; a submodule is one entry", async () => {
  const dir = temporaryFolder();
  writeFiles(dir, {
    ".git/config": "",
    "node_modules/x/readme.md": "",
    "vendor/.git": "gitdir: ../.git/modules/vendor\n",
    "vendor/readme.md": "",
    "readme.md": "",
  });

  const { entries } = await workingTree(dir).list();

  expect(entries.map(({ path, kind }) => [path, kind])).toEqual([
    ["readme.md", "file"],
    ["vendor", "submodule"],
  ]);
});

test("a large file is not read, a vanished one is absent, a missing root is empty", async () => {
  const dir = temporaryFolder();
  writeFileSync(join(dir, "large"), "0123456789");
  mkdirSync(join(dir, "empty"));
  const tree = workingTree(dir);

  const [entry] = (await tree.list()).entries;
  const large = entry && (await tree.read(entry, 5));
  const gone = await tree.read({ path: "gone", kind: "file", id: "", size: 1 }, 5);
  const nothing = await workingTree(join(dir, "absent")).list();

  expect(large).toEqual({ state: "too-large", size: 10, limit: 5 });
  expect(gone).toEqual({ state: "absent" });
  expect(nothing).toEqual({ entries: [], isComplete: true });
});
