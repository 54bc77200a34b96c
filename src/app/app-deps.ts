import type { DeliveryIds } from "./events/events.ts";
import type { DeliveryResult, EventOutcome } from "./jobs/queue-jobs.ts";

export interface ReceivedEvent {
  /** `X-GitHub-Delivery`; a redelivery keeps it. */
  readonly id: string;
  readonly name: string;
  readonly payload: object;
}

export interface AppDeps {
  readonly appId: number;
  /** Resolves when the jobs are durable. A rejection fails the delivery, so that GitHub keeps it for a redelivery. */
  readonly queue: (event: ReceivedEvent, outcome: EventOutcome, ids: DeliveryIds) => Promise<DeliveryResult>;
}
