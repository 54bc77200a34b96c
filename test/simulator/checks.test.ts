import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Simulator } from "../../src/simulator/simulator.ts";
import { type Client, client, start } from "./simulated.ts";

let github: Simulator;
let call: Client;
let head: string;

beforeEach(async () => {
  github = await start();
  const base = await github.commitFiles(undefined, { "a.txt": "a\n" }, "Start", { ref: "main" });
  head = await github.commitFiles(base, { "a.txt": "b\n" }, "Change");
  await github.openPullRequest({ number: 1, head });
  call = client(github);
});

afterEach(() => github.close());

function annotation(more: Readonly<Record<string, unknown>> = {}) {
  return {
    path: "a.txt",
    start_line: 1,
    end_line: 1,
    annotation_level: "failure",
    message: "Wrong.",
    ...more,
  };
}

function create(annotations: readonly unknown[] = [], more: Readonly<Record<string, unknown>> = {}) {
  const output = { title: "Title", summary: "Summary", annotations };
  return call("POST", "/check-runs", { name: "Connector review", head_sha: head, output, ...more });
}

describe("annotations", () => {
  test("more than 50 in one request are refused in GitHub's words", async () => {
    const { status, body } = await create(Array.from({ length: 98 }, () => annotation()));

    expect(status).toBe(422);
    expect(body).toMatchObject({
      message: "Invalid request.\n\nNo more than 50 items are allowed; 98 were supplied.",
    });
    expect(github.violations).toMatchObject([
      { kind: "request", request: "POST /repos/contoso/connectors/check-runs" },
    ]);
  });

  test("an update appends, and the list is paged", async () => {
    await create(Array.from({ length: 50 }, () => annotation()));
    const id = github.checkRuns(head)[0]?.id;
    const output = { title: "Title", summary: "More", annotations: [annotation({ path: "elsewhere.txt" })] };

    await call("PATCH", `/check-runs/${id}`, { output });

    expect((await call("GET", `/check-runs/${id}/annotations?per_page=100`)).body).toHaveLength(51);
    expect((await call("GET", `/check-runs/${id}/annotations?page=2`)).body).toHaveLength(21);
    expect((await call("GET", `/check-runs/${id}`)).body).toMatchObject({
      output: { annotations_count: 51 },
    });
  });

  test.each([
    ["a null path", { path: null }],
    ["line 0", { start_line: 0 }],
    ["columns over several lines", { end_line: 2, start_column: 1, end_column: 2 }],
    ["a title of 256 characters", { title: "x".repeat(256) }],
    ["a message above 64 KB", { message: "ü".repeat(33_000) }],
  ])("%s is refused", async (_what, wrong) => {
    const { status, body } = await create([annotation(wrong)]);

    expect(status).toBe(422);
    expect(body).toMatchObject({
      message: "Validation Failed",
      errors: [{ resource: "CheckRun", code: "invalid", field: "annotations" }],
    });
    expect(github.checkRuns()).toEqual([]);
  });
});

describe("requests that break the description", () => {
  test("missing fields are named together", async () => {
    const { body } = await create([{ path: "a.txt", annotation_level: "notice", message: "m" }]);

    expect(body).toMatchObject({ message: `Invalid request.\n\n"end_line", "start_line" weren't supplied.` });
  });

  test("an explicit null conclusion is refused", async () => {
    const { status, body } = await create([], { conclusion: null });

    expect(status).toBe(422);
    expect(body).toMatchObject({ message: expect.stringContaining("nil is not a string.") });
  });

  test("a summary above 65,535 characters and a fourth button are refused", async () => {
    const button = { label: "Re-check", description: "d", identifier: "recheck" };

    expect(await create([], { output: { title: "t", summary: "x".repeat(65_536) } })).toMatchObject({
      status: 422,
      body: { message: "Invalid request.\n\nOnly 65535 characters are allowed; 65536 were supplied." },
    });
    expect(await create([], { actions: [button, button, button, button] })).toMatchObject({ status: 422 });
    expect(await create([], { actions: [{ ...button, label: "x".repeat(21) }] })).toMatchObject({
      status: 422,
    });
  });

  test("a key GitHub does not know is refused", async () => {
    expect(await create([], { headSha: head })).toMatchObject({
      status: 422,
      body: { message: `Invalid request.\n\n"headSha" is not a permitted key.` },
    });
  });
});

describe("the life of a run", () => {
  test("a completed run does not reopen, its conclusion may change, its time stays", async () => {
    await create([], { conclusion: "failure", completed_at: "2026-01-05T10:00:00Z" });
    const id = github.checkRuns()[0]?.id;

    const reopened = await call("PATCH", `/check-runs/${id}`, { status: "in_progress" });
    const changed = await call("PATCH", `/check-runs/${id}`, {
      conclusion: "success",
      completed_at: "2026-01-06T10:00:00Z",
    });

    expect(reopened).toMatchObject({ status: 200, body: { status: "completed", conclusion: "failure" } });
    expect(changed.body).toMatchObject({ conclusion: "success", completed_at: "2026-01-05T10:00:00Z" });
    expect(github.violations).toEqual([]);
  });

  test("the same name again is a second run, and only the newest counts", async () => {
    await create([], { external_id: "x" });
    await create([], { external_id: "x" });
    const [first, second] = github.checkRuns(head);

    const latest = await call("GET", `/commits/${head}/check-runs?check_name=Connector%20review`);
    const all = await call("GET", `/commits/${head}/check-runs?filter=all`);

    expect(latest.body).toMatchObject({ total_count: 1, check_runs: [{ id: second?.id }] });
    expect(all.body).toMatchObject({ total_count: 2, check_runs: [{ id: second?.id }, { id: first?.id }] });
    expect(github.violations).toEqual([]);
  });

  test("a run on the head of a fork names no pull request", async () => {
    const fork = await github.commitFiles(head, { "a.txt": "c\n" }, "Fork");
    await github.openPullRequest({ number: 2, head: fork, fork: true });

    expect((await create()).body).toMatchObject({ pull_requests: [{ number: 1 }] });
    expect((await create([], { head_sha: fork })).body).toMatchObject({ pull_requests: [] });
    expect(github.violations).toEqual([]);
  });
});
