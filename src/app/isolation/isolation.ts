/**
 * A reviewer that reads connectors in other threads, within limits of time and memory. What cannot be finished is reported for
 * that connector alone.
 */
import type { ConnectorFiles, StoredContent } from "../../connector/connector-files.ts";
import { rolesIn } from "../../connector/roles.ts";
import { describeError } from "../../pull-request/own-failure.ts";
import type { Log } from "../../pull-request/review-context.ts";
import type { ConnectorRule } from "../../review/rule/rule.ts";
import { type Reviewer, reviewerWith, type SideFiles } from "../../review/run/reviewer.ts";
import { type Stopped, unfinishedReview, withoutRule } from "../../review/run/unfinished.ts";
import type { Metrics } from "../metrics.ts";
import { type Outcome, openThreads, type ThreadLimits, type Threads } from "./threads.ts";

type Stop = Extract<Outcome<never>, { readonly state: "stopped" }>;

export interface Isolation {
  /** For one review: after a few stops its other connectors are not reviewed. @param run names it in the log */
  reviewer(run: string): Reviewer;
  close(): Promise<void>;
}

interface IsolationDeps {
  /** The rules of the worker, in the same order. */
  readonly rules: readonly ConnectorRule[];
  /** Records every stop: each is an attack, or an error in a rule. */
  readonly log: Pick<Log, "warn">;
  readonly metrics: Pick<Metrics, "stop">;
}

/** In one review. Four stops of 30 seconds leave time for the other connectors. */
const maxStops = 4;
const noFacts = { before: null, after: null };

/** @param limits `none`: everything runs in this thread, without limits */
export function openIsolation(deps: IsolationDeps, limits: Partial<ThreadLimits> | "none" = {}): Isolation {
  const { rules, log, metrics } = deps;
  if (limits === "none") return { reviewer: () => reviewerWith(rules), close: async () => {} };
  const threads = openThreads(limits);
  const report = (run: string, folder: string, { by, running, error }: Stop): StopReport => {
    const rule = rules[running - 1]?.id ?? null;
    metrics.stop(by);
    log.warn({ run, folder, by, rule, ...describeError(error) }, "the review of a connector was stopped");
    return { rule, reason: reasonOf(by, threads.limits) };
  };
  return { reviewer: (run) => isolated(threads, rules, report.bind(undefined, run)), close: threads.close };
}

interface StopReport {
  /** The rule that ran; null: none did. */
  readonly rule: string | null;
  readonly reason: Stopped;
}

function isolated(
  threads: Threads,
  rules: readonly ConnectorRule[],
  report: (folder: string, stop: Stop) => StopReport,
): Reviewer {
  let stops = 0;
  /** By folder: connectors that were stopped while their facts were read. */
  const unread = new Map<string, Stopped>();
  const countStop = (folder: string, stop: Stop): StopReport => {
    stops += 1;
    return report(folder, stop);
  };
  return {
    async facts(files) {
      const outcome = stops < maxStops && (await threads.run("facts", eachSide(files, withoutPackage)));
      if (!outcome) return noFacts;
      if (outcome.state === "done") return outcome.result;
      const folder = folderOf(files);
      unread.set(folder, countStop(folder, outcome).reason);
      return noFacts;
    },
    async review(request) {
      const folder = folderOf(request);
      const stopped = unread.get(folder) ?? (stops < maxStops ? undefined : exhausted);
      if (stopped !== undefined) return unfinishedReview(rules, request, stopped);
      const order = { ...request, ...eachSide(request, withOwnBytes) };
      const outcome = await threads.run("review", order);
      if (outcome.state === "done") return outcome.result;
      const { rule, reason } = countStop(folder, outcome);
      if (rule === null || stops >= maxStops) return unfinishedReview(rules, request, reason);
      // Once more without the rule that ran, so that the other rules can report.
      const retry = await threads.run("review", { ...order, rules: order.rules.filter((id) => id !== rule) });
      if (retry.state === "done") return withoutRule(retry.result, rule, reason);
      return unfinishedReview(rules, request, countStop(folder, retry).reason);
    },
    async fix(order) {
      const outcome = await threads.run("fix", { ...order, files: withOwnBytes(order.files) });
      if (outcome.state === "done") return outcome.result;
      countStop(order.files.folder, outcome);
      return { files: [], fixes: [] };
    },
  };
}

const exhausted: Stopped = {
  because: "timeout",
  detail: "connectors before it in this pull request used up the time",
};

function reasonOf(by: Stop["by"], { milliseconds, megabytes }: ThreadLimits): Stopped {
  switch (by) {
    case "timeout":
      return { because: "timeout", detail: `it took longer than ${milliseconds / 1000} s on this connector` };
    case "memory":
      return {
        because: "rule-crashed",
        detail: `it took more than ${megabytes} MB of memory on this connector`,
      };
    case "crash":
      return { because: "rule-crashed", detail: "the reviewer crashed on this connector" };
    default:
      return by satisfies never;
  }
}

function folderOf({ before, after }: SideFiles): string {
  return (after ?? before)?.folder ?? "";
}

function eachSide(
  { before, after }: SideFiles,
  change: (files: ConnectorFiles) => ConnectorFiles,
): SideFiles {
  return { before: before && change(before), after: after && change(after) };
}

/** Facts do not come from packages, and opening one takes time. */
function withoutPackage(files: ConnectorFiles): ConnectorFiles {
  const packagePath = rolesIn(files.folder, files.entries).get("package")?.path;
  const contents = [...files.contents].filter(([path]) => path !== packagePath);
  return withOwnBytes({ ...files, contents: new Map(contents) });
}

/** Copies the bytes: a view of a larger buffer would send the whole buffer to the thread. */
function withOwnBytes(files: ConnectorFiles): ConnectorFiles {
  const contents = new Map<string, StoredContent>();
  for (const [path, content] of files.contents) {
    const isRead = content.state === "read";
    contents.set(path, isRead ? { ...content, bytes: new Uint8Array(content.bytes) } : content);
  }
  return { ...files, contents };
}
