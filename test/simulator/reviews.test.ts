import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Simulator } from "../../src/simulator/simulator.ts";
import { type Client, client, lines, start } from "./simulated.ts";

let github: Simulator;
let call: Client;
let head: string;

const offTheDiff =
  "Pull request review thread line must be part of the diff and Pull request review thread diff hunk can't be blank";

beforeEach(async () => {
  github = await start();
  const base = await github.commitFiles(undefined, { "a.txt": lines(40), "b.txt": "b\n" }, "Start", {
    ref: "main",
  });
  head = await github.commitFiles(
    base,
    { "a.txt": lines(40, { 10: "ten", 30: "thirty" }), "big.txt": lines(3001) },
    "Change",
  );
  await github.openPullRequest({ number: 1, head, author: "adele" });
  call = client(github);
});

afterEach(async () => {
  const violations = [...github.violations];
  await github.close();
  expect(violations).toEqual([]);
});

function review(comments: readonly unknown[], more: Readonly<Record<string, unknown>> = {}) {
  return call("POST", "/pulls/1/reviews", { commit_id: head, event: "COMMENT", comments, ...more });
}

function comment(more: Readonly<Record<string, unknown>>) {
  return call("POST", "/pulls/1/comments", { body: "Text", commit_id: head, path: "a.txt", ...more });
}

describe("a review", () => {
  test("may be on added and context lines, with a range inside one hunk", async () => {
    const { status, body } = await review([
      { path: "a.txt", line: 10, side: "RIGHT", body: "One" },
      { path: "a.txt", line: 33, start_line: 27, body: "Two" },
    ]);

    expect(status).toBe(200);
    expect(body).toMatchObject({ state: "COMMENTED", body: "", commit_id: head, user: { type: "Bot" } });
    expect((await call("GET", "/pulls/1/comments")).body).toMatchObject([
      { path: "a.txt", line: 10, diff_hunk: "@@ -7,7 +7,7 @@\n line 7\n line 8\n line 9\n-line 10\n+ten" },
      { line: 33, start_line: 27, start_side: "RIGHT", subject_type: "line" },
    ]);
  });

  test("is refused as a whole when one comment is off the diff", async () => {
    const { status, body } = await review([
      { path: "a.txt", line: 10, body: "Good" },
      { path: "a.txt", line: 20, body: "Bad" },
    ]);

    expect(status).toBe(422);
    expect(body).toMatchObject({ message: "Unprocessable Entity", errors: [offTheDiff], status: "422" });
    expect(github.reviews(1)).toEqual([]);
    expect(github.reviewComments(1)).toEqual([]);
  });

  test.each([
    [{ path: "a.txt", line: 30, start_line: 10 }, "start line must be part of the same hunk as the line."],
    [{ path: "a.txt", line: 10, start_line: 10 }, "start line must precede the end line."],
    [{ path: "c.txt", line: 1 }, "path is invalid"],
    [{ path: "big.txt", line: 1 }, "path diff too large"],
  ])("names the fault of %j", async (location, fault) => {
    const { body } = await review([{ ...location, body: "Text" }]);

    expect(body).toMatchObject({
      errors: [`Pull request review thread ${fault} and Pull request review thread diff hunk can't be blank`],
    });
  });

  test.each([
    [{ event: "REQUEST_CHANGES" }, "You need to leave a comment indicating the requested changes."],
    [{ body: "x".repeat(65_537) }, "Body is too long (maximum is 65536 characters)"],
    [{ commit_id: "0".repeat(40) }, "The commitOID is not part of the pull request"],
  ])("is refused with the sentence of its fault", async (more, sentence) => {
    const { status, body } = await review([{ path: "a.txt", line: 10, body: "Text" }], more);

    expect(status).toBe(422);
    expect(body).toMatchObject({ message: "Unprocessable Entity", errors: [sentence] });
  });

  test("without anything in it is refused; without an event it is pending, and only one may be", async () => {
    const pending = { commit_id: head, body: "Later" };

    expect(await review([])).toMatchObject({ status: 422 });
    expect(await call("POST", "/pulls/1/reviews", pending)).toMatchObject({ body: { state: "PENDING" } });
    expect(await call("POST", "/pulls/1/reviews", pending)).toMatchObject({
      status: 422,
      body: { errors: ["User can only have one pending review per pull request"] },
    });
  });

  test("of one's own pull request may comment, not approve", async () => {
    await github.openPullRequest({ number: 2, head, author: "connector-review[bot]" });

    expect(await call("POST", "/pulls/2/reviews", { event: "APPROVE" })).toMatchObject({
      status: 422,
      body: { errors: ["Can not approve your own pull request"] },
    });
    expect(await call("POST", "/pulls/2/reviews", { event: "COMMENT", body: "Fine" })).toMatchObject({
      status: 200,
    });
  });

  test("that only comments cannot be dismissed; one that was dismissed not again", async () => {
    await review([], { body: "Comment" });
    await review([], { event: "REQUEST_CHANGES", body: "Change" });
    const [first, second] = github.reviews(1);
    const dismiss = (id?: number) => call("PUT", `/pulls/1/reviews/${id}/dismissals`, { message: "Done" });

    expect(await dismiss(first?.id)).toMatchObject({ status: 422 });
    expect(await dismiss(second?.id)).toMatchObject({ status: 200, body: { state: "DISMISSED" } });
    expect(await dismiss(second?.id)).toMatchObject({
      status: 422,
      body: { errors: ["Can not dismiss a dismissed pull request review"] },
    });
  });
});

