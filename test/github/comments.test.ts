import { expect, test } from "vitest";
import { createComment, editComment, findOwnComment } from "../../src/github/comments.ts";
import { ownReactions, react } from "../../src/github/reactions.ts";
import { identity, octokitFor, repository, simulatedGitHub, withPullRequest } from "./simulated-github.ts";

test("an answer is written, edited and found by its beginning", async () => {
  const github = await simulatedGitHub();
  const { ref } = await withPullRequest(github);
  const octokit = octokitFor(github);

  const { id } = await createComment(octokit, ref, "Did you mean `recheck`?");
  await editComment(octokit, repository, id, "Done: reviewed.");

  expect(await findOwnComment(octokit, ref, identity, "Done")).toEqual({ id, body: "Done: reviewed." });
  expect(await findOwnComment(octokit, ref, identity, "Did you mean")).toBeUndefined();
});

test("a deleted comment is reported as not found", async () => {
  const github = await simulatedGitHub();
  await withPullRequest(github);

  await expect(editComment(octokitFor(github), repository, 4711, "Done.")).rejects.toMatchObject({
    kind: "not-found",
  });
});

test("a command gets our reactions, each once, and another person's are not ours", async () => {
  const github = await simulatedGitHub();
  await withPullRequest(github);
  const octokit = octokitFor(github);
  const command = github.comment(5, "adele", "/connector recheck");

  const answers = [
    await react(octokit, repository, { id: command.id }, "eyes"),
    await react(octokit, repository, { id: command.id }, "eyes"),
    await react(octokit, repository, { id: command.id }, "+1"),
  ];
  const other = await ownReactions(
    octokit,
    repository,
    { id: command.id },
    { login: "someone[bot]", appId: 8 },
  );

  expect(answers).toEqual(["new", "existing", "new"]);
  expect([...(await ownReactions(octokit, repository, { id: command.id }, identity)).keys()]).toEqual([
    "eyes",
    "+1",
  ]);
  expect([...other]).toEqual([]);
});

test("where nobody may react, or the comment is gone, the result says so; a temporary failure is thrown", async () => {
  const github = await simulatedGitHub();
  await withPullRequest(github);
  const octokit = octokitFor(github);
  const command = github.comment(5, "adele", "/connector recheck");
  github.pullRequest(5).isLocked = true;

  expect(await react(octokit, repository, { id: command.id }, "eyes")).toBe("refused");
  expect(await react(octokit, repository, { id: 4711 }, "eyes")).toBe("gone");
  github.fail({ path: "/reactions", behavior: "secondary-rate-limit-with-retry-after" });
  await expect(react(octokit, repository, { id: command.id }, "eyes")).rejects.toMatchObject({
    kind: "rate-limited",
    retryAfterSeconds: 60,
  });
});
