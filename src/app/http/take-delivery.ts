/** What happens between a verified webhook and its answer: routed, queued, recorded. */
import type { Probot } from "probot";
import type { CommandQueue } from "../../store/command-queue.ts";
import type { Deliveries } from "../../store/deliveries.ts";
import type { Queue } from "../../store/queue.ts";
import { routeEvent } from "../events/events.ts";
import { commandJobsFor, type UserRequest } from "../jobs/command-jobs.ts";
import type { ReviewJob } from "../jobs/review-job.ts";
import { newRunId } from "../jobs/run-id.ts";
import type { Delivery } from "./server.ts";

export interface DeliveryDeps {
  readonly appId: number;
  readonly queue: Queue;
  readonly deliveries: Deliveries;
  readonly commands: CommandQueue;
  readonly log: Probot["log"];
}

export interface DeliveryIds {
  readonly deliveryId: string;
  readonly runId: string;
}

/** What became of a delivery; also a label of the metrics. */
type Taken = "ignored" | "duplicate" | "queued" | "merged" | "lookup" | "command";

/** @throws when the database does not take it: GitHub is told, and keeps the delivery for a redelivery */
export async function takeDelivery(context: DeliveryDeps, delivery: Delivery): Promise<Taken> {
  const ids = { deliveryId: delivery.id, runId: newRunId() };
  const routed = routeEvent(delivery.event, delivery.payload, { appId: context.appId, ...ids });
  const said = { delivery: delivery.id, event: delivery.event };
  if (routed.kind === "ignored") {
    context.log.info({ ...said, result: "ignored", because: routed.because }, "delivery");
    return "ignored";
  }
  const result = await act(context, delivery, routed, ids);
  context.log.info({ ...said, run: ids.runId, result }, "delivery");
  return result;
}

async function act(
  { deliveries, commands, queue }: DeliveryDeps,
  delivery: Delivery,
  routed: { readonly kind: "review"; readonly jobs: readonly ReviewJob[] } | UserRequest,
  ids: DeliveryIds,
): Promise<Taken> {
  if (await deliveries.seen(delivery.id)) return "duplicate";
  // Queued first, recorded second: a crash between the two repeats a push, which merges or is known, and loses nothing.
  if (routed.kind === "review") {
    const pushed = await Promise.all(routed.jobs.map((job) => queue.push(job)));
    await deliveries.record(delivery.id, delivery.event, new Date());
    return pushed.includes("queued") ? "queued" : "merged";
  }
  const pushed = await Promise.all(commandJobsFor(routed, ids).map((job) => commands.push(job)));
  await deliveries.record(delivery.id, delivery.event, new Date());
  if (!pushed.includes("queued")) return "duplicate";
  return routed.kind === "find-head" ? "lookup" : "command";
}
