import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Simulator } from "../../src/simulator/simulator.ts";
import { type Client, client, lines, start } from "./simulated.ts";

let github: Simulator;
let call: Client;
let base: string;
let head: string;

beforeEach(async () => {
  github = await start();
  base = await github.commitFiles(undefined, { "a.txt": lines(5), "d/e.txt": "e\n" }, "Start", {
    ref: "main",
  });
  head = await github.commitFiles(base, { "a.txt": lines(6) }, "Change");
  await github.openPullRequest({ number: 1, head, headRef: "change", author: "adele" });
  call = client(github);
});

afterEach(async () => {
  const violations = [...github.violations];
  await github.close();
  expect(violations).toEqual([]);
});

describe("comments", () => {
  test("of people come with CRLF and without an App, ours as sent and with it", async () => {
    github.comment(1, "adele", "/connector recheck\nplease");
    await call("POST", "/issues/1/comments", { body: "one\ntwo" });

    expect((await call("GET", "/issues/1/comments")).body).toMatchObject([
      {
        body: "/connector recheck\r\nplease",
        user: { login: "adele", type: "User" },
        performed_via_github_app: null,
      },
      {
        body: "one\ntwo",
        user: { login: "connector-review[bot]", type: "Bot" },
        performed_via_github_app: { id: 7 },
      },
    ]);
  });

  test("are edited and deleted by their id", async () => {
    await call("POST", "/issues/1/comments", { body: "one" });
    const id = github.issueComments(1)[0]?.id;

    expect(await call("PATCH", `/issues/comments/${id}`, { body: "two" })).toMatchObject({
      body: { body: "two" },
    });
    expect(await call("PATCH", `/issues/comments/${id}`, { body: "x".repeat(65_537) })).toMatchObject({
      status: 422,
      body: { errors: [{ field: "body", message: "Body is too long (maximum is 65536 characters)" }] },
    });
    expect(await call("DELETE", `/issues/comments/${id}`)).toMatchObject({ status: 204 });
    expect(await call("GET", `/issues/comments/${id}`)).toMatchObject({ status: 404 });
  });

  test("take a reaction once", async () => {
    const { id } = github.comment(1, "adele", "/connector help");
    const react = () => call("POST", `/issues/comments/${id}/reactions`, { content: "eyes" });

    expect([(await react()).status, (await react()).status]).toEqual([201, 200]);
    const reaction = github.reactions[0];
    expect(reaction).toMatchObject({ commentId: id, content: "eyes" });
    expect(await call("DELETE", `/issues/comments/${id}/reactions/${reaction?.id}`)).toMatchObject({
      status: 204,
    });
    expect((await call("GET", `/issues/comments/${id}/reactions`)).body).toEqual([]);
  });
});

test("labels are added as names and removed one by one", async () => {
  expect(await call("POST", "/issues/1/labels", { labels: ["connector: ready", "x"] })).toMatchObject({
    status: 200,
  });
  expect(await call("DELETE", "/issues/1/labels/connector%3A%20ready")).toMatchObject({
    body: [{ name: "x" }],
  });
  expect(await call("DELETE", "/issues/1/labels/y")).toMatchObject({ status: 404 });
  expect((await call("GET", "/issues/1/labels")).body).toMatchObject([{ name: "x" }]);
});

