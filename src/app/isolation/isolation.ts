/**
 * A reviewer behind a border: it looks into connectors in other threads, within limits of time and memory. What cannot be
 * finished is told of that connector alone.
 */
import type { ConnectorFiles } from "../../connector/connector-files.ts";
import type { FileContent } from "../../connector/file-tree.ts";
import { assignRoles } from "../../connector/roles.ts";
import { describeError } from "../../pull-request/own-failure.ts";
import type { Log } from "../../pull-request/review-context.ts";
import type { ConnectorRule } from "../../review/rule/rule.ts";
import { type Reviewer, reviewerWith, type SideFiles } from "../../review/run/reviewer.ts";
import { type Stopped, unfinishedReview, withoutRule } from "../../review/run/unfinished.ts";
import type { Metrics } from "../metrics.ts";
import { type Outcome, openThreads, type ThreadLimits, type Threads } from "./threads.ts";

type Stop = Extract<Outcome<never>, { readonly state: "stopped" }>;

export interface Isolation {
  /** For one review: how often it has to be stopped is limited. @param run names it in the log */
  reviewer(run: string): Reviewer;
  close(): Promise<void>;
}

interface IsolationDeps {
  /** Those of the worker, in its order. */
  readonly rules: readonly ConnectorRule[];
  /** Hear of connectors that are stopped: each is an attack, or a mistake of ours. */
  readonly log: Pick<Log, "warn">;
  readonly metrics: Pick<Metrics, "stop">;
}

/** Of one review. With 30 seconds each there is time left for all other connectors. */
const maxStops = 4;
const noFacts = { before: null, after: null };

/** @param limits `none`: everything in this thread, without limits */
export function openIsolation(deps: IsolationDeps, limits: Partial<ThreadLimits> | "none" = {}): Isolation {
  const { rules, log, metrics } = deps;
  if (limits === "none") return { reviewer: () => reviewerWith(rules), close: async () => {} };
  const threads = openThreads(limits);
  const tell = (run: string, folder: string, { by, running, error }: Stop): Told => {
    const rule = rules[running - 1]?.id ?? null;
    metrics.stop(by);
    log.warn({ run, folder, by, rule, ...describeError(error) }, "the review of a connector was stopped");
    return { rule, reason: reasonOf(by, threads.limits) };
  };
  return { reviewer: (run) => isolated(threads, rules, tell.bind(undefined, run)), close: threads.close };
}

interface Told {
  /** The rule that ran; null when none did. */
  readonly rule: string | null;
  readonly reason: Stopped;
}

function isolated(
  threads: Threads,
  rules: readonly ConnectorRule[],
  tell: (folder: string, stop: Stop) => Told,
): Reviewer {
  let stops = 0;
  /** By folder: connectors that not even facts could be read of. */
  const unread = new Map<string, Stopped>();
  const told = (folder: string, stop: Stop): Told => {
    stops += 1;
    return tell(folder, stop);
  };
  return {
    async facts(files) {
      const outcome = stops < maxStops && (await threads.run("facts", eachSide(files, withoutPackage)));
      if (!outcome) return noFacts;
      if (outcome.state === "done") return outcome.result;
      const folder = folderOf(files);
      unread.set(folder, told(folder, outcome).reason);
      return noFacts;
    },
    async review(asked) {
      const folder = folderOf(asked);
      const known = unread.get(folder) ?? (stops < maxStops ? undefined : exhausted);
      if (known !== undefined) return unfinishedReview(rules, asked, known);
      const order = { ...asked, ...eachSide(asked, alone) };
      const outcome = await threads.run("review", order);
      if (outcome.state === "done") return outcome.result;
      const { rule, reason } = told(folder, outcome);
      if (rule === null || stops >= maxStops) return unfinishedReview(rules, asked, reason);
      // Once more without the rule that ran: everything else can still be told.
      const again = await threads.run("review", { ...order, rules: order.rules.filter((id) => id !== rule) });
      if (again.state === "done") return withoutRule(again.result, rule, reason);
      return unfinishedReview(rules, asked, told(folder, again).reason);
    },
    async fix(order) {
      const outcome = await threads.run("fix", { ...order, files: alone(order.files) });
      if (outcome.state === "done") return outcome.result;
      told(order.files.folder, outcome);
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

/** No fact is read from a package, and to open one takes time. */
function withoutPackage(files: ConnectorFiles): ConnectorFiles {
  const packed = assignRoles(files.folder, files.entries).get("package")?.path;
  const contents = [...files.contents].filter(([path]) => path !== packed);
  return alone({ ...files, contents: new Map(contents) });
}

/** Bytes that are a part of something larger would take all of it along over the border. */
function alone(files: ConnectorFiles): ConnectorFiles {
  const contents = new Map<string, FileContent>();
  for (const [path, content] of files.contents) {
    const isRead = content.state === "read";
    contents.set(path, isRead ? { ...content, bytes: new Uint8Array(content.bytes) } : content);
  }
  return { ...files, contents };
}
