/** Verified deliveries are handed to Probot, whose handlers queue what they ask for before GitHub is answered. */
import type { Probot } from "probot";
import app from "../app.ts";
import type { AppDeps, ReceivedEvent } from "../app-deps.ts";
import { ignored } from "../events/events.ts";
import type { DeliveryResult } from "../jobs/queue-jobs.ts";
import { newRunId } from "../jobs/run-id.ts";
import type { Delivery } from "./server.ts";

type TakeDelivery = (delivery: Delivery) => Promise<DeliveryResult>;

/**
 * Registers the application's handlers with Probot.
 * @returns what to call for every verified delivery; it rejects with what a handler threw
 */
export async function openTakeDelivery(probot: Probot, { appId, queue }: AppDeps): Promise<TakeDelivery> {
  // Probot's `receive` returns nothing, so each result is kept with the payload it belongs to.
  const results = new WeakMap<object, DeliveryResult>();
  const keepResult: AppDeps["queue"] = async (event, outcome, ids) => {
    const result = await queue(event, outcome, ids);
    results.set(event.payload, result);
    return result;
  };
  const ignore = ({ id, event }: Delivery, because: string): Promise<DeliveryResult> =>
    queue({ id, name: event, payload: {} }, ignored(because), { deliveryId: id, runId: newRunId() });

  await app(probot, { deps: { appId, queue: keepResult } });
  return async (delivery) => {
    const { id, event, payload } = delivery;
    if (typeof payload !== "object" || payload === null)
      return await ignore(delivery, "the payload is not an object");
    await receive(probot, { id, name: event, payload });
    return results.get(payload) ?? (await ignore(delivery, `no use for the event ${event}`));
  };
}

/** Not `probot.receive`, which logs the whole payload at the level debug. */
async function receive(probot: Probot, event: ReceivedEvent): Promise<void> {
  try {
    // as: Probot's types list the events of GitHub by name; an event it does not list has no handler.
    await probot.webhooks.receive(event as Parameters<Probot["receive"]>[0]);
  } catch (error) {
    // One handler an event: the only error says more than the AggregateError around it.
    throw error instanceof AggregateError && error.errors.length === 1 ? error.errors[0] : error;
  }
}
