/** One command of a person, carried out: what is done and what is answered. */

import type { Command, Mistake } from "../../commands/command-grammar.ts";
import { helpText } from "../../commands/help-text.ts";
import type { BlobCache } from "../../github/files/blob-cache.ts";
import type { Identity } from "../../github/identity.ts";
import type { GitHub, PullRequestRef, RepositoryRef } from "../../github/octokit.ts";
import { readCheckRuns } from "../../github/posted.ts";
import { readHead } from "../../github/pull-request.ts";
import { decisionOf } from "../../pull-request/read-decisions.ts";
import type { Log } from "../../pull-request/review-context.ts";
import type { Audit } from "../../store/audit.ts";
import type { Decision, Decisions } from "../../store/decisions.ts";
import type { Queue } from "../../store/queue.ts";
import { plain } from "../../text/escape.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import type { DeliveryIds } from "../events/events.ts";
import type { Repository } from "../events/repository.ts";
import type { Isolation } from "../isolation/isolation.ts";
import type { Metrics } from "../metrics.ts";
import { explain, knownRule, ruleIds } from "./explain.ts";
import { fixPullRequest } from "./fix-pull-request.ts";

export interface CommandDeps {
  readonly octokit: (installationId: number) => Promise<GitHub>;
  readonly identity: () => Promise<Identity>;
  readonly blobs: BlobCache;
  readonly queue: Queue;
  readonly decisions: Decisions;
  readonly audit: Audit;
  readonly isolation: Isolation;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly now: () => Date;
}

export interface CommandContext {
  readonly deps: CommandDeps;
  readonly octokit: GitHub;
  readonly pull: PullRequestRef;
  readonly place: Repository;
  readonly by: string;
  readonly ids: DeliveryIds;
  /** The same in every attempt: `comment-345`. */
  readonly name: string;
  /** It was begun before, and may be done in part. */
  readonly isResumed: boolean;
  /** The comment that says it; null: a button was pressed. */
  readonly said: { readonly commentId: number; readonly at: string } | null;
}

type SingleCommandContext = CommandContext & {
  /** Which of the comment's commands. */
  readonly index: number;
  readonly isAllowed: boolean;
};

interface Done {
  /** Asked for with this command, once however often it is begun; or anew, because what was reviewed is not so any more. */
  readonly review?: "once" | "anew";
  /** Markdown to be posted. */
  readonly answer?: string;
  readonly mistake?: Omit<Mistake, "kind">;
}

/** Without the right nothing is done, but that somebody without it wanted to decide is remembered. @throws {GitHubFailure} */
export async function carryOutCommand(context: SingleCommandContext, command: Command): Promise<Done> {
  const wrong = mistakeIn(command, context.deps.now());
  switch (command.kind) {
    case "waive":
    case "unwaive":
    case "acknowledge":
    case "hold":
    case "resume":
    case "dispute":
      return {
        ...(await decide(context, command, wrong === undefined)),
        ...(wrong === undefined ? {} : { mistake: wrong }),
      };
    default:
      if (!context.isAllowed) return {};
      return wrong === undefined ? await answer(context, command) : { mistake: wrong };
  }
}

async function answer(
  context: SingleCommandContext,
  command: Exclude<Command, { kind: Decision["command"] }>,
): Promise<Done> {
  switch (command.kind) {
    case "explain":
      return { answer: await explain(command.rule, context.deps.audit) };
    case "fix":
      return fixPullRequest(context);
    case "help":
      return { answer: helpText() };
    case "recheck":
      return { review: "once" };
    case "mistake":
      // The answer is all there is to do.
      return {};
    default:
      return command satisfies never;
  }
}

async function decide(
  context: SingleCommandContext,
  command: Extract<Command, { kind: Decision["command"] }>,
  isUnderstood: boolean,
): Promise<Pick<Done, "review">> {
  const { deps, pull, place, by, said, index, isResumed } = context;
  if (said === null) return {};
  const key = { repositoryId: place.repositoryId, pullNumber: pull.number };
  const isAccepted = context.isAllowed && isUnderstood;
  const known = isResumed ? await deps.decisions.of(key) : [];
  const standing = known.find((one) => one.commentId === said.commentId && one.index === index);
  const wasAccepted = standing?.isAccepted === true;
  // A review may have bound it to values meanwhile.
  if (isAccepted && wasAccepted) return { review: "once" };
  // A dispute is about a rule, whatever the head.
  const head = isAccepted && command.kind !== "dispute" ? await headMeant(context, said.at) : null;
  const decision = decisionOf(command, { ...said, index, by }, head, isAccepted);
  await deps.decisions.save(key, [decision]);
  if (isAccepted) return { review: "once" };
  return wasAccepted ? { review: "anew" } : {};
}

/** Milliseconds; until then nobody pushes and is reviewed. */
const lateAfter = 2 * 60_000;

/** The head a comment speaks about. Null: it is carried out late, and its author cannot have seen a review of the head. */
async function headMeant(
  { deps, octokit, pull }: SingleCommandContext,
  saidAt: string,
): Promise<string | null> {
  const { sha } = await readHead(octokit, pull);
  if (Date.now() - Date.parse(saidAt) < lateAfter) return sha;
  const runs = await readCheckRuns(octokit, pull, sha, await deps.identity());
  const isSeen = runs.some(
    ({ startedAt }) => startedAt !== null && Date.parse(startedAt) <= Date.parse(saidAt),
  );
  return isSeen ? sha : null;
}

/** What only we can know of a command: which rules there are, and which day it is. */
function mistakeIn(command: Command, now: Date): Omit<Mistake, "kind"> | undefined {
  if (command.kind === "mistake") return command;
  if ("rule" in command && !knownRule(command.rule)) {
    const meant = didYouMean(command.rule, ruleIds) ?? ruleIds.find((id) => id.endsWith(`/${command.rule}`));
    return {
      text: wordsOf(command, command.rule),
      problem: `There is no such rule.`,
      corrected: meant === undefined ? undefined : wordsOf(command, meant),
    };
  }
  const until = "until" in command ? command.until : null;
  if (until !== null && until < now.toISOString().slice(0, 10)) {
    const rule = "rule" in command ? command.rule : "";
    const text = wordsOf(command, rule);
    return { text, problem: "The date is past.", corrected: `${text} until <year-month-day>` };
  }
  return undefined;
}

function wordsOf(command: Command, rule: string): string {
  const path = "path" in command && command.path !== null ? ` ${command.path}` : "";
  const because = "because" in command ? ` because ${command.because}` : "";
  const subject = rule === "" ? "" : ` ${rule}`;
  return plain(`${command.kind}${subject}${path}${because}`);
}

export function repositoryOf({ owner, repository }: Repository): RepositoryRef {
  return { owner, repo: repository };
}
