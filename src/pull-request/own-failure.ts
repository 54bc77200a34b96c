/** How failures of ours are worded on a pull request and in the log. */
import { GitHubFailure } from "../github/failure.ts";
import { redactTokens } from "../wording/redact.ts";

/** @param step what was going on, to follow "while": `files were read` */
export function reasonOf(error: unknown, step: string, isLate: boolean): string {
  if (isLate) return `There was no time left while ${step}.`;
  if (!(error instanceof GitHubFailure)) return `A mistake in the reviewer came to light while ${step}.`;
  switch (error.kind) {
    case "network":
    case "timeout":
      return `GitHub did not answer while ${step}.`;
    case "forbidden":
      return `GitHub did not permit a request while ${step}; the app's permissions may wait for consent.`;
    default:
      return `GitHub answered ${error.status ?? "nothing"} while ${step}.`;
  }
}

export function isRateLimited(error: unknown): error is GitHubFailure {
  return error instanceof GitHubFailure && error.kind === "rate-limited";
}

/** Seconds. */
const maxWait = 3600;

/**
 * Seconds to wait behind a rate limit: what GitHub says, without it doubled each time, up to an hour.
 * @param first seconds the first time
 * @param before how many waits there were before
 */
export function limitWait({ retryAfterSeconds }: GitHubFailure, first: number, before: number): number {
  return retryAfterSeconds ?? Math.min(first * 2 ** Math.min(before, 12), maxWait);
}

/** For the log: one line, no token, no body of a request. */
export function describeError(error: unknown): { readonly error: string; readonly stack?: string } {
  if (!(error instanceof Error)) return { error: redact(String(error)) };
  const stack = error instanceof GitHubFailure ? {} : { stack: redact(error.stack ?? "") };
  return { error: redact(error.message), ...stack };
}

const maxLogLength = 4000;

function redact(text: string): string {
  return redactTokens(text.slice(0, maxLogLength));
}
