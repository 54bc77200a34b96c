import { describe, expect, test } from "vitest";
import { type CarryOutContext, carryOut } from "../../src/github/carry-out.ts";
import { completeCheckRun, endNeutral, startCheckRun } from "../../src/github/check-run.ts";
import type { GitHub } from "../../src/github/octokit.ts";
import { readPosted } from "../../src/github/posted.ts";
import { readPullRequest } from "../../src/github/pull-request.ts";
import { bodyHash } from "../../src/publish/marker/body-hash.ts";
import type { Action, Annotation, Plan } from "../../src/publish/plan/plan.ts";
import type { Simulator } from "../../src/simulator/simulator.ts";
import {
  identity,
  octokitFor,
  repeatingOctokitFor,
  repository,
  simulatedGitHub,
  withPullRequest,
} from "./simulated-github.ts";

const swaggerPath = "Contoso Invoices/apiDefinition.swagger.json";
const output = { title: "1 thing to fix", summary: "The summary." };
const review: Action = {
  kind: "create-review",
  body: "**1 thing to fix**",
  comments: [
    { path: swaggerPath, line: 20, body: "On the line." },
    { path: swaggerPath, startLine: 18, line: 21, body: "On four lines." },
  ],
};
const completion: Action = {
  kind: "complete-check-run",
  conclusion: "failure",
  output,
  annotations: [],
  externalId: "v1",
};

function plan(head: string, ...actions: Action[]): Plan {
  return { head, actions, placements: [] };
}

async function read(octokit: GitHub, head: string) {
  const pull = await readPullRequest(octokit, { ...repository, number: 5 });
  return readPosted(octokit, pull, head, identity);
}

async function pullRequestToWrite(simulator: Simulator, octokit = octokitFor(simulator)) {
  const { head, ref } = await withPullRequest(simulator, { fork: true });
  const { id } = await startCheckRun(octokit, ref, { headSha: head, externalId: "", output }, []);
  const context = async (): Promise<CarryOutContext> => ({
    checkRunId: id,
    posted: await read(octokit, head),
  });
  return { octokit, head, ref, id, context };
}

describe("a plan that GitHub takes", () => {
  test("is carried out in its order: review, file comment, comment, check run", async () => {
    const github = await simulatedGitHub();
    const { octokit, head, ref, context } = await pullRequestToWrite(github);
    const actions: Action[] = [
      review,
      { kind: "create-file-comment", path: "Contoso Invoices/readme.md", body: "On the file." },
      { kind: "create-comment", body: "Sticky." },
      completion,
    ];

    const carried = await carryOut(octokit, ref, plan(head, ...actions), {
      ...(await context()),
      buttons: [{ label: "Re-check", description: "Review this commit again", identifier: "recheck" }],
    });

    expect(carried).toEqual({ done: actions, skipped: [], rest: [] });
    expect(github.reviews(5)).toMatchObject([
      { body: "**1 thing to fix**", state: "COMMENTED", commitId: head },
    ]);
    expect(github.reviewComments(5)).toMatchObject([
      { path: swaggerPath, line: 20, startLine: null, side: "RIGHT", body: "On the line." },
      { path: swaggerPath, line: 21, startLine: 18, body: "On four lines." },
      { path: "Contoso Invoices/readme.md", subjectType: "file", body: "On the file." },
    ]);
    expect(github.issueComments(5)).toMatchObject([{ body: "Sticky.", user: "connector-review[bot]" }]);
    expect(github.checkRuns(head)).toMatchObject([
      { status: "completed", conclusion: "failure", externalId: "v1", summary: "The summary." },
    ]);
    expect(github.checkRuns(head)[0]?.actions).toEqual([
      { label: "Re-check", description: "Review this commit again", identifier: "recheck" },
    ]);
  });

  test("edits and folds away what we wrote", async () => {
    const github = await simulatedGitHub();
    const { octokit, head, ref, context } = await pullRequestToWrite(github);
    await carryOut(
      octokit,
      ref,
      plan(head, review, { kind: "create-comment", body: "One." }),
      await context(),
    );
    const after = await context();
    const [sticky] = after.posted.comments;
    const [line] = after.posted.reviewComments;
    const actions: Action[] = [
      { kind: "edit-comment", id: sticky?.id ?? 0, bodyHash: bodyHash("One."), body: "Two." },
      {
        kind: "edit-comments",
        edits: [
          {
            on: "review",
            id: line?.id ?? 0,
            nodeId: line?.nodeId ?? "",
            bodyHash: bodyHash("On the line."),
            body: "Fixed.",
            isMinimised: true,
          },
        ],
      },
    ];

    const carried = await carryOut(octokit, ref, plan(head, ...actions), after);

    expect(carried).toEqual({ done: actions, skipped: [], rest: [] });
    expect(github.issueComments(5)).toMatchObject([{ body: "Two." }]);
    expect(github.reviewComments(5)[0]).toMatchObject({
      body: "Fixed.",
      minimized: expect.stringMatching(/resolved/i),
    });
  });
});

