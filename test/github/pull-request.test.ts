import { expect, test } from "vitest";
import { findPullRequests, readOpenPullRequests } from "../../src/github/open-pull-requests.ts";
import { readPermission } from "../../src/github/permission.ts";
import { readChangedFiles, readHead, readMergeBase, readPullRequest } from "../../src/github/pull-request.ts";
import { octokitFor, repository, simulatedGitHub, withPullRequest } from "./simulated-github.ts";

test("a pull request of a fork is read with everything a review needs", async () => {
  const github = await simulatedGitHub();
  const { base, head, ref } = await withPullRequest(github, { fork: true });

  const pull = await readPullRequest(octokitFor(github), ref);

  expect(pull).toMatchObject({
    owner: "contoso",
    repo: "connectors",
    number: 5,
    repositoryId: 42,
    isOpen: true,
    isDraft: false,
    isLocked: false,
    isArchived: false,
    author: { login: "adele", isBot: false },
    base: { ref: "main", sha: base, isDefaultBranch: true },
    head: { sha: head, repository: { owner: "adele", isFork: true, ownerIsUser: true } },
    changedFiles: 2,
    comments: 0,
    reviewComments: 0,
  });
});

test("a pull request survives its fork", async () => {
  const github = await simulatedGitHub();
  const { head, ref } = await withPullRequest(github, { fork: true });
  github.pullRequest(5).fork = null;

  const pull = await readPullRequest(octokitFor(github), ref);

  expect(pull.head).toMatchObject({ sha: head, repository: null });
});

test("the head is what it is now, in one request", async () => {
  const github = await simulatedGitHub();
  const { head, ref } = await withPullRequest(github);
  const next = await github.commitFiles(head, { "Contoso Invoices/readme.md": "# Next\n" }, "Next");
  await github.push(5, next);
  github.forgetRequests();

  const answer = await readHead(octokitFor(github), ref);

  expect(answer).toEqual({ sha: next, isOpen: true, isMerged: false, isLocked: false });
  expect(github.requests).toHaveLength(1);
});

test("the merge base is where a fork left, however far the base went on", async () => {
  const github = await simulatedGitHub();
  const { base, head } = await withPullRequest(github, { fork: true });
  const ahead = await github.commitFiles(base, { "other.md": "x" }, "Ahead", { ref: "main" });

  expect(await readMergeBase(octokitFor(github), repository, ahead, head)).toBe(base);
});

test("changed files come with their patches", async () => {
  const github = await simulatedGitHub();
  const { ref } = await withPullRequest(github);

  const answer = await readChangedFiles(octokitFor(github), { ...ref, changedFiles: 2 });

  expect(answer.isComplete).toBe(true);
  expect(answer.files).toEqual([
    {
      path: "Contoso Invoices/apiDefinition.swagger.json",
      previousPath: null,
      status: "modified",
      patch: expect.stringMatching(/^@@ -17,7 \+17,7 @@.*\n {3}"line 17",\n/),
    },
    {
      path: "Contoso Invoices/readme.md",
      previousPath: null,
      status: "added",
      patch: "@@ -0,0 +1 @@\n+# Contoso",
    },
  ]);
});

test("a list of files cut by GitHub is not complete", async () => {
  const github = await simulatedGitHub({ switches: { maxFiles: 150 } });
  const base = await github.commitFiles(undefined, { "a.md": "a" }, "Start", { ref: "main" });
  const many = Object.fromEntries(Array.from({ length: 230 }, (_, index) => [`f/${index}.md`, `${index}`]));
  const head = await github.commitFiles(base, many, "Many");
  await github.openPullRequest({ number: 5, head });
  const octokit = octokitFor(github);
  const pull = await readPullRequest(octokit, { ...repository, number: 5 });

  const { files, isComplete } = await readChangedFiles(octokit, pull);

  expect(pull.changedFiles).toBe(230);
  expect(files).toHaveLength(150);
  expect(isComplete).toBe(false);
});

test("the pull request of a fork's commit is found by its head", async () => {
  const github = await simulatedGitHub();
  const { head } = await withPullRequest(github, { fork: true });
  const octokit = octokitFor(github);

  expect(await findPullRequests(octokit, repository, head)).toEqual([5]);
  expect(await findPullRequests(octokit, repository, "1".repeat(40))).toEqual([]);
  expect(await readOpenPullRequests(octokit, repository)).toMatchObject({
    isComplete: true,
    pulls: [{ number: 5, headSha: head, baseRef: "main", isDraft: false }],
  });
});

test("a closed pull request is not found", async () => {
  const github = await simulatedGitHub();
  const { head } = await withPullRequest(github);
  github.closePullRequest(5);

  expect(await findPullRequests(octokitFor(github), repository, head)).toEqual([]);
});

test.each([
  ["admin", "admin"],
  ["maintain", "write"],
  ["write", "write"],
  ["triage", "triage"],
  ["read", "read"],
  ["none", "none"],
])("the role %s is the permission %s", async (role, permission) => {
  const github = await simulatedGitHub();
  github.setPermission("megan", role);

  expect(await readPermission(octokitFor(github), repository, "megan")).toBe(permission);
});

test("strangers, bots and callers who may not ask have no right; trouble is not taken for one", async () => {
  const github = await simulatedGitHub();
  await withPullRequest(github);
  const octokit = octokitFor(github);

  expect(await readPermission(octokit, repository, "adele")).toBe("read");
  expect(await readPermission(octokit, repository, "nobody-of-this-name")).toBe("none");
  github.switches.strangerPermission = "not-found";
  expect(await readPermission(octokit, repository, "adele")).toBe("none");
  github.switches.permissionNeedsPush = true;
  expect(await readPermission(octokit, repository, "adele")).toBe("none");
  github.switches.permissionNeedsPush = false;
  github.fail({ path: "/permission", behavior: "secondary-rate-limit" });
  await expect(readPermission(octokit, repository, "megan")).rejects.toMatchObject({ kind: "rate-limited" });
});
