/** The text of a review, which holds the summary where no comment does: read when it can matter, edited like a comment. */
import { expect, test } from "vitest";
import { carryOut } from "../../src/github/carry-out.ts";
import { readPosted } from "../../src/github/posted.ts";
import { readPullRequest } from "../../src/github/pull-request.ts";
import { bodyHash } from "../../src/publish/marker/body-hash.ts";
import { withStickyMarker } from "../../src/publish/marker/marker.ts";
import type { Action, CommentEdit } from "../../src/publish/plan/plan.ts";
import type { Simulator } from "../../src/simulator/simulator.ts";
import { identity, octokitFor, repository, simulatedGitHub, withPullRequest } from "./simulated-github.ts";

const summary = withStickyMarker(
  { base: "ab", head: "cd", announced: [], boundValues: [] },
  "**1 thing to fix**",
);
const review: Action = {
  kind: "create-review",
  body: summary,
  comments: [
    { path: "Contoso Invoices/apiDefinition.swagger.json", line: 20, body: "On the line." },
    { path: "Contoso Invoices/apiDefinition.swagger.json", line: 21, body: "On the next." },
  ],
};

async function pullRequestToWrite(github: Simulator) {
  const octokit = octokitFor(github);
  const { head, ref } = await withPullRequest(github);
  const posted = async () =>
    readPosted(octokit, await readPullRequest(octokit, { ...repository, number: 5 }), head, identity);
  const write = async (...actions: Action[]) =>
    carryOut(octokit, ref, { head, actions, placements: [] }, { checkRunId: null, posted: await posted() });
  return { octokit, head, ref, posted, write };
}

function asked(github: Simulator, operation: string): number {
  return github.requests.filter((request) => request.operation === operation).length;
}

test("is read, ours and theirs, where no comment of ours is the summary", async () => {
  const github = await simulatedGitHub();
  const { posted, write } = await pullRequestToWrite(github);
  await write(review);
  github.comment(5, "adele", summary, "api");
  github.world.reviews.push({ ...ourReview(github), id: 900, user: "adele" });

  const { reviews, isComplete } = await posted();

  expect(reviews.map(({ body, isOurs }) => [body, isOurs])).toEqual([
    [summary, true],
    [summary, false],
  ]);
  expect(isComplete).toBe(true);
});

test("is read where people deleted all comments of the review", async () => {
  const github = await simulatedGitHub();
  const { posted, write } = await pullRequestToWrite(github);
  await write(review);
  github.world.reviewComments.length = 0;

  expect((await posted()).reviews).toMatchObject([{ body: summary }]);
});

test("is no summary where a comment of ours is one; what people wrote in reviews is read all the same", async () => {
  const github = await simulatedGitHub();
  const { posted, write } = await pullRequestToWrite(github);
  await write(review, { kind: "create-comment", body: summary });
  const { id } = github.submitReview(5, "megan", "/connector hold");

  const { reviews, replies } = await posted();

  expect(reviews).toEqual([]);
  expect(replies).toMatchObject([{ id, textKind: "review", author: "megan", body: "/connector hold" }]);
});

test("is read over more than one page", async () => {
  const github = await simulatedGitHub();
  const { posted, write } = await pullRequestToWrite(github);
  await write(review);
  const first = ourReview(github);
  github.world.reviews.unshift(
    ...Array.from({ length: 120 }, (_, index) => ({ ...first, id: 2_000 + index, user: "adele", body: "" })),
  );
  github.forgetRequests();

  const { reviews } = await posted();

  expect(asked(github, "pulls/list-reviews")).toBe(2);
  expect(reviews.filter(({ isOurs }) => isOurs)).toMatchObject([{ body: summary }]);
});

test("is edited in one request with comments, and notifies through none", async () => {
  const github = await simulatedGitHub();
  const { posted, write } = await pullRequestToWrite(github);
  await write(review);
  const before = await posted();
  const edits = [
    editOf("review-body", before.reviews[0], "All is well."),
    editOf("review", before.reviewComments[0], "Fixed.", true),
  ];
  github.forgetRequests();

  const carried = await write({ kind: "edit-comments", edits });

  expect(carried).toMatchObject({ done: [{ kind: "edit-comments" }], skipped: [] });
  expect(github.writes().map(({ operation }) => operation)).toEqual(["graphql"]);
  expect(github.reviews(5)).toMatchObject([{ body: "All is well.", state: "COMMENTED" }]);
  expect(github.reviewComments(5)).toMatchObject([
    { body: "Fixed.", minimized: "resolved" },
    { body: "On the next.", minimized: undefined },
  ]);
});

test("is left as it is when a person changed it since, and when it is not ours; the rest is edited", async () => {
  const github = await simulatedGitHub();
  const { posted, write } = await pullRequestToWrite(github);
  await write(review);
  const before = await posted();
  ourReview(github).body += "\nmegan: see the guide.";
  const theirs = { ...ourReview(github), id: 900, user: "adele", body: "Theirs." };
  github.world.reviews.push(theirs);
  const foreign = { id: 900, nodeId: "PRR_900", body: "Theirs.", isOurs: false };

  const carried = await write({
    kind: "edit-comments",
    edits: [
      editOf("review-body", before.reviews[0], "All is well."),
      editOf("review-body", foreign, "All is well."),
      editOf("review", before.reviewComments[0], "Fixed."),
    ],
  });

  expect(carried.skipped).toMatchObject([{ because: "changed" }]);
  expect(github.reviews(5).map(({ body }) => body)).toEqual([`${summary}\nmegan: see the guide.`, "Theirs."]);
  expect(github.reviewComments(5)[0]?.body).toBe("Fixed.");
});

function ourReview(github: Simulator) {
  const [first] = github.reviews(5);
  if (first === undefined) throw new Error("No review stands.");
  return first;
}

function editOf(
  on: CommentEdit["on"],
  was: { readonly id: number; readonly nodeId: string; readonly body: string } | undefined,
  body: string,
  isMinimised = false,
): CommentEdit {
  const { id, nodeId, body: before } = was ?? { id: 0, nodeId: "", body: "" };
  return { on, id, nodeId, bodyHash: bodyHash(before), body, isMinimised };
}