describe("an edit whose comment is not the one we read", () => {
  test("is skipped when a person changed it, deleted it, or wrote it", async () => {
    const github = await simulatedGitHub();
    const { octokit, head, ref, context } = await pullRequestToWrite(github);
    await carryOut(octokit, ref, plan(head, { kind: "create-comment", body: "One." }), await context());
    const theirs = github.comment(5, "adele", "One.", "api");
    const before = await context();
    const ours = before.posted.comments.find((comment) => comment.isOurs)?.id ?? 0;
    const edit = (id: number, was: string): Action => ({
      kind: "edit-comment",
      id,
      bodyHash: bodyHash(was),
      body: "Two.",
    });
    const actions = [
      edit(ours, "Another text."),
      edit(theirs.id, "One."),
      edit(999_999, "One."),
      edit(ours, "One."),
    ];
    github.world.issueComments.splice(0, 1);
    github.forgetRequests();

    const carried = await carryOut(octokit, ref, plan(head, ...actions), before);

    expect(carried.done).toEqual([]);
    expect(carried.refused).toBeUndefined();
    expect(carried.skipped.map(({ because }) => because)).toEqual(["changed", "changed", "gone", "gone"]);
    expect(github.writes()).toHaveLength(1);
  });
});

describe("a plan that GitHub refuses", () => {
  test("stops at the review with a line outside the diff, and nothing of it stands", async () => {
    const github = await simulatedGitHub();
    const { octokit, head, ref, context } = await pullRequestToWrite(github);
    const off: Action = {
      ...review,
      comments: [...review.comments, { path: swaggerPath, line: 2, body: "Off." }],
    };

    const carried = await carryOut(octokit, ref, plan(head, off, completion), await context());

    expect(carried).toMatchObject({
      done: [],
      refused: { action: off, failure: { kind: "unprocessable", status: 422 } },
      rest: [completion],
    });
    expect(carried.refused?.failure.messages.join()).toContain("line must be part of the diff");
    expect(github.reviewComments(5)).toEqual([]);
    expect(github.checkRuns(head)).toMatchObject([{ status: "in_progress" }]);
  });

  test.each([
    ["locked", (github: Simulator) => Object.assign(github.pullRequest(5), { isLocked: true })],
    ["archived", (github: Simulator) => Object.assign(github.switches, { isArchived: true })],
    ["blocked", (github: Simulator) => github.switches.blockedBy.add("adele")],
  ] as const)("says that the conversation is %s, for reviews and comments", async (kind, close) => {
    const github = await simulatedGitHub();
    const { octokit, head, ref, context } = await pullRequestToWrite(github);
    const before = await context();
    close(github);

    const comment = await carryOut(octokit, ref, plan(head, { kind: "create-comment", body: "x" }), before);
    const reviewed = await carryOut(octokit, ref, plan(head, review), before);

    expect(comment.refused?.failure.kind).toBe(kind);
    expect(reviewed.refused?.failure.closesConversation).toBe(true);
  });

  test("says that the head moved when the reviewed commit was never part of the pull request", async () => {
    const github = await simulatedGitHub();
    const { octokit, head, ref, context } = await pullRequestToWrite(github);
    const other = await github.commitFiles(head, { "x.md": "x" }, "Elsewhere");

    const carried = await carryOut(octokit, ref, plan(other, review), await context());

    expect(carried.refused?.failure.kind).toBe("head-moved");
  });

  test.each([
    ["a secondary limit", "secondary-rate-limit", "rate-limited"],
    ["writing too fast", "too-fast", "rate-limited"],
    ["a closed connection", "hang-up", "network"],
  ] as const)("passes on %s", async (_, behavior, kind) => {
    const github = await simulatedGitHub();
    const { octokit, head, ref, context } = await pullRequestToWrite(github);
    const before = await context();
    github.fail({ method: "POST", path: "/comments", behavior });

    const carried = await carryOut(octokit, ref, plan(head, { kind: "create-comment", body: "x" }), before);

    expect(carried.refused?.failure).toMatchObject({ kind, isPassing: true });
  });

  test("no library below repeats a write that was done although the answer was 502", async () => {
    const github = await simulatedGitHub();
    const { octokit, head, ref, context } = await pullRequestToWrite(github, repeatingOctokitFor(github));
    const before = await context();
    github.fail({ method: "POST", path: "/reviews", behavior: "written-then-502" });
    github.fail({ method: "PATCH", path: "/check-runs/", behavior: "written-then-502" });
    github.fail({ method: "POST", path: "/issues/5/comments", behavior: "written-then-502" });
    github.forgetRequests();

    const carried = [
      await carryOut(octokit, ref, plan(head, review), before),
      await carryOut(octokit, ref, plan(head, { kind: "create-comment", body: "x" }), before),
      await carryOut(octokit, ref, plan(head, completion), before),
    ];

    expect(carried.map(({ refused }) => refused?.failure.kind)).toEqual(["server", "server", "server"]);
    expect(github.writes()).toHaveLength(3);
    expect(github.reviews(5)).toHaveLength(1);
    expect(github.issueComments(5)).toHaveLength(1);
  });

  test("says that GraphQL was asked too often, although it answers 200", async () => {
    const github = await simulatedGitHub();
    const { octokit, head, ref, context } = await pullRequestToWrite(github);
    github.fail({ path: "/graphql", behavior: "graphql-rate-limit" });
    await carryOut(octokit, ref, plan(head, { kind: "create-comment", body: "One." }), await context());
    const { fold, posted } = foldOf(await context());

    const carried = await carryOut(octokit, ref, plan(head, fold, completion), posted);

    expect(carried.refused?.failure).toMatchObject({ kind: "rate-limited", status: 200 });
    expect(carried.rest).toEqual([completion]);
  });

  test("a comment that may not be folded away does not stop the plan", async () => {
    const github = await simulatedGitHub();
    const { octokit, head, ref, context } = await pullRequestToWrite(github);
    await carryOut(octokit, ref, plan(head, { kind: "create-comment", body: "One." }), await context());
    const { fold: absent, posted } = foldOf(await context(), "unknown");

    const carried = await carryOut(octokit, ref, plan(head, absent, completion), posted);

    expect(carried.done).toEqual([completion]);
    expect(carried.skipped).toMatchObject([{ action: absent, because: "gone" }]);
  });
});

