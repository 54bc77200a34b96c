import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { verify } from "@octokit/webhooks-methods";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Simulator } from "../../src/simulator/simulator.ts";
import { client, jwt, lines, start } from "./simulated.ts";

let github: Simulator;
let receiver: Server;
let receiverUrl: string;
let received: { headers: IncomingHttpHeaders; body: string }[];
let answer: number;
let head: string;

beforeEach(async () => {
  received = [];
  answer = 202;
  receiver = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    received.push({ headers: request.headers, body });
    response.writeHead(answer).end("noted");
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const address = receiver.address();
  receiverUrl = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`;
  github = await start();
  const base = await github.commitFiles(undefined, { "a.txt": lines(5) }, "Start", { ref: "main" });
  head = await github.commitFiles(base, { "a.txt": lines(6) }, "Change");
  await github.openPullRequest({ number: 1, head, author: "adele" });
});

afterEach(async () => {
  await github.close();
  receiver.close();
});

test("a delivery is signed and says which event and which installation it is about", async () => {
  const payload = await github.payloads.pullRequest("opened", 1);

  const delivery = await github.deliver(receiverUrl, "pull_request", payload, { deliveryId: "guid-1" });

  expect(delivery).toMatchObject({
    guid: "guid-1",
    statusCode: 202,
    responseBody: "noted",
    action: "opened",
  });
  const [first] = received;
  expect(first?.headers).toMatchObject({ "x-github-event": "pull_request", "x-github-delivery": "guid-1" });
  const signature = String(first?.headers["x-hub-signature-256"]);
  expect(await verify("a secret of sixteen letters", first?.body ?? "", signature)).toBe(true);
  expect(JSON.parse(first?.body ?? "")).toMatchObject({
    action: "opened",
    number: 1,
    pull_request: { head: { sha: head }, changed_files: 1 },
    installation: { id: 77 },
    repository: { full_name: "contoso/connectors" },
    sender: { login: "adele" },
  });
});

test("a failed delivery is listed, and redelivered as a new entry with the same guid", async () => {
  const app = client(github, jwt());
  answer = 500;
  const failed = await github.deliver(receiverUrl, "push", github.payloads.push("main", head, head));
  answer = 202;

  expect((await app("GET", "//app/hook/deliveries?status=failure")).body).toMatchObject([
    { id: failed.id, guid: failed.guid, status_code: 500, redelivery: false },
  ]);
  expect(await app("POST", `//app/hook/deliveries/${failed.id}/attempts`)).toMatchObject({ status: 202 });
  expect((await app("GET", "//app/hook/deliveries")).body).toMatchObject([
    { guid: failed.guid, status: "OK", status_code: 202, redelivery: true },
    { guid: failed.guid, status_code: 500 },
  ]);
  expect(await app("GET", `//app/hook/deliveries/${failed.id}`)).toMatchObject({
    status: 200,
    body: { request: { headers: { "X-GitHub-Event": "push" } } },
  });
  expect(github.violations).toEqual([]);
});

test("the list of deliveries goes on by a cursor", async () => {
  const app = client(github, jwt());
  for (const guid of ["a", "b", "c"]) {
    await github.deliver(receiverUrl, "push", github.payloads.push("main", head, head), { deliveryId: guid });
  }

  const first = await app("GET", "//app/hook/deliveries?per_page=2");
  const next = /<http:\/\/[^/]+(\/[^>]+)>; rel="next"/.exec(first.headers.get("link") ?? "")?.[1];
  const second = await app("GET", `/${next}`);

  expect(first.body).toMatchObject([{ guid: "c" }, { guid: "b" }]);
  expect(second.body).toMatchObject([{ guid: "a" }]);
  expect(second.headers.get("link")).toBeNull();
});

test("a URL without a listener is a failed delivery, not an error", async () => {
  const delivery = await github.deliver(
    "http://127.0.0.1:9/",
    "push",
    github.payloads.push("main", head, head),
  );

  expect(delivery.statusCode).toBe(0);
});

