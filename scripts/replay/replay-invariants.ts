/** What has to hold after every push, whatever the pull request: each function answers with the sentences that do not. */
import { runGit } from "../../src/local/git.ts";
import { maxWrites } from "../../src/publish/plan/limits.ts";
import type { Placement, Plan } from "../../src/publish/plan/plan.ts";
import { allFindings, isNew } from "../../src/report/tally.ts";
import type { Finding, Review } from "../../src/review/finding/finding.ts";
import { isUnread } from "../../src/review/finding/unread.ts";
import { type Calls, isLive, type PostedState, type Spoken } from "./replay-posted.ts";
import type { PushKind } from "./replay-pushes.ts";

/** One head of a pull request, reviewed. */
export interface Step {
  readonly kind: "opening" | PushKind;
  readonly base: string;
  readonly head: string;
  readonly review: Review;
  /** As it was carried out. */
  readonly plan: Plan;
  /** Afterwards. */
  readonly posted: PostedState;
  /** Of this review. */
  readonly calls: Calls;
}

const maxRequests = 25;

/** @param before the head before; undefined for the opening */
export function brokenBy(step: Step, before: Step | undefined): string[] {
  return [
    ...misplaced(step, before),
    ...homeless(step),
    ...repeated(step),
    ...notTakenBack(step, before),
    ...postedAnew(step, before),
    ...tooLoud(step),
    ...tooMany(step),
  ];
}

/** Findings in = findings placed; comments made as planned; one completed check run with every annotation of the plan. */
function misplaced({ review, plan, posted }: Step, before: Step | undefined): string[] {
  const findings = allFindings(review).length;
  const made = madeSince(posted, before);
  const count = (where: Placement["where"]): number =>
    plan.placements.filter((one) => one.where === where).length;
  const [run, ...others] = posted.runs;
  const planned = plan.actions.flatMap((action) =>
    action.kind === "complete-check-run" ? action.annotations : [],
  );
  const shown = new Set(run?.annotations.map((one) => `${one.path}:${one.startLine} ${one.title}`));
  const missing = planned.filter((one) => !shown.has(`${one.path}:${one.startLine} ${one.title}`));
  return sentences(
    [
      findings === plan.placements.length,
      `${findings} findings came in, ${plan.placements.length} were placed`,
    ],
    ...(["line", "file"] as const).map((on): Held => {
      const stand = made.filter((one) => one.on === on).length;
      return [stand === count(on), `${count(on)} findings got a ${on}, ${stand} ${on} comments were made`];
    }),
    [run !== undefined && others.length === 0, `${posted.runs.length} check runs stand on the head`],
    [run?.status === "completed", `the check run is ${run?.status ?? "absent"}`],
    [missing.length === 0, `${missing.length} annotations do not stand there`],
  );
}

/** Every new finding has exactly one placement: live comments report it, or an annotation, or the summary alone. */
function homeless({ review, plan, posted }: Step): string[] {
  const live = posted.spoken.filter(isLive);
  const [run] = posted.runs;
  const summary = run?.summary ?? "";
  return allFindings(review).flatMap((finding, index) => {
    const placement = plan.placements[index];
    if (!isNew(finding) || placement === undefined) return [];
    const comments = live.filter((comment) => speaksAbout(comment, finding)).length;
    const wantsComment = !["annotation", "summary"].includes(placement.where);
    const line = finding.occurrences[0].range?.line;
    const isShown = run?.annotations.some(
      (one) => one.path === finding.file && one.startLine === line && one.message.includes(finding.rule),
    );
    return sentences(
      [
        wantsComment === comments > 0,
        `${nameOf(finding)} is at ${placement.where}, with ${comments} live comments`,
      ],
      [placement.isAnnotated === (isShown ?? false), `${nameOf(finding)} has no annotation`],
      [
        summary.includes(finding.rule) || summary.includes("Left out here"),
        `${nameOf(finding)} is not in the summary`,
      ],
    );
  });
}

/** Nothing is posted twice: no text, no fingerprint under two live comments, one summary, which the first review carries. */
function repeated({ plan, posted }: Step): string[] {
  const bodies = [...posted.spoken.map(({ body }) => body), ...posted.conversation];
  const live = posted.spoken.filter(isLive).flatMap(({ about }) => [...new Set(about?.fingerprints)]);
  const nameless = posted.spoken.filter(({ about }) => about === undefined).length;
  return sentences(
    [new Set(bodies).size === bodies.length, "a comment stands there twice"],
    [new Set(live).size === live.length, "two live comments speak about one fingerprint"],
    [nameless === 0, `${nameless} comments do not say what they are about`],
    [posted.conversation.length <= 1, `${posted.conversation.length} comments in the conversation`],
    [
      posted.conversation.length > 0 || plan.actions.every(({ kind }) => kind !== "create-review"),
      "a review was made and no summary stands",
    ],
  );
}

/**
 * A live comment speaks about something that is there, and says so when its own occurrence is fixed. One whose finding went
 * says that, with the head, and is folded away.
 */
