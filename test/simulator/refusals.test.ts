import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Simulator } from "../../src/simulator/simulator.ts";
import { type Client, client, jwt, lines, start } from "./simulated.ts";

let github: Simulator;
let call: Client;
let head: string;

beforeEach(async () => {
  github = await start({ personalTokens: { ghp_lidia: "lidia" } });
  const base = await github.commitFiles(undefined, { "a.txt": lines(5) }, "Start", { ref: "main" });
  head = await github.commitFiles(base, { "a.txt": lines(6) }, "Change");
  await github.openPullRequest({ number: 1, head, author: "adele" });
  call = client(github);
});

afterEach(() => github.close());

const say = () => call("POST", "/issues/1/comments", { body: "Hello" });
const review = () => call("POST", "/pulls/1/reviews", { event: "COMMENT", body: "Hello" });
const check = () => call("POST", "/check-runs", { name: "n", head_sha: head });

describe("permissions", () => {
  test("one that is missing is a 403 that names it", async () => {
    github.world.permissions = { ...github.world.permissions, pull_requests: "read", issues: "write" };
    call = client(github);

    const { status, headers, body } = await say();

    expect(status).toBe(403);
    expect(headers.get("x-accepted-github-permissions")).toBe("pull_requests=write");
    expect(body).toMatchObject({ message: "Resource not accessible by integration", status: "403" });
    expect((await call("GET", "/issues/1/comments")).status).toBe(200);
  });

  test("alternatives are parted by a semicolon", async () => {
    github.world.permissions = { metadata: "read" };
    call = client(github);

    expect((await call("GET", "/issues/1/comments")).headers.get("x-accepted-github-permissions")).toBe(
      "issues=read; pull_requests=read",
    );
  });

  test("another repository is not found", async () => {
    expect(await call("GET", "//repos/fabrikam/secret")).toMatchObject({
      status: 404,
      body: { message: "Not Found" },
    });
  });
});

describe("tokens", () => {
  test("are minted for the App's JWT and work on some later call", async () => {
    github.switches.tokenFailsFirst = 1;
    const minted = await client(github, jwt())("POST", "//app/installations/77/access_tokens");
    const { token } = minted.body as { token: string }; // the shape was checked against the description
    const called = client(github, token);

    expect(minted.status).toBe(201);
    expect(token).toMatch(/^ghs_/);
    expect(await called("GET", "")).toMatchObject({ status: 401, body: { message: "Bad credentials" } });
    expect(await called("GET", "")).toMatchObject({ status: 200, body: { full_name: "contoso/connectors" } });
  });

  test("are refused for another App, a suspended or absent installation, too many permissions", async () => {
    const app = client(github, jwt());
    const mint = (body?: unknown) => app("POST", "//app/installations/77/access_tokens", body);

    expect(await client(github, jwt(8))("GET", "//app")).toMatchObject({ status: 401 });
    expect(await mint({ permissions: { contents: "write" } })).toMatchObject({
      status: 422,
      body: { message: "The permissions requested are not granted to this installation." },
    });
    github.switches.installation = "suspended";
    expect(await mint()).toMatchObject({
      status: 403,
      body: { message: "This installation has been suspended" },
    });
    github.switches.installation = "uninstalled";
    expect(await mint()).toMatchObject({ status: 404 });
    expect(await app("GET", "/installation")).toMatchObject({ status: 404 });
  });

  test("of a person act as that person", async () => {
    const person = client(github, "ghp_lidia");

    expect(await person("GET", "//user")).toMatchObject({ body: { login: "lidia" } });
    expect(await person("POST", "/issues/1/comments", { body: "Me" })).toMatchObject({
      body: { user: { login: "lidia" } },
    });
    expect(await call("GET", "//user")).toMatchObject({ status: 403 });
  });
});