function foldOf(posted: CarryOutContext, nodeId?: string): { fold: Action; posted: CarryOutContext } {
  const [comment] = posted.posted.comments;
  const edit = {
    on: "conversation" as const,
    id: comment?.id ?? 0,
    nodeId: nodeId ?? comment?.nodeId ?? "",
    bodyHash: bodyHash("One."),
    body: "Two.",
    isMinimised: true,
  };
  return { fold: { kind: "edit-comments", edits: [edit] }, posted };
}

describe("what is posted", () => {
  test("is told as ours or theirs, threads included, and read in as few requests as there are lists", async () => {
    const github = await simulatedGitHub();
    const { octokit, head, ref, id, context } = await pullRequestToWrite(github);
    const nothing = await context();
    await carryOut(octokit, ref, plan(head, review, { kind: "create-comment", body: "Ours." }), nothing);
    github.comment(5, "adele", "/connector recheck\nthanks");
    const [first] = github.reviewComments(5);
    github.reply(first?.id ?? 0, "adele", "Why?");
    github.forgetRequests();

    const posted = await read(octokit, head);

    // The pull request, and four lists.
    expect(github.requests).toHaveLength(5);
    expect(posted.isComplete).toBe(true);
    expect(posted.comments.map(({ body, isOurs }) => [body, isOurs])).toEqual([
      ["Ours.", true],
      ["/connector recheck\r\nthanks", false],
    ]);
    expect(posted.reviewComments.map(({ body, isOurs, inReplyTo }) => [body, isOurs, inReplyTo])).toEqual([
      ["On the line.", true, null],
      ["On four lines.", true, null],
      ["Why?", false, first?.id],
    ]);
    expect(posted.reviews.map(({ body, isOurs }) => [body, isOurs])).toEqual([["**1 thing to fix**", true]]);
    expect(posted.checkRuns).toEqual([
      {
        id,
        status: "in_progress",
        conclusion: null,
        externalId: "",
        annotations: 0,
        startedAt: github.checkRuns(head)[0]?.startedAt,
      },
    ]);
    expect(nothing.posted.comments).toEqual([]);
  });

  test("is read over more than one page", async () => {
    const github = await simulatedGitHub();
    const { octokit, head } = await pullRequestToWrite(github);
    for (let index = 0; index < 205; index += 1) github.comment(5, "adele", `${index}`, "api");

    const posted = await read(octokit, head);

    expect(posted.comments).toHaveLength(205);
    expect(posted.comments.at(-1)?.body).toBe("204");
  });
});

