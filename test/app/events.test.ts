import { expect, test } from "vitest";
import { routeEvent } from "../../src/app/events/events.ts";
import type { JsonValue } from "../../src/text/json/json.ts";

const context = { appId: 7, deliveryId: "d-1", runId: "7Q2K" };
const where = {
  installation: { id: 11 },
  repository: { id: 22, name: "connectors", owner: { login: "contoso" } },
};
const job = {
  installationId: 11,
  repositoryId: 22,
  owner: "contoso",
  repository: "connectors",
  pullNumber: 5,
  forced: false,
  deliveryId: "d-1",
  runId: "7Q2K",
};
const repository = { installationId: 11, repositoryId: 22, owner: "contoso", repository: "connectors" };
const head = "a".repeat(40);

function pullRequest(action: string, more: Record<string, JsonValue> = {}): JsonValue {
  return { action, pull_request: { number: 5, state: "open" }, ...where, ...more };
}

test.each(["opened", "synchronize", "reopened", "ready_for_review"])(
  "pull_request.%s is reviewed",
  (action) => {
    expect(routeEvent("pull_request", pullRequest(action), context)).toEqual({
      kind: "review",
      jobs: [{ ...job, reason: `pull_request.${action}` }],
    });
  },
);

test("a retargeted pull request is reviewed, a retitled one is not", () => {
  const changes = { base: { ref: { from: "main" }, sha: { from: head } } };

  expect(routeEvent("pull_request", pullRequest("edited", { changes }), context).kind).toBe("review");
  expect(
    routeEvent("pull_request", pullRequest("edited", { changes: { title: { from: "x" } } }), context),
  ).toEqual({
    kind: "ignored",
    because: "the base was not edited",
  });
});

test.each([
  ["labeled", "no use for the action labeled"],
  ["closed", "no use for the action closed"],
  ["<script>", "no use for the action (unknown)"],
])("pull_request.%s is ignored", (action, because) => {
  expect(routeEvent("pull_request", pullRequest(action), context)).toEqual({ kind: "ignored", because });
});

test("an edit of a closed pull request is ignored", () => {
  const payload = pullRequest("edited", {
    changes: { base: {} },
    pull_request: { number: 5, state: "closed" },
  });

  expect(routeEvent("pull_request", payload, context)).toEqual({
    kind: "ignored",
    because: "the pull request is closed",
  });
});

test.each(["check_run", "check_suite"])(
  "a re-run of our %s is a forced review of each of its pull requests",
  (event) => {
    const payload = {
      action: "rerequested",
      [event]: {
        head_sha: head,
        app: { id: 7 },
        pull_requests: [
          { number: 5, base: { repo: { id: 22 } } },
          { number: 9, base: { repo: { id: 33 } } },
        ],
      },
      ...where,
    };

    expect(routeEvent(event, payload, context)).toEqual({
      kind: "review",
      jobs: [{ ...job, forced: true, reason: `${event}.rerequested` }],
    });
  },
);

test.each(["check_run", "check_suite"])(
  "a re-run of our %s without pull requests names the head to find",
  (event) => {
    const payload = {
      action: "rerequested",
      [event]: { head_sha: head, app: { id: 7 }, pull_requests: [] },
      ...where,
    };

    expect(routeEvent(event, payload, context)).toEqual({
      kind: "find-head",
      repository,
      headSha: head,
      reason: `${event}.rerequested`,
    });
  },
);

test("a re-run of another app's check is ignored", () => {
  const payload = {
    action: "rerequested",
    check_suite: { head_sha: head, app: { id: 8 }, pull_requests: [] },
    ...where,
  };

  expect(routeEvent("check_suite", payload, context)).toEqual({
    kind: "ignored",
    because: "the check belongs to another app",
  });
});

function comment(changes: Record<string, JsonValue> = {}, more: Record<string, JsonValue> = {}): JsonValue {
  return {
    action: "created",
    issue: { number: 5, pull_request: { url: "…" }, user: { login: "lee" } },
    comment: {
      id: 44,
      body: "/connector recheck\r\n",
      created_at: "2026-01-01T00:00:00Z",
      user: { login: "adele", type: "User" },
      performed_via_github_app: null,
      ...changes,
    },
    ...where,
    ...more,
  };
}

test("a person's new comment with a command is a command", () => {
  expect(routeEvent("issue_comment", comment(), context)).toEqual({
    kind: "command",
    repository,
    pullNumber: 5,
    commentId: 44,
    at: "2026-01-01T00:00:00Z",
    by: "adele",
    author: "lee",
    commands: [{ kind: "recheck" }],
  });
});

const waiver = "/connector waive icon/square because it is old";

test.each([
  ["deleted", comment({ body: waiver }, { action: "deleted" })],
  ["changed", comment({ body: "Never mind" }, { action: "edited", changes: { body: { from: waiver } } })],
])("a decision whose comment was %s is reason to review again, if anything changes by it", (_, payload) => {
  expect(routeEvent("issue_comment", payload, context)).toMatchObject({
    kind: "review",
    jobs: [{ pullNumber: 5, forced: false, reason: "issue_comment.withdrawn" }],
  });
});

test.each([
  [
    "a deleted comment that decided nothing",
    comment({}, { action: "deleted" }),
    "only new comments are read",
  ],
  ["an edited comment", comment({}, { action: "edited" }), "only new comments are read"],
  ["a comment on an issue", comment({}, { issue: { number: 5 } }), "the comment is on an issue"],
  ["our own comment", comment({ performed_via_github_app: { id: 7 } }), "our own comment"],
  ["a bot's comment", comment({ user: { login: "x[bot]", type: "Bot" } }), "comments of bots are not read"],
  ["a comment without a command", comment({ body: "Thanks" }), "no command in the comment"],
  ["a quoted command", comment({ body: "> /connector recheck" }), "no command in the comment"],
])("%s is ignored", (_, payload, because) => {
  expect(routeEvent("issue_comment", payload, context)).toEqual({ kind: "ignored", because });
});

test.each([
  ["ping", {}],
  ["installation", { action: "created" }],
  ["installation_repositories", { action: "added" }],
  ["push", {}],
])("%s is ignored with a reason", (event, payload) => {
  expect(routeEvent(event, payload, context).kind).toBe("ignored");
});

test.each([
  ["a list", []],
  ["null", null],
  ["no installation", { ...where, installation: null, action: "opened", pull_request: { number: 5 } }],
  ["a number that is a text", { ...where, action: "opened", pull_request: { number: "5" } }],
  ["a negative number", { ...where, action: "opened", pull_request: { number: -5 } }],
  [
    "a name that leaves its path",
    {
      ...where,
      repository: { id: 22, name: "..", owner: { login: "contoso" } },
      action: "opened",
      pull_request: { number: 5 },
    },
  ],
] satisfies [string, JsonValue][])("a payload with %s is ignored", (_, payload) => {
  expect(routeEvent("pull_request", payload, context).kind).toBe("ignored");
});
