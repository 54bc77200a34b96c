import { Octokit } from "@octokit/rest";
import { describe, expect, test } from "vitest";
import { asFailure, GitHubFailure } from "../../src/github/failure.ts";

const silent = { debug() {}, info() {}, warn() {}, error() {} };

function octokitWith(fetch: () => Promise<Response>): Octokit {
  return new Octokit({ auth: "ghs_secretsecretsecret", request: { fetch }, log: silent });
}

/** The error Octokit makes of a request that ends like this. */
function errorOf(fetch: () => Promise<Response>): Promise<unknown> {
  return octokitWith(fetch)
    .request("POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews", {
      owner: "contoso",
      repo: "connectors",
      pull_number: 5,
    })
    .catch((error: unknown) => error);
}

function answered(status: number, data: unknown, headers: Readonly<Record<string, string>> = {}) {
  const isText = typeof data === "string";
  const type = isText ? "text/html" : "application/json";
  const body = isText ? data : JSON.stringify(data);
  return errorOf(async () => new Response(body, { status, headers: { ...headers, "content-type": type } }));
}

/** The error Octokit makes of GraphQL's 200 with errors. */
function listed(errors: readonly object[]): Promise<unknown> {
  return octokitWith(async () => Response.json({ data: null, errors }))
    .graphql("query { viewer { login } }")
    .catch((error: unknown) => error);
}

const secondary =
  "You have exceeded a secondary rate limit and have been temporarily blocked from content creation. Please retry your request again later.";
const validation = (error: object) => ({ message: "Validation Failed", errors: [error] });

describe("the kind of a refusal", () => {
  test.each([
    ["no permission", 403, { message: "Resource not accessible by integration" }, "forbidden"],
    ["a token just minted", 401, { message: "Bad credentials" }, "unauthorized"],
    ["an invisible repository", 404, { message: "Not Found" }, "not-found"],
    ["a suspended installation", 403, { message: "This installation has been suspended" }, "forbidden"],
    [
      "a permission not granted",
      422,
      { message: "The permissions requested are not granted to this installation." },
      "forbidden",
    ],
    [
      "a body that breaks the schema",
      422,
      { message: "Invalid request.\n\nNo more than 50 items are allowed; 98 were supplied." },
      "unprocessable",
    ],
    [
      "a comment off the diff",
      422,
      {
        message: "Unprocessable Entity",
        errors: ["Pull request review thread line must be part of the diff"],
      },
      "unprocessable",
    ],
    [
      "a locked conversation, commenting",
      403,
      { message: "Unable to create comment because issue is locked." },
      "locked",
    ],
    [
      "a locked conversation, reviewing",
      422,
      { message: "Unprocessable Entity", errors: ["lock prevents review"] },
      "locked",
    ],
    ["an archived repository", 403, { message: "Repository was archived so is read-only." }, "archived"],
    [
      "an author who blocked the bot",
      422,
      validation({
        resource: "IssueComment",
        code: "unprocessable",
        field: "data",
        message: "User is blocked",
      }),
      "blocked",
    ],
    [
      "interaction limits",
      422,
      { message: "Interactions on this repository have been restricted to prior contributors only" },
      "blocked",
    ],
    [
      "a commit that left the pull request, in a review",
      422,
      { message: "Unprocessable Entity", errors: ["The commitOID is not part of the pull request"] },
      "head-moved",
    ],
    [
      "a commit that left the pull request, in a comment",
      422,
      validation({
        resource: "PullRequestReviewComment",
        code: "custom",
        field: "commit_id",
        message: "commit_id is not part of the pull request",
      }),
      "head-moved",
    ],
    ["a secondary limit without retry-after", 403, { message: secondary }, "rate-limited"],
    ["a secondary limit as 429", 429, { message: secondary }, "rate-limited"],
    [
      "too many writes in a row",
      422,
      { message: "Validation Failed", errors: ["was submitted too quickly"] },
      "rate-limited",
    ],
    ["a conflict", 409, { message: "Conflict" }, "conflict"],
    ["a pull request's diff that is gone", 410, { message: "Gone" }, "gone"],
    [
      "too large a diff",
      406,
      { message: "Sorry, the diff exceeded the maximum number of files (300)." },
      "unprocessable",
    ],
    ["a server in trouble", 502, { message: "Server Error" }, "server"],
    ["a server in trouble, in HTML", 503, "<html>unicorn</html>", "server"],
  ])("%s (%i)", async (_, status, data, kind) => {
    expect(asFailure(await answered(status, data))).toMatchObject({ name: "GitHubFailure", kind, status });
  });

  test.each([
    ["RATE_LIMITED", { type: "RATE_LIMITED", message: "API rate limit exceeded" }, "rate-limited"],
    [
      "RATE_LIMIT",
      { type: "RATE_LIMIT", code: "graphql_rate_limit", message: "API rate limit already exceeded" },
      "rate-limited",
    ],
    ["FORBIDDEN", { type: "FORBIDDEN", message: "Resource not accessible by integration" }, "forbidden"],
    ["NOT_FOUND", { type: "NOT_FOUND", message: "Could not resolve to a node" }, "not-found"],
    ["no type", { message: "Something went wrong while executing your query." }, "server"],
    ["another", { type: "UNPROCESSABLE", message: "No" }, "unprocessable"],
  ])("GraphQL's 200 with %s", async (_, error, kind) => {
    expect(asFailure(await listed([error]))).toMatchObject({ kind, status: 200 });
  });
});