describe("GraphQL", () => {
  const threads = `query Threads($owner: String!, $name: String!, $number: Int!) {
    repository(owner: $owner, name: $name) {
      pull: pullRequest(number: $number) {
        reviewThreads(first: 50) {
          pageInfo { hasNextPage endCursor }
          nodes { id isResolved isOutdated viewerCanResolve comments(first: 10) { nodes { ...comment } } }
        }
      }
    }
  }
  fragment comment on PullRequestReviewComment { fullDatabaseId isMinimized author { login } }`;
  const variables = { owner: "contoso", name: "connectors", number: 1 };

  beforeEach(async () => {
    await call("POST", "/pulls/1/comments", { body: "Text", commit_id: head, path: "a.txt", line: 6 });
  });

  test("shows the threads of a pull request with their replies", async () => {
    const first = github.reviewComments(1)[0]?.id ?? 0;
    const reply = github.reply(first, "adele", "Why?");

    const { body } = await call("POST", "//graphql", { query: threads, variables });

    expect(body).toEqual({
      data: {
        repository: {
          pull: {
            reviewThreads: {
              pageInfo: { hasNextPage: false, endCursor: "1" },
              nodes: [
                {
                  id: `PRRT_${first}`,
                  isResolved: false,
                  isOutdated: false,
                  viewerCanResolve: false,
                  comments: {
                    nodes: [
                      {
                        fullDatabaseId: String(first),
                        isMinimized: false,
                        author: { login: "connector-review" },
                      },
                      { fullDatabaseId: String(reply.id), isMinimized: false, author: { login: "adele" } },
                    ],
                  },
                },
              ],
            },
          },
        },
      },
    });
  });

  test("minimizes with pull_requests: write, the reason in lower case", async () => {
    const id = github.reviewComments(1)[0]?.id;
    const query = `mutation($id: ID!) {
      minimizeComment(input: { subjectId: $id, classifier: RESOLVED }) { minimizedComment { isMinimized minimizedReason } }
    }`;

    const { body } = await call("POST", "//graphql", { query, variables: { id: `PRRC_${id}` } });

    expect(body).toEqual({
      data: { minimizeComment: { minimizedComment: { isMinimized: true, minimizedReason: "resolved" } } },
    });
    expect(github.writes().at(-1)).toMatchObject({ operation: "graphql" });
  });

  test("edits the text of a review that was submitted: one's own, not too long", async () => {
    await call("POST", "/pulls/1/reviews", { commit_id: head, event: "COMMENT", body: "Before." });
    const [own] = github.reviews(1);
    if (own !== undefined) github.world.reviews.push({ ...own, id: 900, user: "adele" });
    const query = `mutation($id: ID!, $body: String!) {
      updatePullRequestReview(input: { pullRequestReviewId: $id, body: $body }) {
        clientMutationId pullRequestReview { fullDatabaseId body state author { login } }
      }
    }`;
    const edit = async (id: string, body: string) =>
      (await call("POST", "//graphql", { query, variables: { id, body } })).body;

    expect(await edit(`PRR_${own?.id}`, "After.")).toEqual({
      data: {
        updatePullRequestReview: {
          clientMutationId: null,
          pullRequestReview: {
            fullDatabaseId: String(own?.id),
            body: "After.",
            state: "COMMENTED",
            author: { login: "connector-review" },
          },
        },
      },
    });
    const refusals = [
      await edit("PRR_900", "After."),
      await edit("PRR_901", "After."),
      await edit(`PRR_${own?.id}`, "x".repeat(65_537)),
    ];
    expect(refusals).toMatchObject([
      { errors: [{ type: "FORBIDDEN" }] },
      { errors: [{ type: "NOT_FOUND" }] },
      { errors: [{ type: "UNPROCESSABLE", message: "Body is too long (maximum is 65536 characters)" }] },
    ]);
    expect((await call("GET", "/pulls/1/reviews")).body).toMatchObject([
      { body: "After." },
      { body: "Before." },
    ]);
  });

  test("resolves only with contents: write", async () => {
    const id = github.reviewComments(1)[0]?.id;
    const query = `mutation { resolveReviewThread(input: { threadId: "PRRT_${id}" }) { thread { isResolved } } }`;

    const refused = await call("POST", "//graphql", { query });
    github.world.permissions = { ...github.world.permissions, contents: "write" };
    const done = await client(github)("POST", "//graphql", { query });

    expect(refused).toMatchObject({
      status: 200,
      body: {
        data: { resolveReviewThread: null },
        errors: [{ type: "FORBIDDEN", message: "Resource not accessible by integration" }],
      },
    });
    expect(done.body).toEqual({ data: { resolveReviewThread: { thread: { isResolved: true } } } });
  });
});

