import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Simulator } from "../../src/simulator/simulator.ts";
import { type Client, client, lines, start } from "./simulated.ts";

let github: Simulator;
let call: Client;
let base: string;
let head: string;

beforeEach(async () => {
  github = await start();
  base = await github.commitFiles(
    undefined,
    {
      "a b/Ünï's.json": lines(30),
      "old.md": lines(10),
      "gone.txt": "x\n",
      "icon.png": new Uint8Array([0, 1, 2]),
    },
    "Start",
    { ref: "main" },
  );
  head = await github.commitFiles(
    base,
    {
      "a b/Ünï's.json": lines(30, { 15: "changed" }),
      "old.md": null,
      "new.md": lines(10),
      "gone.txt": null,
      "icon.png": new Uint8Array([0, 3]),
    },
    "Change",
  );
  await github.openPullRequest({ number: 5, head, author: "adele" });
  call = client(github);
});

afterEach(async () => {
  const violations = [...github.violations];
  await github.close();
  expect(violations).toEqual([]);
});

describe("files of a pull request", () => {
  test("come with the status and the patch git gives them", async () => {
    const { status, body } = await call("GET", "/pulls/5/files");

    expect(status).toBe(200);
    expect(body).toMatchObject([
      {
        filename: "a b/Ünï's.json",
        status: "modified",
        additions: 1,
        deletions: 1,
        patch:
          "@@ -12,7 +12,7 @@ line 11\n line 12\n line 13\n line 14\n-line 15\n+changed\n line 16\n line 17\n line 18",
      },
      { filename: "gone.txt", status: "removed", patch: "@@ -1 +0,0 @@\n-x" },
      { filename: "icon.png", status: "modified", additions: 0 },
      { filename: "new.md", status: "renamed", previous_filename: "old.md" },
    ]);
  });

  test("have no patch when binary, purely renamed or too large", async () => {
    github.switches.maxPatchLines = 1;

    const { body } = await call("GET", "/pulls/5/files");

    const files = Array.isArray(body) ? body : [];
    expect(files.map((file) => "patch" in file)).toEqual([false, true, false, false]);
  });

  test("are compared with the merge base, not with the tip of the base branch", async () => {
    await github.commitFiles(base, { "unrelated.txt": "later\n" }, "Later", { ref: "main" });

    const { body } = await call("GET", "/pulls/5/files");

    expect(body).toHaveLength(4);
  });

  test("are cut at the cap GitHub sets", async () => {
    github.switches.maxFiles = 3;

    expect((await call("GET", "/pulls/5/files")).body).toHaveLength(3);
    expect((await call("GET", "/pulls/5")).body).toMatchObject({
      changed_files: 4,
      additions: 1,
      deletions: 2,
    });
  });
});

describe("lists", () => {
  test("are paged by links", async () => {
    const first = await call("GET", "/pulls/5/files?per_page=2");
    const last = await call("GET", "/pulls/5/files?per_page=2&page=2");

    expect(first.headers.get("link")).toBe(
      `<${github.url}/repos/contoso/connectors/pulls/5/files?per_page=2&page=2>; rel="next", ` +
        `<${github.url}/repos/contoso/connectors/pulls/5/files?per_page=2&page=2>; rel="last"`,
    );
    expect(last.headers.get("link")).toContain('rel="prev"');
    expect(last.headers.get("link")).not.toContain('rel="next"');
  });
});