describe("what a failure knows", () => {
  test("when to try again: as GitHub says, or from GitHub's clock when the primary limit resets", async () => {
    const withRetryAfter = asFailure(await answered(403, { message: secondary }, { "retry-after": "72" }));
    const primary = asFailure(
      await answered(
        403,
        { message: "API rate limit exceeded for installation ID 77." },
        {
          "x-ratelimit-remaining": "0",
          "x-ratelimit-reset": "1700000100",
          date: "Tue, 14 Nov 2023 22:13:20 GMT",
        },
      ),
    );
    const unknown = asFailure(
      await answered(
        403,
        { message: secondary },
        { "x-ratelimit-remaining": "4321", "x-ratelimit-reset": "1700000100" },
      ),
    );

    expect([withRetryAfter, primary, unknown].map((failure) => failure?.retryAfterSeconds)).toEqual([
      72,
      101,
      undefined,
    ]);
    expect([withRetryAfter, primary, unknown].map((failure) => failure?.kind)).toEqual([
      "rate-limited",
      "rate-limited",
      "rate-limited",
    ]);
  });

  test("GitHub's sentences, and what was asked, but no token", async () => {
    const failure = asFailure(
      await answered(422, {
        message: "Validation Failed",
        errors: [
          { resource: "CheckRun", code: "invalid", field: "annotations" },
          { message: "token ghs_abc123\nrefused" },
        ],
      }),
    );

    expect(failure?.messages).toEqual([
      "Validation Failed",
      "CheckRun annotations invalid",
      "token [token] refused",
    ]);
    expect(failure?.message).toBe(
      "GitHub answered 422 to POST /repos/contoso/connectors/pulls/5/reviews (unprocessable): " +
        "Validation Failed · CheckRun annotations invalid · token [token] refused",
    );
  });

  test("whether it may pass, and whether the conversation is closed", () => {
    const kinds = (test: (failure: GitHubFailure) => boolean) =>
      (
        [
          "unauthorized",
          "forbidden",
          "locked",
          "archived",
          "blocked",
          "rate-limited",
          "network",
          "timeout",
        ] as const
      ).filter((kind) => test(new GitHubFailure(kind)));

    expect(kinds((failure) => failure.isPassing)).toEqual([
      "unauthorized",
      "rate-limited",
      "network",
      "timeout",
    ]);
    expect(kinds((failure) => failure.closesConversation)).toEqual(["locked", "archived", "blocked"]);
  });
});

test("a request without an answer is a failure of the network, or a timeout", async () => {
  const refused = await errorOf(() => Promise.reject(new TypeError("fetch failed")));
  const late = await errorOf(() => Promise.reject(new DOMException("too late", "TimeoutError")));
  const aborted = await errorOf(() => Promise.reject(new DOMException("aborted", "AbortError")));

  expect(asFailure(refused)).toMatchObject({ kind: "network", status: undefined });
  expect(asFailure(late)).toMatchObject({ kind: "timeout" });
  expect(asFailure(aborted)).toMatchObject({ kind: "timeout" });
});

test("an error of our own is no failure of GitHub", () => {
  expect(asFailure(new TypeError("x is not a function"))).toBeUndefined();
  expect(asFailure("text")).toBeUndefined();
});