describe("pull requests that are closed to writes", () => {
  test("a locked conversation refuses comments and reviews, not checks", async () => {
    github.pullRequest(1).isLocked = true;

    expect(await say()).toMatchObject({
      status: 403,
      body: { message: "Unable to create comment because issue is locked." },
    });
    expect(await review()).toMatchObject({ status: 422, body: { errors: ["lock prevents review"] } });
    expect(await check()).toMatchObject({ status: 201 });
  });

  test("an archived repository refuses everything but reading", async () => {
    github.switches.isArchived = true;

    for (const answer of [await say(), await review(), await check()]) {
      expect(answer).toMatchObject({
        status: 403,
        body: { message: "Repository was archived so is read-only." },
      });
    }
    expect(await call("GET", "/pulls/1")).toMatchObject({ status: 200 });
  });

  test("an author who blocked the App, and interaction limits", async () => {
    github.switches.blockedBy.add("adele");
    const blocked = await say();
    github.switches.blockedBy.clear();
    github.switches.interactionLimit = true;

    expect(blocked).toMatchObject({
      status: 422,
      body: {
        errors: [
          { resource: "IssueComment", code: "unprocessable", field: "data", message: "User is blocked" },
        ],
      },
    });
    expect(await say()).toMatchObject({ status: 422 });
  });
});

describe("who may do what", () => {
  test.each([
    ["admin", "admin"],
    ["maintain", "write"],
    ["triage", "read"],
    ["release-manager", "write"],
  ])("the role %s has the permission %s", async (role, permission) => {
    github.setPermission("megan", role);

    expect(await call("GET", "/collaborators/megan/permission")).toMatchObject({
      status: 200,
      body: { permission, role_name: role },
    });
  });

  test("strangers read, bots and unknown logins are not users", async () => {
    expect(await call("GET", "/collaborators/adele/permission")).toMatchObject({
      body: { permission: "read" },
    });
    expect(await call("GET", "/collaborators/nobody/permission")).toMatchObject({
      status: 404,
      body: { message: "nobody is not a user" },
    });
    github.switches.permissionNeedsPush = true;
    expect(await call("GET", "/collaborators/adele/permission")).toMatchObject({ status: 403 });
  });
});

describe("faults", () => {
  test("a write can be done and yet answered with 502", async () => {
    github.fail({ method: "POST", path: /\/comments$/, behavior: "written-then-502" });

    expect(await say()).toMatchObject({ status: 502 });
    expect(github.issueComments(1)).toHaveLength(1);
    expect(await say()).toMatchObject({ status: 201 });
  });

  test("rate limits answer as GitHub does", async () => {
    github.fail({ path: "/pulls/1", behavior: "primary-rate-limit" });
    github.fail({ path: "/pulls/1", behavior: "secondary-rate-limit" });
    const primary = await call("GET", "/pulls/1");
    const secondary = await call("GET", "/pulls/1");

    expect(primary).toMatchObject({
      status: 403,
      body: { message: "API rate limit exceeded for installation ID 77." },
    });
    expect(primary.headers.get("x-ratelimit-remaining")).toBe("0");
    expect(secondary.body).toMatchObject({
      message: expect.stringContaining("exceeded a secondary rate limit"),
    });
    expect(secondary.headers.get("retry-after")).toBeNull();
  });

  test("a fault can wait, act and hang up", async () => {
    const next = await github.commitFiles(head, { "a.txt": lines(7) }, "Next");
    github.fail({ path: "/pulls/1/files", after: 1, before: async () => void (await github.push(1, next)) });
    github.fail({ path: "/rate_limit", behavior: "hang-up" });

    await call("GET", "/pulls/1/files");
    expect(github.pullRequest(1).headSha).toBe(head);
    await call("GET", "/pulls/1/files");
    expect(github.pullRequest(1).headSha).toBe(next);
    await expect(call("GET", "//rate_limit")).rejects.toThrow();
    expect(await call("GET", "//rate_limit")).toMatchObject({ status: 200 });
  });
});

test("an unknown route is a violation", async () => {
  expect(await call("GET", "/milestones")).toMatchObject({ status: 404 });
  expect(github.violations).toMatchObject([
    { kind: "unknown-route", request: "GET /repos/contoso/connectors/milestones" },
  ]);
});