test("a branch of a fork takes commits only if its owner lets maintainers edit", async () => {
  github.world.permissions = { ...github.world.permissions, contents: "write" };
  call = client(github);
  const options = { head, headRef: "patch", fork: true };
  await github.openPullRequest({ ...options, number: 2, author: "megan" });
  await github.openPullRequest({ ...options, number: 3, author: "diego", maintainerCanModify: false });
  const next = await github.commitFiles(head, { "a.txt": lines(7) }, "Next");
  const move = (owner: string) =>
    call("PATCH", `//repos/${owner}/connectors/git/refs/heads/patch`, { sha: next });

  expect(await move("megan")).toMatchObject({ status: 200 });
  expect(await move("diego")).toMatchObject({ status: 403 });
  expect(await move("nobody")).toMatchObject({ status: 404 });
  expect([github.pullRequest(2).headSha, github.pullRequest(3).headSha]).toEqual([next, head]);
});

test("a push that merges the base branch shows only the pull request's own files", async () => {
  const later = await github.commitFiles(base, { "later.txt": "later\n" }, "Later", { ref: "main" });
  const merged = await github.commitFiles([head, later], { "later.txt": "later\n" }, "Merge main");

  await github.push(1, merged);

  expect((await call("GET", "/pulls/1/files")).body).toMatchObject([{ filename: "a.txt" }]);
  expect((await call("GET", "/pulls/1")).body).toMatchObject({ base: { sha: later }, commits: 2 });
});

test("the diff as text is refused above 300 files", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 301 }, (_, index) => [`many/${index}`, `${index}\n`]),
  );
  await github.openPullRequest({ number: 2, head: await github.commitFiles(base, files, "Many") });
  const ask = (number: number) =>
    fetch(`${github.url}/repos/contoso/connectors/pulls/${number}`, {
      headers: {
        authorization: `token ${github.installationToken()}`,
        accept: "application/vnd.github.diff",
      },
    });

  expect(await (await ask(1)).text()).toContain("diff --git a/a.txt b/a.txt");
  const refused = await ask(2);
  expect(refused.status).toBe(406);
  expect(await refused.json()).toMatchObject({
    message: expect.stringContaining("Sorry, the diff exceeded the maximum number of files (300)."),
    errors: [{ resource: "PullRequest", field: "diff", code: "too_large" }],
  });
});

test("a commit made through the API moves the branch and its pull request", async () => {
  github.world.permissions = { ...github.world.permissions, contents: "write" };
  call = client(github);

  const tree = await call("POST", "/git/trees", {
    base_tree: head,
    tree: [
      { path: "d/f.txt", mode: "100644", type: "blob", content: "f\n" },
      { path: "d/e.txt", mode: "100644", type: "blob", sha: null },
    ],
  });
  const { sha: treeSha } = tree.body as { sha: string }; // the shape was checked against the description
  const commit = await call("POST", "/git/commits", { message: "Fix", tree: treeSha, parents: [head] });
  const { sha } = commit.body as { sha: string };
  const moved = await call("PATCH", "/git/refs/heads/change", { sha });
  const backwards = await call("PATCH", "/git/refs/heads/change", { sha: base });

  expect(moved).toMatchObject({ status: 200, body: { object: { sha } } });
  expect(backwards).toMatchObject({ status: 422 });
  expect((await call("GET", "/pulls/1")).body).toMatchObject({ head: { sha }, changed_files: 3 });
  expect((await call("GET", "/pulls/1/files")).body).toMatchObject([
    { filename: "a.txt" },
    { filename: "d/e.txt", status: "removed" },
    { filename: "d/f.txt", status: "added" },
  ]);
});
