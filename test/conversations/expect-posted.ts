/** A pull request with three mistakes, and whether all of them are reported, once each. */
import { expect } from "vitest";
import { summariesOn } from "../helpers/summaries.ts";
import { commitOf, type Mistake } from "./commits.ts";
import type { Harness } from "./harness.ts";

const sentences: Readonly<Record<Mistake, string>> = {
  "no-description": "The operation `ListAlerts` has no description.",
  dot: "The summary of `ListAlerts` ends in `.`.",
  "no-parameter-summary": "The parameter `region` of `ListAlerts` has no `x-ms-summary`.",
};
export const allMistakes: readonly Mistake[] = ["dot", "no-description", "no-parameter-summary"];

/** Opened by adele from her fork. Returns the head. */
export async function openWithMistakes(
  harness: Harness,
  number: number,
  mistakes: readonly Mistake[] = allMistakes,
  author = "adele",
): Promise<string> {
  const head = await commitOf(harness, mistakes, { salt: `pull request ${number}` });
  await harness.simulator.openPullRequest({ number, head, fork: true, author });
  return head;
}

/** A green one of somebody new: its summary is a comment, as there is no review to carry it. */
export async function openGreen(harness: Harness, number: number): Promise<string> {
  harness.simulator.switches.firstTimers.add("grady");
  return await openWithMistakes(harness, number, [], "grady");
}

/** Each sentence is somewhere, nothing is anywhere twice, and the check has a verdict. */
export function expectPosted(
  harness: Harness,
  number: number,
  mistakes: readonly Mistake[] = allMistakes,
): void {
  const { headSha } = harness.simulator.pullRequest(number);
  const runs = harness.simulator.checkRuns(headSha);
  const comments = harness.simulator
    .reviewComments(number)
    .filter(({ minimized }) => minimized === undefined)
    .map(({ body }) => body);
  const summaries = summariesOn(harness.simulator, number);
  const annotations = runs.flatMap((run) =>
    run.annotations.map(({ title, message }) => `${title}\n${message}`),
  );
  const text = [...runs.map(({ summary }) => summary ?? ""), ...annotations, ...comments, ...summaries].join(
    "\n",
  );

  expect(mistakes.filter((mistake) => !text.includes(sentences[mistake]))).toEqual([]);
  expect(runs.map(({ status }) => status)).not.toContain("in_progress");
  expect(runs.at(-1)?.conclusion).toBe(mistakes.length === 0 ? "success" : "failure");
  const perSentence = mistakes.map(
    (mistake) => comments.filter((body) => body.includes(sentences[mistake])).length,
  );
  expect(perSentence.filter((count) => count > 1)).toEqual([]);
  expect(summaries.length).toBeLessThanOrEqual(1);
}
