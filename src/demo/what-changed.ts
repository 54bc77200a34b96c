/** What a push changed on the pull request: findings, comments, verdict. */
import { basename } from "node:path";
import type { Simulator } from "../simulator/simulator.ts";
import type { CheckRun } from "../simulator/state/state.ts";
import type { ReviewEvent } from "./environment.ts";

/** The pull request at one moment. */
export interface Snapshot {
  readonly run: CheckRun;
  /** What is new in the pull request: fingerprint → `apiProperties.json  The brand color …`. */
  readonly findings: ReadonlyMap<string, string>;
  /** Id of a comment → its text and whether it is folded away. */
  readonly lineComments: ReadonlyMap<number, { readonly body: string; readonly isFolded: boolean }>;
  /** Id of a comment of the conversation, or of a review → its text. */
  readonly texts: ReadonlyMap<number, string>;
}

export interface Difference {
  readonly fixed: readonly string[];
  readonly remaining: readonly string[];
  readonly added: readonly string[];
  readonly foldedComments: number;
  readonly newLineComments: number;
  readonly editedTexts: number;
}

/** @returns undefined while the head has no finished check run, or no review has ended */
export function takeSnapshot(
  github: Simulator,
  number: number,
  event: ReviewEvent | undefined,
): Snapshot | undefined {
  const run = github.checkRuns(github.pullRequest(number).headSha).at(-1);
  if (run?.status !== "completed" || event?.end === undefined) return undefined;
  return {
    run,
    findings: newFindings(event.end.review),
    lineComments: new Map(
      github
        .reviewComments(number)
        .map(({ id, body, minimized }) => [id, { body, isFolded: minimized !== undefined }]),
    ),
    texts: new Map(
      [...github.issueComments(number), ...github.reviews(number)].map(({ id, body }) => [id, body]),
    ),
  };
}

export function compareSnapshots(before: Snapshot, after: Snapshot): Difference {
  const stillOpen = [...after.lineComments].filter(([id]) => before.lineComments.has(id));
  return {
    fixed: missingIn(after.findings, before.findings),
    added: missingIn(before.findings, after.findings),
    remaining: [...after.findings].filter(([id]) => before.findings.has(id)).map(([, text]) => text),
    foldedComments: stillOpen.filter(
      ([id, { isFolded }]) => isFolded && before.lineComments.get(id)?.isFolded === false,
    ).length,
    newLineComments: after.lineComments.size - stillOpen.length,
    editedTexts: [...after.texts].filter(
      ([id, body]) => before.texts.has(id) && before.texts.get(id) !== body,
    ).length,
  };
}

function missingIn(some: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): string[] {
  return [...others].filter(([id]) => !some.has(id)).map(([, text]) => text);
}

type Review = NonNullable<ReviewEvent["end"]>["review"];

function newFindings(review: Review): Map<string, string> {
  const findings = review.connectors.flatMap((connector) => connector.findings);
  return new Map(
    findings
      .filter(({ age }) => age === "new")
      .flatMap(({ file, occurrences }) =>
        occurrences.map(({ fingerprint, message }) => [fingerprint, `\`${basename(file)}\` ${message}`]),
      ),
  );
}
