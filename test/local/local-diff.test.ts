import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { changedFiles } from "../../src/local/local-diff.ts";
import { temporaryRepository } from "./temporary-repository.ts";

const longText = Array.from({ length: 20 }, (_, index) => `line ${index + 1}`).join("\n");

test("every kind of change is listed with its hunks, from the merge base on", async () => {
  const repository = temporaryRepository();
  repository.commit({
    "changed.md": "one\ntwo\nthree\n",
    "removed.md": "gone\n",
    "old name.md": `${longText}\n`,
    "binary.png": new Uint8Array([0x89, 0x50, 0, 1]),
    "becomes-link": "text\n",
  });
  repository.git("checkout", "-qb", "topic");
  rmSync(join(repository.dir, "becomes-link"));
  symlinkSync("changed.md", join(repository.dir, "becomes-link"));
  repository.commit({
    "changed.md": "one\n2\nthree\n",
    "removed.md": null,
    "old name.md": null,
    "new näme.md": `${longText}\n`,
    "binary.png": new Uint8Array([0x89, 0x50, 0, 2]),
    "empty.md": "",
    "new\nline.md": "diff --git a/x b/x\n@@ -1 +1 @@",
  });
  repository.git("checkout", "-q", "main");
  repository.commit({ "only-on-main.md": "main\n" });

  const files = await changedFiles(repository.dir, "main", "topic");

  expect(Object.fromEntries(files.map(({ path, ...rest }) => [path, rest]))).toEqual({
    "becomes-link": {
      previousPath: null,
      status: "changed",
      patch: "@@ -1 +0,0 @@\n-text\n@@ -0,0 +1 @@\n+changed.md\n\\ No newline at end of file",
    },
    "binary.png": { previousPath: null, status: "modified" },
    "changed.md": {
      previousPath: null,
      status: "modified",
      patch: "@@ -1,3 +1,3 @@\n one\n-two\n+2\n three",
    },
    "empty.md": { previousPath: null, status: "added" },
    "new\nline.md": {
      previousPath: null,
      status: "added",
      patch: "@@ -0,0 +1,2 @@\n+diff --git a/x b/x\n+@@ -1 +1 @@\n\\ No newline at end of file",
    },
    "new näme.md": { previousPath: "old name.md", status: "renamed" },
    "removed.md": { previousPath: null, status: "removed", patch: "@@ -1 +0,0 @@\n-gone" },
  });
});

test("the configuration of a repository and of its files does not change the diff", async () => {
  const repository = temporaryRepository();
  repository.commit({ "a.json": "1\n2\n3\n4\n5\n6\n7\n8\n9\n" });
  repository.commit({ "a.json": "1\n2\n3\n4\nfive\n6\n7\n8\n9\n", ".gitattributes": "*.json diff=evil\n" });
  repository.git("config", "diff.context", "0");
  repository.git("config", "diff.noprefix", "true");
  repository.git("config", "diff.external", "/bin/false");
  repository.git("config", "diff.evil.command", "/bin/false");
  repository.git("config", "diff.evil.textconv", "/bin/false");

  const files = await changedFiles(repository.dir, "main~1", "main");

  expect(files.find((file) => file.path === "a.json")?.patch).toBe(
    "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8",
  );
});

test("a patch too large for GitHub to show is left out", async () => {
  const repository = temporaryRepository();
  repository.commit({ "a.md": "a" });
  repository.commit({ "wide.json": "x".repeat(200_000), "long.json": "x\n".repeat(3_500) });

  const files = await changedFiles(repository.dir, "main~1", "main");

  expect(files).toEqual([
    { path: "long.json", previousPath: null, status: "added" },
    { path: "wide.json", previousPath: null, status: "added" },
  ]);
});
