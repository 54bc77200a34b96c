/** What each event asks for, through the handlers that the application registers with Probot. */
import { beforeAll, expect, test } from "vitest";
import type { JsonValue } from "../../src/text/json/json.ts";
import { type LoadedApp, loadApp } from "./loaded-app.ts";

let app: LoadedApp;

beforeAll(async () => {
  app = await loadApp();
});

const repository = {
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
  runId: expect.stringMatching(/^\w{6}$/),
};
const location = { installationId: 11, repositoryId: 22, owner: "contoso", repository: "connectors" };
const head = "a".repeat(40);
const incomplete = "members of the payload are missing";

function pullRequest(action: string, more: Record<string, JsonValue> = {}): JsonValue {
  return { action, pull_request: { number: 5, state: "open" }, ...repository, ...more };
}

test.each(["opened", "synchronize", "reopened", "ready_for_review"])(
  "pull_request.%s is reviewed",
  async (action) => {
    expect(await app.outcomeOf("pull_request", pullRequest(action))).toEqual({
      kind: "review",
      jobs: [{ ...job, reason: `pull_request.${action}` }],
    });
  },
);

test.each([
  ["base", { base: { ref: { from: "main" }, sha: { from: head } } }],
  ["title", { title: { from: "x" } }],
  ["description", { body: { from: "x" } }],
  ["empty description", { body: { from: null } }],
  ["title and description", { title: { from: "x" }, body: { from: "y" } }],
])("a pull request with another %s is reviewed", async (_, changes) => {
  expect(await app.outcomeOf("pull_request", pullRequest("edited", { changes }))).toMatchObject({
    kind: "review",
    jobs: [{ pullNumber: 5, forced: false, reason: "pull_request.edited" }],
  });
});

test.each([[{ changes: {} }], [{}], [{ changes: null }], [{ changes: { milestone: { from: "x" } } }]])(
  "an edit that a review doesn't read is ignored: %j",
  async (edit) => {
    expect(await app.outcomeOf("pull_request", pullRequest("edited", edit))).toEqual({
      kind: "ignored",
      because: "neither base, title nor description was edited",
    });
  },
);

test.each([
  ["labeled", "no use for the action labeled"],
  ["closed", "no use for the action closed"],
  ["<script>", "no use for the action (unknown)"],
])("pull_request.%s is ignored", async (action, because) => {
  expect(await app.outcomeOf("pull_request", pullRequest(action))).toEqual({ kind: "ignored", because });
});

test("an edit of a closed pull request is ignored", async () => {
  const payload = pullRequest("edited", {
    changes: { base: {} },
    pull_request: { number: 5, state: "closed" },
  });

  expect(await app.outcomeOf("pull_request", payload)).toEqual({
    kind: "ignored",
    because: "the pull request is closed",
  });
});

test.each(["check_run", "check_suite"])(
  "a re-run of our %s is a forced review of each of its pull requests",
  async (event) => {
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
      ...repository,
    };

    expect(await app.outcomeOf(event, payload)).toEqual({
      kind: "review",
      jobs: [{ ...job, forced: true, reason: `${event}.rerequested` }],
    });
  },
);

test.each(["check_run", "check_suite"])(
  "a re-run of our %s without pull requests names the head to find",
  async (event) => {
    const payload = {
      action: "rerequested",
      [event]: { head_sha: head, app: { id: 7 }, pull_requests: [] },
      ...repository,
    };

    expect(await app.outcomeOf(event, payload)).toEqual({
      kind: "find-head",
      repository: location,
      headSha: head,
      reason: `${event}.rerequested`,
    });
  },
);

test("a re-run of another app's check is ignored", async () => {
  const payload = {
    action: "rerequested",
    check_suite: { head_sha: head, app: { id: 8 }, pull_requests: [] },
    ...repository,
  };

  expect(await app.outcomeOf("check_suite", payload)).toEqual({
    kind: "ignored",
    because: "the check belongs to another app",
  });
});

function press(changes: Record<string, JsonValue> = {}): JsonValue {
  return {
    action: "requested_action",
    check_run: { head_sha: head, app: { id: 7 }, pull_requests: [{ number: 5, base: { repo: { id: 22 } } }] },
    requested_action: { identifier: "fix" },
    sender: { login: "adele", type: "User" },
    ...repository,
    ...changes,
  };
}

