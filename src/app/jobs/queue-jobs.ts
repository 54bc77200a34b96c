/** What an event asks for is put into the queues, and its delivery is recorded. */
import type { Log } from "../../pull-request/review-context.ts";
import type { CommandQueue } from "../../store/command-queue.ts";
import type { Deliveries } from "../../store/deliveries.ts";
import type { Queue } from "../../store/queue.ts";
import type { DeliveryIds, Ignored, ReviewJobs } from "../events/events.ts";
import { commandJobsFor, type UserRequest } from "./command-jobs.ts";
import type { ReviewJob } from "./review-job.ts";

export type EventOutcome = ReviewJobs | UserRequest | Ignored;

/** What became of a delivery; also a label of the metrics. */
export type DeliveryResult = "ignored" | "duplicate" | "queued" | "merged" | "lookup" | "command";

export interface QueueDeps {
  readonly queue: Pick<Queue<ReviewJob>, "push">;
  readonly commands: Pick<CommandQueue, "push">;
  readonly deliveries: Deliveries;
  readonly log: Pick<Log, "info">;
}

/**
 * Over when everything is durable.
 * @param event its name, such as `pull_request`
 * @throws when the database does not take it: GitHub gets 500 and keeps the delivery for a redelivery
 */
export async function queueJobs(
  deps: QueueDeps,
  event: string,
  outcome: EventOutcome,
  ids: DeliveryIds,
): Promise<DeliveryResult> {
  const fields = { delivery: ids.deliveryId, event };
  if (outcome.kind === "ignored") {
    deps.log.info({ ...fields, result: "ignored", because: outcome.because }, "delivery");
    return "ignored";
  }
  const result = await pushOnce(deps, event, outcome, ids);
  deps.log.info({ ...fields, run: ids.runId, result }, "delivery");
  return result;
}

async function pushOnce(
  { deliveries, commands, queue }: QueueDeps,
  event: string,
  outcome: ReviewJobs | UserRequest,
  ids: DeliveryIds,
): Promise<DeliveryResult> {
  if (await deliveries.isRecorded(ids.deliveryId)) return "duplicate";
  // Pushed first, recorded second: a crash between the two repeats a push, which merges or is known, and loses nothing.
  if (outcome.kind === "review") {
    const pushed = await Promise.all(outcome.jobs.map((job) => queue.push(job)));
    await deliveries.record(ids.deliveryId, event, new Date());
    return pushed.includes("queued") ? "queued" : "merged";
  }
  const pushed = await Promise.all(commandJobsFor(outcome, ids).map((job) => commands.push(job)));
  await deliveries.record(ids.deliveryId, event, new Date());
  if (!pushed.includes("queued")) return "duplicate";
  return outcome.kind === "find-head" ? "lookup" : "command";
}