describe("payloads", () => {
  test("of a push to the head carry the old and the new head", async () => {
    const next = await github.commitFiles(head, { "a.txt": lines(7) }, "Push");

    const before = await github.push(1, next);

    expect(await github.payloads.synchronize(1, before)).toMatchObject({
      action: "synchronize",
      before: head,
      after: next,
      pull_request: { head: { sha: next } },
    });
  });

  test("of another base say what it was", async () => {
    const dev = await github.commitFiles(undefined, { "b.txt": "b\n" }, "Other", { ref: "dev" });
    const from = await github.retarget(1, "dev");

    expect(await github.payloads.retargeted(1, from)).toMatchObject({
      action: "edited",
      changes: { base: { ref: { from: "main" } } },
      pull_request: { base: { ref: "dev", sha: dev } },
    });
  });

  test("of a re-run name no pull request when the head is a fork's", async () => {
    const fork = await github.commitFiles(head, { "f.txt": "f\n" }, "Fork");
    await github.openPullRequest({ number: 2, head: fork, fork: true });
    const call = client(github);
    for (const sha of [head, fork]) await call("POST", "/check-runs", { name: "n", head_sha: sha });
    const [ours, theirs] = github.checkRuns();

    expect(github.payloads.checkRun("rerequested", ours?.id ?? 0)).toMatchObject({
      check_run: { head_sha: head, pull_requests: [{ number: 1 }], check_suite: { head_branch: "change-1" } },
    });
    expect(github.payloads.requestedAction(theirs?.id ?? 0, "recheck", "adele")).toMatchObject({
      action: "requested_action",
      requested_action: { identifier: "recheck" },
      check_run: { pull_requests: [], check_suite: { head_branch: null } },
      sender: { login: "adele" },
    });
    expect(await github.payloads.checkSuite("rerequested", fork)).toMatchObject({
      check_suite: { head_sha: fork, status: "queued", head_branch: null, pull_requests: [] },
    });
  });

  test("of a comment say that the issue is a pull request; our own come from a bot", async () => {
    const { id } = github.comment(1, "adele", "Hi");
    await client(github)("POST", "/issues/1/comments", { body: "Ours" });
    const ours = github.issueComments(1)[1]?.id ?? 0;

    expect(github.payloads.issueComment("created", id)).toMatchObject({
      issue: { number: 1, pull_request: { url: `${github.url}/repos/contoso/connectors/pulls/1` } },
      comment: { performed_via_github_app: null },
    });
    expect(github.payloads.issueComment("created", ours)).toMatchObject({ sender: { type: "Bot" } });
  });

  test("of an installation list the repositories, of a suspension who did it", () => {
    expect(github.payloads.installation("created")).toMatchObject({
      repositories: [{ full_name: "contoso/connectors" }],
    });
    expect(github.payloads.installation("suspend")).toMatchObject({
      installation: { suspended_by: { login: "contoso" } },
    });
    expect(github.payloads.installation("suspend")).not.toHaveProperty("repositories");
  });

  test("of a merge queue carry the head to check", async () => {
    expect(await github.payloads.mergeGroup(head, "main", head)).toMatchObject({
      action: "checks_requested",
      merge_group: { head_sha: head, base_ref: "refs/heads/main", head_commit: { message: "Change" } },
    });
  });
});

describe("a subscriber", () => {
  const events = () =>
    received.map(({ headers, body }) => `${headers["x-github-event"]} ${JSON.parse(body).action}`);

  test("gets what people and the App do, in order", async () => {
    github.subscribe(receiverUrl);
    const next = await github.commitFiles(head, { "a.txt": lines(7) }, "Push");

    github.comment(1, "adele", "Hi");
    await github.push(1, next);
    await client(github)("POST", "/check-runs", { name: "n", head_sha: next, conclusion: "success" });
    await client(github)("POST", "/issues/1/comments", { body: "Ours" });
    github.closePullRequest(1);
    await github.settled();

    expect(events()).toEqual([
      "issue_comment created",
      "pull_request synchronize",
      "check_run completed",
      "issue_comment created",
      "pull_request closed",
    ]);
    expect(JSON.parse(received[3]?.body ?? "")).toMatchObject({ sender: { type: "Bot" } });
    expect(JSON.parse(received[1]?.body ?? "")).toMatchObject({ pull_request: { state: "open" } });
  });

  test("hears nothing of comments without issues: read", async () => {
    github.world.permissions = { pull_requests: "write", metadata: "read" };
    github.subscribe(receiverUrl);

    github.comment(1, "adele", "Hi");
    await github.settled();

    expect(received).toEqual([]);
  });
});