describe("a single comment", () => {
  test("off the diff is refused field by field", async () => {
    expect(await comment({ line: 20 })).toMatchObject({
      status: 422,
      body: {
        message: "Validation Failed",
        errors: [
          {
            resource: "PullRequestReviewComment",
            code: "custom",
            field: "pull_request_review_thread.line",
            message: "pull_request_review_thread.line must be part of the diff",
          },
          {
            resource: "PullRequestReviewComment",
            code: "missing_field",
            field: "pull_request_review_thread.diff_hunk",
          },
        ],
      },
    });
  });

  test("on a file whose diff is too large is refused, on the whole file it is taken", async () => {
    expect(await comment({ path: "big.txt", line: 1 })).toMatchObject({
      status: 422,
      body: { errors: [{ field: "path", message: "path diff too large" }] },
    });
    expect(await comment({ path: "big.txt", subject_type: "file" })).toMatchObject({
      status: 201,
      body: { subject_type: "file" },
    });
  });

  test("on a foreign commit is refused", async () => {
    expect(await comment({ commit_id: "0".repeat(40), line: 10 })).toMatchObject({
      status: 422,
      body: { errors: [{ field: "commit_id", message: "commit_id is not part of the pull request" }] },
    });
  });

  test("is edited and deleted by its id", async () => {
    await comment({ line: 10 });
    const id = github.reviewComments(1)[0]?.id;

    expect(await call("PATCH", `/pulls/comments/${id}`, { body: "Fixed" })).toMatchObject({
      body: { body: "Fixed" },
    });
    expect(await call("DELETE", `/pulls/comments/${id}`)).toMatchObject({ status: 204 });
    expect(github.reviewComments(1)).toEqual([]);
  });

  test("moves with its line after a push, and loses it when the line was changed", async () => {
    await comment({ line: 30 });
    await comment({ line: 10 });
    const next = await github.commitFiles(
      head,
      { "a.txt": `new\n${lines(40, { 10: "ten again", 30: "thirty" })}` },
      "Push",
    );

    await github.push(1, next);

    expect((await call("GET", "/pulls/1/comments")).body).toMatchObject([
      { line: 31, original_line: 30, commit_id: next, original_commit_id: head },
      { line: null, original_line: 10, commit_id: next, original_commit_id: head },
    ]);
  });
});