describe("a check run", () => {
  const annotation = (index: number): Annotation => ({
    path: swaggerPath,
    startLine: index + 1,
    endLine: index + 1 + (index % 2),
    startColumn: 3,
    endColumn: 9,
    level: "warning",
    title: "Title",
    message: `Finding ${index}.`,
  });

  test("gets its annotations fifty at a time, each once, and its conclusion last", async () => {
    const github = await simulatedGitHub();
    const { octokit, head, ref, id } = await pullRequestToWrite(github);
    github.forgetRequests();

    await completeCheckRun(octokit, ref, id, {
      ...completion,
      annotations: Array.from({ length: 120 }, (_, index) => annotation(index)),
    });

    const [run] = github.checkRuns(head);
    expect(run?.annotations.map(({ message }) => message)).toEqual(
      Array.from({ length: 120 }, (_, index) => `Finding ${index}.`),
    );
    expect(run?.annotations.slice(0, 2).map(({ startColumn }) => startColumn)).toEqual([3, undefined]);
    const bodies = github.writes().map(({ body }) => body);
    expect(bodies).toMatchObject([
      { output: { summary: "Placing annotations: 50 of 120." } },
      { output: { summary: "Placing annotations: 100 of 120." } },
      { status: "completed", conclusion: "failure", output: { summary: "The summary." } },
    ]);
    expect(bodies[0]).not.toHaveProperty("status");
  });

  test("that never ended is taken over, unless it carries annotations; a completed one is followed by a new one", async () => {
    const github = await simulatedGitHub();
    const { octokit, head, ref, id } = await pullRequestToWrite(github);
    const start = { headSha: head, externalId: "again", output };
    const runs = async () => (await read(octokit, head)).checkRuns;

    const takenOver = await startCheckRun(octokit, ref, start, await runs());
    github.fail({ method: "PATCH", path: "/check-runs/", after: 1, status: 500 });
    const many = Array.from({ length: 60 }, (_, index) => annotation(index));
    await expect(
      completeCheckRun(octokit, ref, id, { ...completion, annotations: many }),
    ).rejects.toMatchObject({
      kind: "server",
    });
    const second = await startCheckRun(octokit, ref, start, await runs());
    await endNeutral(octokit, ref, id, { title: "Superseded", summary: "A newer run took its place." });
    await completeCheckRun(octokit, ref, second.id, { ...completion, annotations: many });
    const third = await startCheckRun(octokit, ref, start, await runs());

    expect(takenOver).toEqual({ id, unfinished: [] });
    expect(second).toEqual({ id: expect.not.toSatisfy((value) => value === id), unfinished: [id] });
    expect(third.unfinished).toEqual([]);
    expect(github.checkRuns(head).map(({ status, conclusion }) => [status, conclusion])).toEqual([
      ["completed", "neutral"],
      ["completed", "failure"],
      ["in_progress", undefined],
    ]);
  });

  test("is not written for a token that cannot have one", async () => {
    const github = await simulatedGitHub();
    const { octokit, head, ref, context } = await pullRequestToWrite(github);

    const carried = await carryOut(octokit, ref, plan(head, completion), {
      ...(await context()),
      checkRunId: null,
    });

    expect(carried).toEqual({
      done: [],
      skipped: [{ action: completion, because: "no-check-run" }],
      rest: [],
    });
  });
});
