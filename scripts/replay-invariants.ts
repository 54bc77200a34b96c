/** What has to hold for every review, whatever the pull request: each function answers with the sentences that do not. */
import type { Simulator } from "../src/demo/simulator.ts";
import { runGit } from "../src/local/git.ts";
import type { Plan } from "../src/publish/plan.ts";
import { allFindings } from "../src/report/tally.ts";
import type { Review } from "../src/review/finding.ts";

const maxRequests = 25;
const maxWrites = 4;

/** Findings in = findings placed, in the plan and in what really stands on the pull request afterwards. */
export function misplaced(
  simulator: Simulator,
  number: number,
  head: string,
  review: Review,
  plan: Plan,
): string[] {
  const findings = allFindings(review).length;
  const homes = { line: 0, file: 0, annotation: 0, summary: 0, "posted-before": 0 };
  for (const placement of plan.placements) homes[placement.home] += 1;
  const comments = simulator.reviewComments(number);
  const lines = comments.filter((comment) => comment.subjectType === "line").length;
  const files = comments.filter((comment) => comment.subjectType === "file").length;
  const [run, ...others] = simulator.checkRuns(head);
  const broken = [
    [
      findings === plan.placements.length,
      `${findings} findings came in, ${plan.placements.length} were placed`,
    ],
    [lines === homes.line, `${homes.line} findings have a line, ${lines} line comments stand there`],
    [files === homes.file, `${homes.file} findings have a file, ${files} file comments stand there`],
    [
      run !== undefined && others.length === 0,
      `${others.length + (run ? 1 : 0)} check runs stand on the head`,
    ],
    [run?.status === "completed", `the check run is ${run?.status ?? "absent"}`],
    [
      (run?.annotations.length ?? 0) >= homes.annotation,
      `${homes.annotation} findings are annotations, ${run?.annotations.length ?? 0} stand there`,
    ],
  ] as const;
  return broken.filter(([holds]) => !holds).map(([, sentence]) => sentence);
}

/** No review of a folder that the pull request does not touch, by git's own word. */
export async function foreignFolders(
  repository: string,
  pull: { readonly base: string; readonly head: string },
  review: Review,
): Promise<string[]> {
  const output = await runGit(repository, [
    "diff",
    "--name-only",
    "--no-renames",
    "-z",
    pull.base,
    pull.head,
  ]);
  const changed = output
    .toString("utf8")
    .split("\0")
    .filter((path) => path !== "");
  return review.connectors
    .filter(({ folder }) => folder !== "" && !changed.some((path) => path.startsWith(`${folder}/`)))
    .map(({ folder }) => `${folder} was reviewed, but the pull request does not touch it`);
}

/** What a review of one connector may cost. */
export function tooMany(
  review: Review,
  calls: { readonly requests: number; readonly writes: number },
): string[] {
  if (review.connectors.length !== 1) return [];
  return [
    ...(calls.requests <= maxRequests ? [] : [`${calls.requests} requests, ${maxRequests} are allowed`]),
    ...(calls.writes <= maxWrites ? [] : [`${calls.writes} writes, ${maxWrites} are allowed`]),
  ];
}
