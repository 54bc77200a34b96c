import type { Octokit } from "./github-app.ts";

/**
 * Counts every request and aborts it with the job.
 * @param octokit is changed: the job must not share it
 */
export function bounded(octokit: Octokit, signal: AbortSignal, meter: { requests: number }): Octokit {
  octokit.hook.before("request", (request) => {
    meter.requests += 1;
    const own = request.request.signal;
    request.request.signal = own instanceof AbortSignal ? AbortSignal.any([own, signal]) : signal;
  });
  return octokit;
}
