import { describe, expect, test } from "vitest";
import { createBlobCache } from "../../src/github/files/blob-cache.ts";
import { gitHubTree } from "../../src/github/files/git-tree.ts";
import { octokitFor, repository, simulatedGitHub, withPullRequest } from "./simulated-github.ts";

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8");

describe("a tree", () => {
  test("lists files, links and submodules with ids and sizes, and reads their bytes", async () => {
    const github = await simulatedGitHub();
    const files = {
      "O'Reilly's/Übersetzer.md": "ä\r\n",
      "icon.png": new Uint8Array([0x89, 0, 255]),
      link: { mode: "120000", content: "O'Reilly's" },
      vendor: { mode: "160000", commit: "1".repeat(40) },
    } as const;
    const sha = await github.commitFiles(undefined, files, "Start", { ref: "main" });
    const tree = gitHubTree(octokitFor(github), repository, sha, createBlobCache());

    const { entries, isComplete } = await tree.list();
    const contents = await Promise.all(entries.map((entry) => tree.read(entry, 100)));

    expect(isComplete).toBe(true);
    expect(entries).toEqual([
      {
        path: "O'Reilly's/Übersetzer.md",
        kind: "file",
        id: expect.stringMatching(/^[0-9a-f]{40}$/),
        size: 4,
      },
      { path: "icon.png", kind: "file", id: expect.stringMatching(/^[0-9a-f]{40}$/), size: 3 },
      { path: "link", kind: "link", id: expect.stringMatching(/^[0-9a-f]{40}$/), size: 10 },
      { path: "vendor", kind: "submodule", id: "1".repeat(40) },
    ]);
    expect(contents.map((content) => content.state)).toEqual(["read", "read", "absent", "absent"]);
    const [umlaut, icon] = contents.map((content) =>
      content.state === "read" ? content.bytes : new Uint8Array(),
    );
    expect(umlaut && text(umlaut)).toBe("ä\r\n");
    expect(icon && [...icon]).toEqual([0x89, 0, 255]);
  });

  test("is one request, however often it is listed; a large file costs none", async () => {
    const github = await simulatedGitHub();
    const { head } = await withPullRequest(github, { fork: true });
    const tree = gitHubTree(octokitFor(github), repository, head, createBlobCache());
    github.forgetRequests();

    const { entries } = await tree.list();
    await tree.list();
    const [swagger] = entries;
    const content = swagger && (await tree.read(swagger, 10));

    expect(content).toMatchObject({ state: "too-large", limit: 10 });
    expect(github.requests).toHaveLength(1);
  });

  test("that GitHub cuts is read folder by folder", async () => {
    const github = await simulatedGitHub({ switches: { maxTreeEntries: 30 } });
    const names = ["a", "b", "c"].flatMap((folder) =>
      Array.from({ length: 20 }, (_, index) => `${folder}/${String(index).padStart(2, "0")}/readme.md`),
    );
    const files = Object.fromEntries([...names, "readme.md"].map((name) => [name, name]));
    const sha = await github.commitFiles(undefined, files, "Start", { ref: "main" });
    const tree = gitHubTree(octokitFor(github), repository, sha, createBlobCache());

    const { entries, isComplete } = await tree.list();

    expect(isComplete).toBe(true);
    expect(entries.map((entry) => entry.path).sort()).toEqual([...names, "readme.md"].sort());
  });

  test("that stays cut is incomplete", async () => {
    const github = await simulatedGitHub({ switches: { maxTreeEntries: 3 } });
    const files = Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`${index}.md`, "x"]));
    const sha = await github.commitFiles(undefined, files, "Start", { ref: "main" });
    const tree = gitHubTree(octokitFor(github), repository, sha, createBlobCache());

    expect((await tree.list()).isComplete).toBe(false);
  });

  test("with a blob that GitHub does not have is a failure, not a missing file", async () => {
    const github = await simulatedGitHub();
    const { head } = await withPullRequest(github);
    const tree = gitHubTree(octokitFor(github), repository, head, createBlobCache());
    const [entry] = (await tree.list()).entries;
    github.fail({ path: "/git/blobs/", behavior: "not-found" });

    await expect(entry && tree.read(entry, 10_000)).rejects.toMatchObject({ kind: "not-found" });
  });

  test("does not pass on bytes that are not those of their id", async () => {
    const github = await simulatedGitHub();
    const { head } = await withPullRequest(github);
    const tree = gitHubTree(octokitFor(github), repository, head, createBlobCache());
    const [entry] = (await tree.list()).entries;
    const body = {
      sha: entry?.id,
      node_id: "x",
      size: 3,
      url: "https://example.com",
      encoding: "base64",
      content: "YWJj",
      highlighted_content: "",
    };
    github.fail({ path: "/git/blobs/", status: 200, body });

    await expect(entry && tree.read(entry, 10_000)).rejects.toMatchObject({ kind: "server" });
    expect(entry && (await tree.read(entry, 10_000)).state).toBe("read");
  });
});

describe("the cache of blobs", () => {
  const bytes = (size: number) => new Uint8Array(size);

  test("reads a blob once, also for two who ask at the same time", async () => {
    const cache = createBlobCache(1000);
    let loads = 0;
    const load = async () => {
      loads += 1;
      return bytes(10);
    };

    await Promise.all([cache.read("a", load), cache.read("a", load)]);
    await cache.read("a", load);

    expect(loads).toBe(1);
  });

  test("forgets what was used longest ago, and never keeps what would fill a quarter", async () => {
    const cache = createBlobCache(400);
    const loads: string[] = [];
    const read = (id: string, size: number) =>
      cache.read(id, async () => {
        loads.push(id);
        return bytes(size);
      });

    for (const id of ["a", "b", "c", "d", "a", "e"]) await read(id, 100);
    for (const id of ["a", "b", "large", "large"]) await read(id, id === "large" ? 101 : 100);

    expect(loads).toEqual(["a", "b", "c", "d", "e", "b", "large", "large"]);
  });

  test("does not remember a failure", async () => {
    const cache = createBlobCache(1000);

    await expect(cache.read("a", () => Promise.reject(new Error("once")))).rejects.toThrow("once");
    expect(await cache.read("a", async () => bytes(3))).toHaveLength(3);
  });
});
