import { createHmac, randomUUID } from "node:crypto";
import { isGranted } from "../rest/access.ts";
import { textOf } from "../rest/json-fields.ts";
import { appEvents } from "../rest/shapes.ts";
import type { Delivery, World } from "./state.ts";

/** GitHub waits this long for an answer. */
const timeoutMilliseconds = 10_000;

/**
 * Sends a webhook as GitHub does, signed, and keeps it in the list of deliveries.
 * Never throws for an answer that is missing or bad: that is a failed delivery.
 * @param guid the delivery's id; equal for redeliveries
 */
export async function deliver(
  world: World,
  url: string,
  event: string,
  payload: unknown,
  guid: string = randomUUID(),
  isRedelivery = false,
): Promise<Delivery> {
  const body = JSON.stringify(payload);
  const signature = createHmac("sha256", world.app.webhookSecret).update(body).digest("hex");
  const started = performance.now();
  const answer = await post(url, body, {
    "content-type": "application/json",
    "user-agent": "GitHub-Hookshot/simulated",
    "x-github-event": event,
    "x-github-delivery": guid,
    "x-github-hook-id": String(world.app.id),
    "x-github-hook-installation-target-id": String(world.app.id),
    "x-github-hook-installation-target-type": "integration",
    "x-hub-signature-256": `sha256=${signature}`,
  });
  const delivery: Delivery = {
    id: world.nextId(),
    guid,
    event,
    action: textOf(payload, "action"),
    url,
    payload,
    deliveredAt: world.now(),
    isRedelivery,
    duration: (performance.now() - started) / 1000,
    ...answer,
  };
  world.deliveries.push(delivery);
  return delivery;
}

/**
 * Whether the App gets this event at all: it must subscribe to it, and without the permission GitHub
 * says nothing (derive-to/derive#269, dcoapp/app#303).
 */
export function isSent(world: World, event: string): boolean {
  const needed: Readonly<Record<string, string>> = { issue_comment: "issues", merge_group: "merge_queues" };
  const permission = Object.hasOwn(needed, event) ? needed[event] : undefined;
  const isSubscribed = appEvents.some((each) => each === event);
  return (
    isSubscribed && (permission === undefined || isGranted(world.permissions, [{ [permission]: "read" }]))
  );
}

/** A new entry with the same guid; the failed one stays listed. False when there is no such delivery. */
export async function redeliver(world: World, id: number): Promise<boolean> {
  const first = world.deliveries.find((delivery) => delivery.id === id);
  if (first === undefined) return false;
  await deliver(world, first.url, first.event, first.payload, first.guid, true);
  return true;
}

async function post(
  url: string,
  body: string,
  headers: Record<string, string>,
): Promise<{ statusCode: number; responseBody: string }> {
  try {
    const signal = AbortSignal.timeout(timeoutMilliseconds);
    const response = await fetch(url, { method: "POST", body, headers, signal });
    return { statusCode: response.status, responseBody: await response.text() };
  } catch (error) {
    return { statusCode: 0, responseBody: error instanceof Error ? error.message : "no answer" };
  }
}
