import { expect, test } from "vitest";
import { readResolvedThreads } from "../../src/github/review-threads.ts";
import { octokitFor, repository, simulatedGitHub, withPullRequest } from "./simulated-github.ts";

test("resolved threads are known by their first comment, also above 32 bits", async () => {
  const github = await simulatedGitHub();
  const { ref } = await withPullRequest(github);
  let id = 2 ** 31;
  github.world.nextId = () => id++;
  const octokit = octokitFor(github);
  for (const line of [19, 20]) {
    await octokit.request("POST /repos/{owner}/{repo}/pulls/{pull_number}/comments", {
      ...repository,
      pull_number: ref.number,
      commit_id: github.pullRequest(5).headSha,
      path: "Contoso Invoices/apiDefinition.swagger.json",
      line,
      body: "Text",
    });
  }
  const [first, second] = github.reviewComments(5);
  if (first !== undefined) first.isResolved = true;

  expect(second?.id).toBeGreaterThan(2 ** 31);
  expect(await readResolvedThreads(octokit, ref)).toEqual(new Set([first?.id]));
});
