/** Commands in threads, in the texts of reviews, and in texts that are edited: what the handlers ask for. */
import { beforeAll, describe, expect, test } from "vitest";
import { type LoadedApp, loadApp } from "../loaded-app.ts";

let app: LoadedApp;

beforeAll(async () => {
  app = await loadApp();
});

const waiver = "/connector waive icon/square because it is old";
const textKind = {
  installation: { id: 11 },
  repository: { id: 22, name: "connectors", owner: { login: "contoso" } },
};
const adele = { login: "adele", type: "User" };
const written = { created_at: "2026-01-01T00:00:00Z", updated_at: "2026-01-02T00:00:00Z" };

interface Sent {
  readonly action?: string;
  readonly body?: string | null;
  readonly from?: string;
  readonly user?: object;
  readonly sender?: object;
}

/** The same text as each of the three events. */
const events = {
  issue_comment: (action: string, text: object) => ({
    action: action === "new" ? "created" : action,
    issue: { number: 5, pull_request: {}, user: { login: "lee" } },
    comment: { id: 44, ...written, ...text },
  }),
  pull_request_review_comment: (action: string, text: object) => ({
    action: action === "new" ? "created" : action,
    pull_request: { number: 5, user: { login: "lee" } },
    comment: { id: 44, in_reply_to_id: 7, ...written, ...text },
  }),
  pull_request_review: (action: string, text: object) => ({
    action: action === "new" ? "submitted" : action,
    pull_request: { number: 5, user: { login: "lee" } },
    review: { id: 44, state: "commented", submitted_at: written.created_at, ...text },
  }),
};

const textKinds = {
  issue_comment: undefined,
  pull_request_review_comment: "thread",
  pull_request_review: "review",
};

function outcome(event: string, { action = "new", body, from, user = adele, sender = user }: Sent) {
  const payload = events[event as keyof typeof events](action, { body, user });
  const changes = from === undefined ? {} : { changes: { body: { from } } };
  return app.outcomeOf(event, { ...payload, ...textKind, ...changes, sender });
}

describe.each(Object.entries(textKinds))("%s", (event, textKind) => {
  test("a new text with a command is a command", async () => {
    expect(await outcome(event, { body: "I see.\n/connector recheck" })).toEqual({
      kind: "command",
      repository: { installationId: 11, repositoryId: 22, owner: "contoso", repository: "connectors" },
      pullNumber: 5,
      commentId: 44,
      ...(textKind && { textKind }),
      at: written.created_at,
      by: "adele",
      author: "lee",
      commands: [{ kind: "recheck" }],
    });
  });

  test.each<[string, Sent, readonly number[]]>([
    ["a misspelt command is corrected", { body: "/connector recheck", from: "/connector rechek" }, [0]],
    ["a quoted command is unquoted", { body: "/connector recheck", from: "> /connector recheck" }, [0]],
    ["a command leaves a comment", { body: "<!-- -->\n\n/connector fix", from: "<!--\n/connector fix" }, [0]],
    [
      "one of two misspelt decisions is corrected",
      {
        body: `/connector wave icon/size\n${waiver}`,
        from: `/connector wave icon/size\n${waiver.slice(0, -16)}`,
      },
      [1],
    ],
    [
      "a command below the quote of a line comment",
      { body: "> Fix: Remove it.\n\n/connector fix", from: "> Fix: Remove it.\n\nHow?" },
      [0],
    ],
    ["a text becomes a command", { body: "/connector help", from: "Help!" }, [0]],
    ["a second one is added", { body: "/connector help\n/connector recheck", from: "/connector help" }, [1]],
    [
      "an order that changes names decisions anew",
      { body: `/connector help\n${waiver}`, from: `${waiver}\n/connector help` },
      [1],
    ],
  ])("an edit: %s", async (_, sent, edited) => {
    expect(await outcome(event, { action: "edited", ...sent })).toMatchObject({ kind: "command", edited });
  });

  test("a decision that becomes another one is carried out, and the old one looked at", async () => {
    const body = waiver.replace("square", "size");

    expect(await outcome(event, { action: "edited", body, from: waiver })).toMatchObject({
      kind: "command",
      edited: [0],
      withdraws: true,
      at: event === "pull_request_review" ? written.created_at : written.updated_at,
    });
  });

  test.each<[string, Sent]>([
    ["a decision that is taken away", { action: "edited", body: "Never mind", from: waiver }],
    [
      "one that somebody else rewrites",
      { action: "edited", body: waiver.replace("square", "size"), from: waiver, sender: { login: "megan" } },
    ],
  ])("%s is looked at again", async (_, sent) => {
    expect(await outcome(event, sent)).toMatchObject({
      kind: "review",
      jobs: [{ pullNumber: 5, forced: false, reason: "issue_comment.withdrawn" }],
    });
  });

  test.each<[string, Sent]>([
    [
      "a command that somebody else wrote into it",
      { action: "edited", body: "/connector fix", from: "a", sender: { login: "megan" } },
    ],
    [
      "a typo that was mended beside a command",
      { action: "edited", body: "/connector fix\n\nThanks", from: "/connector fix\n\nThanx" },
    ],
    ["an edit of something else than the text", { action: "edited", body: "/connector fix" }],
    ["a bot's command", { body: "/connector fix", user: { login: "x[bot]", type: "Bot" } }],
    ["a text without a command", { body: "Thanks" }],
    ["a quoted command", { body: "> /connector fix" }],
    ["another action", { action: "dismissed", body: "/connector fix" }],
    ["no text at all", { body: null }],
  ])("%s is ignored", async (_, sent) => {
    expect(await outcome(event, sent)).toMatchObject({ kind: "ignored" });
  });
});
