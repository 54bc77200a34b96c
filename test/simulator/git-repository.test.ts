import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hunkAt, movedLine } from "../../src/simulator/git/diff-lines.ts";
import { GitRepository } from "../../src/simulator/git/git-repository.ts";
import { parseHunks } from "../../src/text/patch/hunks.ts";

let git: GitRepository;

beforeAll(async () => {
  git = await GitRepository.open();
});

afterAll(() => git.close());

test("lines that look like a diff do not end a file", async () => {
  const text = "diff --git a/x b/x\n@@ -1 +1 @@\n--- a/x\n+++ b/x\n";
  const base = await git.commitFiles(undefined, { "a.txt": text, "z.txt": "z\n" }, "Start");
  const head = await git.commitFiles(base, { "a.txt": `${text}-- \n`, "z.txt": "y\n" }, "Change");

  const files = await git.diff(base, head);

  expect(files).toMatchObject([
    {
      path: "a.txt",
      additions: 1,
      deletions: 0,
      patch: "@@ -2,3 +2,4 @@ diff --git a/x b/x\n @@ -1 +1 @@\n --- a/x\n +++ b/x\n+-- ",
    },
    { path: "z.txt", patch: "@@ -1 +1 @@\n-z\n+y" },
  ]);
});

test("a file that becomes a link is one changed file, and the next one keeps its patch", async () => {
  const base = await git.commitFiles(undefined, { a: "text\n", b: "b\n" }, "Start");
  const head = await git.commitFiles(base, { a: { mode: "120000", content: "b" }, b: "c\n" }, "Change");

  expect(await git.diff(base, head)).toMatchObject([
    { path: "a", status: "changed", additions: 1, deletions: 1 },
    { path: "b", status: "modified", patch: "@@ -1 +1 @@\n-b\n+c" },
  ]);
});

test("names may hold quotes, line ends and backslashes; CRLF and a missing last line end stay", async () => {
  const name = 'odd "name"\n\\ ünï';
  const base = await git.commitFiles(undefined, { [name]: "a\r\nb\r\n" }, "Start");
  const head = await git.commitFiles(base, { [name]: "a\r\nc" }, "Change");

  expect(await git.diff(base, head)).toMatchObject([
    { path: name, patch: "@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\n\\ No newline at end of file" },
  ]);
});

test("hunks find every line of the new side, and lines of the old side get their new number", async () => {
  const line = fc.constantFrom("a", "b", "c", "d", "+", "-", "");
  const text = fc.array(line, { minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(text, text, async (before, after) => {
      const base = await git.commitFiles(undefined, { f: `${before.join("\n")}\n` }, "Before");
      const head = await git.commitFiles(base, { f: `${after.join("\n")}\n` }, "After");
      const hunks = parseHunks((await git.diff(base, head))[0]?.patch ?? "");

      for (const hunk of hunks) {
        for (const each of hunk.lines) {
          if (each.newLine === undefined) continue;
          expect(after[each.newLine - 1]).toBe(each.text);
          expect(hunkAt(hunks, "RIGHT", each.newLine)).toBe(hunk);
        }
      }
      before.forEach((content, index) => {
        const moved = movedLine(hunks, index + 1);
        if (moved !== undefined) expect(after[moved - 1]).toBe(content);
      });
    }),
    { numRuns: 25, seed: 20261121 },
  );
});

test("objects are read one after the other whatever their size", async () => {
  const large = "x".repeat(3_000_000);
  const commit = await git.commitFiles(
    undefined,
    { "large.txt": large, "small.txt": "s\n", "empty.txt": "" },
    "Sizes",
  );
  const tree = await git.tree(commit, true);

  const objects = await Promise.all(
    ["0".repeat(40), ...(tree?.entries ?? []).map((entry) => entry.sha)].map((sha) => git.read(sha)),
  );

  expect(objects.map((object) => object?.content.length)).toEqual([undefined, 0, 3_000_000, 2]);
});
