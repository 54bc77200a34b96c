/** Delivers one event and waits for its review. */

import type { Delivery } from "../simulator/state/state.ts";
import type { DemoEnvironment, ReviewEvent } from "./environment.ts";

export interface Round {
  readonly delivery: Delivery;
  /** The review it led to; undefined when it led to none. */
  readonly event: ReviewEvent | undefined;
  /** To GitHub, between the delivery and the end of the work. */
  readonly requests: number;
  /** Those of them that change something. */
  readonly writes: number;
}

export interface RoundOptions {
  readonly deliveryId?: string;
  readonly onAnswer?: (delivery: Delivery) => void;
}

/** Milliseconds; a review takes a second or two. */
const patience = 60_000;

/**
 * @param options.deliveryId that of an earlier delivery, for a redelivery
 * @param options.onAnswer called when the bot has answered, before the work is done
 * @throws when the bot is not done after a minute
 */
export async function deliverAndWait(
  environment: DemoEnvironment,
  payload: unknown,
  options: RoundOptions = {},
): Promise<Round> {
  const { github, bot, reviews } = environment;
  github.forgetRequests();
  const before = reviews.length;
  const delivery = await github.deliver(environment.webhookUrl, "pull_request", payload, options);
  options.onAnswer?.(delivery);
  await within(patience, bot.idle(), () => outcomes(reviews.slice(before)));
  const event = reviews.slice(before).at(-1);
  return { delivery, event, requests: github.requests.length, writes: github.writes().length };
}

function outcomes(events: readonly ReviewEvent[]): string {
  return events.length === 0 ? "no review has begun or ended" : events.map(({ result }) => result).join(", ");
}

async function within(milliseconds: number, work: Promise<void>, soFar: () => string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`The bot was not done after ${milliseconds / 1000} s; so far: ${soFar()}.`)),
      milliseconds,
    );
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