describe("git objects", () => {
  test("a recursive tree lists folders and files with sizes", async () => {
    const { body } = await call("GET", `/git/trees/${base}?recursive=1`);

    expect(body).toMatchObject({
      truncated: false,
      tree: [
        { path: "a b", mode: "040000", type: "tree" },
        { path: "a b/Ünï's.json", mode: "100644", type: "blob", size: 231 },
        { path: "gone.txt", size: 2 },
        { path: "icon.png", size: 3 },
        { path: "old.md" },
      ],
    });
  });

  test("a tree above the limit says that it is truncated", async () => {
    github.switches.maxTreeEntries = 2;

    const { body } = await call("GET", "/git/trees/main?recursive=1");

    expect(body).toMatchObject({ truncated: true, tree: [{}, {}] });
  });

  test("links and submodules look as GitHub shows them", async () => {
    const odd = await github.commitFiles(
      base,
      { link: { mode: "120000", content: "old.md" }, module: { mode: "160000", commit: base } },
      "Odd",
    );
    const tree = await call("GET", `/git/trees/${odd}`);
    await github.openPullRequest({ number: 6, head: odd });
    const files = await call("GET", "/pulls/6/files");

    expect(tree.body).toMatchObject({
      tree: expect.arrayContaining([
        expect.objectContaining({ path: "link", mode: "120000", type: "blob", size: 6 }),
        expect.objectContaining({ path: "module", mode: "160000", type: "commit", sha: base }),
      ]),
    });
    expect(files.body).toMatchObject([
      { filename: "link" },
      { filename: "module", blob_url: null, raw_url: null },
    ]);
  });

  test("a blob comes in base64, a commit with its tree", async () => {
    const tree = await call("GET", `/contents/icon.png?ref=${base}`);
    const blob = await call("GET", "/git/blobs/8352675d67aed6625ece79af41c27fdb4ee2e867");
    const commit = await call("GET", `/git/commits/${head}`);

    expect(tree.body).toMatchObject({
      type: "file",
      sha: "8352675d67aed6625ece79af41c27fdb4ee2e867",
      content: "AAEC\n",
    });
    expect(blob.body).toMatchObject({ content: "AAEC\n", encoding: "base64", size: 3 });
    expect(commit.body).toMatchObject({ sha: head, message: "Change", parents: [{ sha: base }] });
  });

  test("a path with spaces and letters of any language is found; a folder is listed", async () => {
    const file = await call(
      "GET",
      `/contents/${encodeURIComponent("a b")}/${encodeURIComponent("Ünï's.json")}`,
    );
    const folder = await call("GET", "/contents/a%20b");
    const missing = await call("GET", "/contents/.github/connector-review.yml");

    expect(file.body).toMatchObject({ name: "Ünï's.json", size: 231 });
    expect(folder.body).toMatchObject([{ path: "a b/Ünï's.json", type: "file" }]);
    expect(missing).toMatchObject({ status: 404, body: { message: "Not Found", status: "404" } });
  });

  test("two commits are compared from their merge base", async () => {
    const { body } = await call("GET", `/compare/main...${head}`);

    expect(body).toMatchObject({
      status: "ahead",
      ahead_by: 1,
      behind_by: 0,
      merge_base_commit: { sha: base },
    });
  });

  test("the tarball is a redirection to an archive", async () => {
    const { status, headers } = await call("GET", "/tarball/main");
    const archive = await fetch(headers.get("location") ?? "");

    expect(status).toBe(302);
    expect(new Uint8Array(await archive.arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([0x1f, 0x8b]));
  });
});

describe("forks", () => {
  test("commits are readable by sha, branch names and associations are not", async () => {
    const fork = await github.commitFiles(base, { "f.txt": "f\n" }, "Fork");
    await github.openPullRequest({ number: 9, head: fork, headRef: "patch", author: "megan", fork: true });

    expect(await call("GET", `/git/commits/${fork}`)).toMatchObject({ status: 200 });
    expect(await call("GET", "/git/ref/pull/9/head")).toMatchObject({ body: { object: { sha: fork } } });
    expect(await call("GET", "/branches/patch")).toMatchObject({ status: 404 });
    expect(await call("GET", `/commits/${fork}/pulls`)).toMatchObject({ status: 200, body: [] });
    expect(await call("GET", `/commits/${head}/pulls`)).toMatchObject({ body: [{ number: 5 }] });
    expect(await call("GET", "/pulls?head=megan:patch")).toMatchObject({ body: [{ number: 9 }] });
  });

  test("a deleted fork is null on an open pull request", async () => {
    const pull = await github.openPullRequest({ number: 9, head, author: "megan", fork: true });
    pull.fork = null;

    expect(await call("GET", "/pulls/9")).toMatchObject({ status: 200, body: { head: { repo: null } } });
  });
});

test("the same calls give the same shas in every run", () => {
  expect([base, head]).toEqual([
    "fb52d5c4a83c6895fa65905537e66aecd1497bc4",
    "78cdf35f5e6b9450ced33b631a56deac910e5d47",
  ]);
});
