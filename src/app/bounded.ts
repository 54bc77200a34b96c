import type { Octokit } from "./github-app.ts";

/**
 * Every request is counted, and ends with the job.
 * @param octokit the job's own: it is changed
 */
export function bounded(octokit: Octokit, signal: AbortSignal, meter: { requests: number }): Octokit {
  octokit.hook.before("request", (request) => {
    meter.requests += 1;
    const own = request.request.signal;
    request.request.signal = own instanceof AbortSignal ? AbortSignal.any([own, signal]) : signal;
  });
  return octokit;
}
