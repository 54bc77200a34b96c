/** What this room needs of Octokit; Probot's and @octokit/rest's both fit. */
import type { Octokit } from "@octokit/rest";
import { asFailure, GitHubFailure } from "./failure.ts";

export type GitHub = Pick<Octokit, "request" | "graphql">;

export interface RepositoryRef {
  readonly owner: string;
  readonly repo: string;
}

export interface PullRequestRef extends RepositoryRef {
  readonly number: number;
}

/** The parameters of a route below a repository; Octokit would send anything more along. */
export function inRepository(repository: RepositoryRef): { owner: string; repo: string } {
  return { owner: repository.owner, repo: repository.repo };
}

/** Waiting in the throttling plugin's queue counts too, so the limits are generous. */
const readTimeoutMs = 60_000;
const writeTimeoutMs = 120_000;

/** Options of every read: libraries below may repeat it. */
export function reading(): { request: { signal: AbortSignal } } {
  return { request: { signal: AbortSignal.timeout(readTimeoutMs) } };
}

/** Options of every write: no library below may repeat it, because a write can be done although the answer was 502. */
export function writing(): { request: { retries: 0; signal: AbortSignal } } {
  return { request: { retries: 0, signal: AbortSignal.timeout(writeTimeoutMs) } };
}

interface Answer<T> {
  readonly status: number;
  readonly data: T;
}

/**
 * The data of an answer.
 * @throws {GitHubFailure} instead of Octokit's errors
 */
export async function dataOf<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { status, data } = await failing(answer);
  // @octokit/request hands out a body that broke off, or is no JSON, as text with the status of its beginning.
  if (typeof data === "string") {
    throw new GitHubFailure("network", { status, messages: ["The answer broke off or is no JSON."] });
  }
  return data;
}

/** Lets errors of Octokit through as failures and all others as they are. */
export async function failing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw asFailure(error) ?? error;
  }
}

/** GitHub's largest page. */
export const pageSize = 100;

/**
 * Pages in sequence until one is not full.
 * @returns `isComplete` false when there may be more than `maxPages`
 */
export async function allPages<T>(
  maxPages: number,
  readPage: (page: number) => Promise<readonly T[]>,
): Promise<{ readonly items: readonly T[]; readonly isComplete: boolean }> {
  const items: T[] = [];
  for (let page = 1; page <= maxPages; page += 1) {
    const found = await readPage(page);
    items.push(...found);
    if (found.length < pageSize) return { items, isComplete: true };
  }
  return { items, isComplete: false };
}
