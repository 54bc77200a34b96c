/** Our check run on a head: begun at once, completed last. Its completion is the commit point of a review. */
import { annotationsPerRequest } from "../publish/plan/limits.ts";
import type { Action, Annotation, CheckOutput } from "../publish/plan/plan.ts";
import type { PostedCheckRun } from "../publish/posted.ts";
import { dataOf, type GitHub, inRepository, type RepositoryRef, writing } from "./octokit.ts";
import { checkRunName } from "./posted.ts";

/** A button under a completed check run; each has a comment command too, since fork authors may not see it. */
export interface CheckButton {
  /** At most 20 characters, as `identifier`. */
  readonly label: string;
  /** At most 40 characters. */
  readonly description: string;
  readonly identifier: string;
}

export interface CheckRunStart {
  readonly headSha: string;
  /** Our memory of what is reviewed; comes back with `readPosted`. */
  readonly externalId: string;
  readonly output: CheckOutput;
  readonly detailsUrl?: string;
}

/**
 * Begins a check run, or takes over one of ours that never ended. A completed one does not reopen: a new one of the
 * same name is made, and the newest decides. One that carries annotations already is not taken over, because a
 * second attempt would double them.
 * @param posted our runs on this head, newest first
 * @returns the run's id, and the ids of unfinished older ones that the caller should end (`endUnfinished`)
 * @throws {GitHubFailure}
 */
export async function startCheckRun(
  octokit: GitHub,
  repository: RepositoryRef,
  start: CheckRunStart,
  posted: readonly PostedCheckRun[],
): Promise<{ readonly id: number; readonly unfinished: readonly number[] }> {
  const unfinished = posted.filter((run) => run.status !== "completed");
  const newest = posted[0];
  if (newest !== undefined && newest.status !== "completed" && newest.annotations === 0) {
    await patchRun(octokit, repository, newest.id, bodyOf(start));
    return { id: newest.id, unfinished: idsOf(unfinished, newest.id) };
  }
  const run = await dataOf(
    octokit.request("POST /repos/{owner}/{repo}/check-runs", {
      ...inRepository(repository),
      name: checkRunName,
      head_sha: start.headSha,
      ...bodyOf(start),
      ...writing(),
    }),
  );
  return { id: Number(run.id), unfinished: idsOf(unfinished, Number(run.id)) };
}

function bodyOf(start: CheckRunStart) {
  return {
    status: "in_progress" as const,
    external_id: start.externalId,
    started_at: new Date().toISOString(),
    output: { ...start.output },
    ...(start.detailsUrl === undefined ? {} : { details_url: start.detailsUrl }),
  };
}

function idsOf(runs: readonly PostedCheckRun[], without: number): number[] {
  return runs.map((run) => run.id).filter((id) => id !== without);
}

export type Completion = Omit<Extract<Action, { kind: "complete-check-run" }>, "kind">;

/**
 * Annotations in slices of 50, one after the other; the conclusion and the final words only with the last slice, so
 * a run that broke off half-way stays unfinished.
 * @throws {GitHubFailure} after which a slice may stand: begin a new run rather than send it again
 */
export async function completeCheckRun(
  octokit: GitHub,
  repository: RepositoryRef,
  id: number,
  completion: Completion,
  buttons: readonly CheckButton[] = [],
): Promise<void> {
  const slices = slicesOf(completion.annotations);
  const last = slices.pop() ?? [];
  for (const [index, slice] of slices.entries()) {
    const summary = `Placing annotations: ${(index + 1) * annotationsPerRequest} of ${completion.annotations.length}.`;
    const output = { title: completion.output.title, summary, annotations: slice.map(annotationOf) };
    await patchRun(octokit, repository, id, { output });
  }
  await patchRun(octokit, repository, id, {
    status: "completed",
    conclusion: completion.conclusion,
    completed_at: new Date().toISOString(),
    external_id: completion.externalId,
    output: { ...completion.output, annotations: last.map(annotationOf) },
    actions: buttons.map((button) => ({ ...button })),
  });
}

/**
 * Completes a run as `neutral`: our own failure, or nothing to say. Never `failure`, which speaks about the author. It
 * forgets what was reviewed: where GitHub completed the run and answered with an error, the mark of a finished review
 * stands, and the next attempt would take this end for its verdict.
 * @throws {GitHubFailure}
 */
export async function endNeutral(
  octokit: GitHub,
  repository: RepositoryRef,
  id: number,
  output: CheckOutput,
): Promise<void> {
  await patchRun(octokit, repository, id, {
    status: "completed",
    conclusion: "neutral",
    completed_at: new Date().toISOString(),
    external_id: "ended",
    output: { ...output },
  });
}

interface CheckRunChanges {
  readonly status?: "in_progress" | "completed";
  readonly conclusion?: Completion["conclusion"];
  readonly completed_at?: string;
  readonly started_at?: string;
  readonly external_id?: string;
  readonly details_url?: string;
  readonly output?: CheckOutput & { annotations?: ReturnType<typeof annotationOf>[] };
  readonly actions?: CheckButton[];
}

async function patchRun(octokit: GitHub, repository: RepositoryRef, id: number, changes: CheckRunChanges) {
  await dataOf(
    octokit.request("PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", {
      ...inRepository(repository),
      check_run_id: id,
      ...changes,
      ...writing(),
    }),
  );
}

function slicesOf(annotations: readonly Annotation[]): (readonly Annotation[])[] {
  const slices = [];
  for (let at = 0; at < annotations.length; at += annotationsPerRequest) {
    slices.push(annotations.slice(at, at + annotationsPerRequest));
  }
  return slices;
}

function annotationOf(annotation: Annotation) {
  // GitHub takes columns only within one line.
  const hasColumns = annotation.startLine === annotation.endLine && annotation.startColumn !== undefined;
  const columns = hasColumns
    ? { start_column: annotation.startColumn, end_column: annotation.endColumn ?? annotation.startColumn }
    : {};
  return {
    path: annotation.path,
    start_line: annotation.startLine,
    end_line: annotation.endLine,
    ...columns,
    annotation_level: annotation.level,
    title: annotation.title,
    message: annotation.message,
  };
}