function notTakenBack(step: Step, before: Step | undefined): string[] {
  const { review, posted } = step;
  const present = new Set(
    allFindings(review)
      .filter(({ age }) => age !== "fixed")
      .flatMap(({ occurrences }) => occurrences.map(({ fingerprint }) => fingerprint)),
  );
  const isThere = ({ about }: Spoken): boolean =>
    about?.fingerprints.some((fingerprint) => present.has(fingerprint)) ?? false;
  const isTrue = ({ about, body }: Spoken): boolean =>
    present.has(about?.fingerprints[0] ?? "") || body.includes("**Fixed here in `");
  const wasLive = new Set(before?.posted.spoken.filter(isLive).map(({ id }) => id));
  return posted.spoken.flatMap((comment) => {
    const name = `the comment about ${comment.about?.rule} in ${comment.about?.file}`;
    if (isLive(comment)) {
      if (isUnknown(review, comment)) return [];
      return sentences(
        [isThere(comment), `${name} stays, its finding went`],
        [isTrue(comment), `${name} stays as it was, its place is fixed`],
      );
    }
    if (!wasLive.has(comment.id)) return [];
    const sha = `\`${step.head.slice(0, 7)}\``;
    return sentences(
      [!isThere(comment), `${name} says fixed, its finding is there`],
      [
        comment.body.includes(`**Fixed in ${sha}`) || comment.body.includes(`as of ${sha}`),
        `${name} names no head`,
      ],
      [comment.isMinimised, `${name} is not folded away`],
    );
  });
}

/** What was not looked at is not fixed. */
function isUnknown(review: Review, { about }: Spoken): boolean {
  const connector = review.connectors.find(({ folder }) => about?.file.startsWith(`${folder}/`));
  const unchecked = connector?.unchecked.some(
    ({ rule, because }) => rule === about?.rule && because !== "file-absent",
  );
  const unread = about !== undefined && isUnread(about.file, connector?.unread ?? []);
  return review.gaps.length > 0 || unchecked === true || unread;
}

/**
 * A comment comes with something that deserved none on the head before: advice that became a warning does. A rebase has
 * nothing new at all; with another indentation it may lack what the rule about layout saw.
 */
function postedAnew({ kind, review, posted }: Step, before: Step | undefined): string[] {
  if (before === undefined) return [];
  const known = newFingerprints(before.review, ({ severity }) => severity !== "info");
  const stale = madeSince(posted, before).filter(({ about }) =>
    about?.fingerprints.every((one) => known.has(one)),
  );
  const then = newFingerprints(before.review);
  const now = newFingerprints(review);
  const came = [...now].filter((one) => !then.has(one)).length;
  const lasting = newFingerprints(before.review, ({ rule }) => rule !== "swagger/format-style");
  const went = [...lasting].filter((one) => !now.has(one)).length;
  return sentences(
    ...stale.map(
      ({ about }): Held => [false, `${about?.rule} in ${about?.file} was there before and is commented now`],
    ),
    [kind !== "rebase" || came + went === 0, `a rebase brought ${came} findings and lost ${went}`],
  );
}

/** A push tells people once, the first one as any other. */
function tooLoud({ calls: { notifications } }: Step): string[] {
  return sentences([notifications <= 1, `${notifications} notifications, 1 is allowed`]);
}

/** What a review of one connector may cost. */
function tooMany({ review, calls }: Step): string[] {
  if (review.connectors.length !== 1) return [];
  return sentences(
    [calls.requests <= maxRequests, `${calls.requests} requests, ${maxRequests} are allowed`],
    [calls.writes <= maxWrites, `${calls.writes} writes, ${maxWrites} are allowed`],
  );
}

/** No review of a folder that the pull request does not touch, by git's own word. */
export async function foreignFolders(repository: string, { base, head, review }: Step): Promise<string[]> {
  const words = ["diff", "--name-only", "--no-renames", "-z", base, head];
  const changed = (await runGit(repository, words)).toString("utf8").split("\0");
  return review.connectors
    .filter(({ folder }) => folder !== "" && !changed.some((path) => path.startsWith(`${folder}/`)))
    .map(({ folder }) => `${folder} was reviewed, but the pull request does not touch it`);
}

/** Fingerprints of what the pull request brings. */
export function newFingerprints(
  review: Review,
  test: (finding: Finding) => boolean = () => true,
): ReadonlySet<string> {
  const found = allFindings(review).filter((finding) => isNew(finding) && test(finding));
  return new Set(found.flatMap(({ occurrences }) => occurrences.map(({ fingerprint }) => fingerprint)));
}

function madeSince({ spoken }: PostedState, before: Step | undefined): readonly Spoken[] {
  const known = new Set(before?.posted.spoken.map(({ id }) => id));
  return spoken.filter(({ id }) => !known.has(id));
}

function speaksAbout({ about }: Spoken, { occurrences }: Finding): boolean {
  return occurrences.some(({ fingerprint }) => about?.fingerprints.includes(fingerprint));
}

function nameOf({ rule, file }: Finding): string {
  return `${rule} in ${file || "the pull request"}`;
}

type Held = readonly [holds: boolean, otherwise: string];

function sentences(...held: readonly Held[]): string[] {
  return held.filter(([holds]) => !holds).map(([, otherwise]) => otherwise);
}
