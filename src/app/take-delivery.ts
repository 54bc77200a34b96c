/** What happens between a verified webhook and its answer: routed, queued, recorded. */
import type { Probot } from "probot";
import type { Deliveries } from "../store/deliveries.ts";
import type { Queue, ReviewJob } from "../store/queue.ts";
import type { ButtonPress } from "./button-event.ts";
import type { CommandRequest } from "./comment-event.ts";
import type { Errands } from "./errands.ts";
import { type HeadToFind, routeEvent } from "./events.ts";
import { newRunId } from "./run-id.ts";
import type { Delivery } from "./server.ts";

export interface DeliveryDesk {
  readonly appId: number;
  readonly queue: Queue;
  readonly deliveries: Deliveries;
  readonly errands: Errands;
  readonly log: Probot["log"];
  readonly findHead: (head: HeadToFind, ids: DeliveryIds) => Promise<void>;
  readonly carryOutCommands: (request: CommandRequest, ids: DeliveryIds) => Promise<void>;
  readonly carryOutButton: (press: ButtonPress, ids: DeliveryIds) => Promise<void>;
}

export interface DeliveryIds {
  readonly deliveryId: string;
  readonly runId: string;
}

/** What became of a delivery; also a label of the metrics. */
type Taken = "ignored" | "duplicate" | "queued" | "merged" | "lookup" | "command";

/** @throws when the database does not take it: GitHub is told, and keeps the delivery for a redelivery */
export async function takeDelivery(desk: DeliveryDesk, delivery: Delivery): Promise<Taken> {
  const ids = { deliveryId: delivery.id, runId: newRunId() };
  const routed = routeEvent(delivery.event, delivery.payload, { appId: desk.appId, ...ids });
  const said = { delivery: delivery.id, event: delivery.event };
  if (routed.kind === "ignored") {
    desk.log.info({ ...said, result: "ignored", because: routed.because }, "delivery");
    return "ignored";
  }
  const result = await act(desk, delivery, routed, ids);
  desk.log.info({ ...said, run: ids.runId, result }, "delivery");
  return result;
}

async function act(
  desk: DeliveryDesk,
  delivery: Delivery,
  routed:
    | { readonly kind: "review"; readonly jobs: readonly ReviewJob[] }
    | HeadToFind
    | CommandRequest
    | ButtonPress,
  ids: DeliveryIds,
): Promise<Taken> {
  const { deliveries, errands, queue } = desk;
  if (routed.kind === "review") {
    if (await deliveries.seen(delivery.id)) return "duplicate";
    // Queued first, recorded second: a crash between the two repeats a push, which merges, and loses nothing.
    const pushed = await Promise.all(routed.jobs.map((job) => queue.push(job)));
    await deliveries.record(delivery.id, delivery.event, new Date());
    return pushed.includes("queued") ? "queued" : "merged";
  }
  // A command must not be carried out twice, so here the record decides.
  if ((await deliveries.record(delivery.id, delivery.event, new Date())) === "duplicate") return "duplicate";
  if (routed.kind === "find-head") {
    errands.start(`look up ${routed.headSha}`, () => desk.findHead(routed, ids));
    return "lookup";
  }
  if (routed.kind === "button") {
    errands.start(`the button ${routed.identifier}`, () => desk.carryOutButton(routed, ids));
    return "command";
  }
  errands.start(`commands of comment ${routed.commentId}`, () => desk.carryOutCommands(routed, ids));
  return "command";
}
