import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Simulator } from "../../src/simulator/simulator.ts";
import { type Client, client, lines, start } from "./simulated.ts";

let github: Simulator;
let call: Client;

beforeEach(async () => {
  github = await start();
  const base = await github.commitFiles(undefined, { "a.txt": lines(9) }, "Start", { ref: "main" });
  const head = await github.commitFiles(base, { "a.txt": lines(9, { 4: "four" }) }, "Change");
  await github.openPullRequest({ number: 1, head, author: "adele" });
  call = client(github);
  for (const line of [1, 4, 7]) {
    await call("POST", "/pulls/1/comments", { body: "Text", commit_id: head, path: "a.txt", line });
  }
});

afterEach(() => github.close());

async function ask(query: string, variables: Readonly<Record<string, unknown>> = {}) {
  return (await call("POST", "//graphql", { query, variables })).body;
}

function inPullRequest(fields: string): string {
  return `{ repository(owner: "contoso", name: "connectors") { pullRequest(number: 1) { ${fields} } } }`;
}

function dataOfPullRequest(pullRequest: unknown) {
  return { data: { repository: { pullRequest } } };
}

describe("a request against GitHub's schema", () => {
  test.each([
    ["{ viewer { name2 } }", 'Cannot query field "name2" on type "User"'],
    ["{ viewer(id: 1) { login } }", 'Unknown argument "id"'],
    ["{ viewer }", "must have a selection of subfields"],
    ["{ repository(owner: 1) { name } }", "String cannot represent a non string value: 1"],
    ["query ($id: String!) { node(id: $id) { id } }", 'expecting type "ID!"'],
    [
      'mutation { minimizeComment(input: { subjectId: "x", classifier: BORING }) { clientMutationId } }',
      "BORING",
    ],
    ["{ viewer { login }", "Syntax Error"],
    [inPullRequest("databaseId"), "deprecated"],
    ["query ($number: Int!) { viewer { login } }", 'Variable "$number" is never used'],
  ])("is a violation: %s", async (query, problem) => {
    expect(await ask(query)).toEqual({
      errors: expect.arrayContaining([
        expect.objectContaining({ message: expect.stringContaining(problem) }),
      ]),
    });
    expect(github.violations).toMatchObject([
      { kind: "request", request: "POST /graphql", problem: expect.stringContaining(problem) },
    ]);
  });

  test("is one, too, when a variable has another type", async () => {
    await ask("query ($id: ID!) { node(id: $id) { id } }", { id: { no: "id" } });

    expect(github.violations).toMatchObject([{ kind: "request", problem: expect.stringContaining("$id") }]);
  });
});

test("a response that GitHub's schema doesn't allow is a violation", async () => {
  Object.assign(github.pullRequest(1), { title: null });

  await ask(inPullRequest("title"));

  expect(github.violations).toMatchObject([
    { kind: "response", problem: expect.stringContaining("non-nullable field PullRequest.title") },
  ]);
});

describe("a connection", () => {
  afterEach(() => expect(github.violations).toEqual([]));

  test("is read page by page, in both directions", async () => {
    const page = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { line }";

    expect(await ask(inPullRequest(`reviewThreads(first: 2, after: "1") { totalCount ${page} }`))).toEqual(
      dataOfPullRequest({
        reviewThreads: {
          totalCount: 3,
          pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: "2", endCursor: "3" },
          nodes: [{ line: 4 }, { line: 7 }],
        },
      }),
    );
    expect(await ask(inPullRequest(`reviewThreads(last: 1, before: "3") { ${page} }`))).toEqual(
      dataOfPullRequest({
        reviewThreads: {
          pageInfo: { hasNextPage: true, hasPreviousPage: true, startCursor: "2", endCursor: "2" },
          nodes: [{ line: 4 }],
        },
      }),
    );
  });

  test("is refused without a size and above 100", async () => {
    expect(await ask(inPullRequest("reviewThreads { totalCount }"))).toMatchObject({
      errors: [{ type: "MISSING_PAGINATION_BOUNDARIES" }],
    });
    expect(await ask(inPullRequest("comments(first: 101) { totalCount }"))).toMatchObject({
      errors: [{ type: "EXCESSIVE_PAGINATION" }],
    });
  });
});

test("one node that is missing leaves the others", async () => {
  const id = `PRRC_${github.reviewComments(1)[0]?.id}`;
  const query = "query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on PullRequestReviewComment { path } } }";

  expect(await ask(query, { ids: [id, "PRRC_0"] })).toMatchObject({
    data: { nodes: [{ id, path: "a.txt" }, null] },
    errors: [{ type: "NOT_FOUND", path: ["nodes", 1] }],
  });
});