test("a button that a person presses names the pull requests of the check", async () => {
  const button = {
    kind: "button",
    repository: location,
    headSha: head,
    pullNumbers: [5],
    identifier: "fix",
    by: "adele",
  };

  expect(await app.outcomeOf("check_run", press())).toEqual(button);
});

test.each([
  ["another app's button", press({ check_run: { app: { id: 8 } } }), "the check belongs to another app"],
  ["a bot's press", press({ sender: { login: "x[bot]", type: "Bot" } }), "buttons are pressed by people"],
  ["an unknown button", press({ requested_action: { identifier: "merge" } }), "no such button"],
  ["a login that leaves its path", press({ sender: { login: "a/b", type: "User" } }), incomplete],
])("%s is ignored", async (_, payload, because) => {
  expect(await app.outcomeOf("check_run", payload)).toEqual({ kind: "ignored", because });
});

function mergeGroup(action: string, changes: Record<string, JsonValue> = {}): JsonValue {
  const group = { head_sha: head, base_sha: "b".repeat(40), head_ref: `refs/heads/q/main/pr-5-${head}` };
  return { action, merge_group: { ...group, ...changes }, ...repository };
}

test("the commits of a merge queue are reviewed, for the pull request that their branch names", async () => {
  const group = { headSha: head, baseSha: "b".repeat(40), pullNumber: 5 };

  expect(await app.outcomeOf("merge_group", mergeGroup("checks_requested"))).toMatchObject({
    kind: "review",
    jobs: [{ pullNumber: 0, forced: false, reason: "merge_group.checks_requested", mergeGroup: group }],
  });
});

test.each([
  ["a merge group that ended", mergeGroup("destroyed"), "the merge group is over"],
  ["a commit that is no commit id", mergeGroup("checks_requested", { head_sha: "main" }), incomplete],
])("%s is ignored", async (_, payload, because) => {
  expect(await app.outcomeOf("merge_group", payload)).toEqual({ kind: "ignored", because });
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
    ...repository,
    ...more,
  };
}

test("a person's new comment with a command is a command", async () => {
  expect(await app.outcomeOf("issue_comment", comment())).toEqual({
    kind: "command",
    repository: location,
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
])(
  "a decision whose comment was %s is reason to review again, if anything changes by it",
  async (_, payload) => {
    expect(await app.outcomeOf("issue_comment", payload)).toMatchObject({
      kind: "review",
      jobs: [{ pullNumber: 5, forced: false, reason: "issue_comment.withdrawn" }],
    });
  },
);

test.each([
  ["a deleted comment that decided nothing", comment({}, { action: "deleted" }), "no command came or went"],
  ["an edited comment", comment({}, { action: "edited" }), "no command came or went"],
  ["a comment on an issue", comment({}, { issue: { number: 5 } }), "the comment is on an issue"],
  ["our own comment", comment({ performed_via_github_app: { id: 7 } }), "our own comment"],
  ["a bot's comment", comment({ user: { login: "x[bot]", type: "Bot" } }), "comments of bots are not read"],
  ["a comment without a command", comment({ body: "Thanks" }), "no command in the comment"],
  ["a quoted command", comment({ body: "> /connector recheck" }), "no command in the comment"],
])("%s is ignored", async (_, payload, because) => {
  expect(await app.outcomeOf("issue_comment", payload)).toEqual({ kind: "ignored", because });
});

test.each([
  ["ping", {}],
  ["installation", { action: "created" }],
  ["installation_repositories", { action: "added" }],
])("%s is ignored with a reason", async (event, payload) => {
  expect(await app.outcomeOf(event, payload)).toMatchObject({ kind: "ignored" });
});

test.each([
  ["a list", []],
  ["no installation", { ...repository, installation: null, action: "opened", pull_request: { number: 5 } }],
  ["a number that is a text", { ...repository, action: "opened", pull_request: { number: "5" } }],
  ["a negative number", { ...repository, action: "opened", pull_request: { number: -5 } }],
  [
    "a name that leaves its path",
    {
      ...repository,
      repository: { id: 22, name: "..", owner: { login: "contoso" } },
      action: "opened",
      pull_request: { number: 5 },
    },
  ],
] satisfies [string, JsonValue][])("a payload with %s is ignored", async (_, payload) => {
  expect(await app.outcomeOf("pull_request", payload)).toMatchObject({ kind: "ignored" });
});
