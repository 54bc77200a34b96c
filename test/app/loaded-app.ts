/** The application in a bare Probot, with what its handlers ask for recorded in place of queued. */
import { generateKeyPairSync } from "node:crypto";
import { pino } from "pino";
import { Probot } from "probot";
import app from "../../src/app/app.ts";
import type { EventOutcome } from "../../src/app/jobs/queue-jobs.ts";

export const appId = 7;

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});

export async function bareProbot(): Promise<Probot> {
  const probot = new Probot({
    appId,
    privateKey,
    secret: "0123456789abcdef",
    log: pino({ level: "silent" }),
  });
  return await probot.ready();
}

export interface LoadedApp {
  readonly probot: Probot;
  /** Undefined when no handler is registered for the event. Rejects with what the handler threw. */
  outcomeOf(event: string, payload: unknown): Promise<EventOutcome | undefined>;
}

export async function loadApp(): Promise<LoadedApp> {
  const probot = await bareProbot();
  let outcome: EventOutcome | undefined;
  const queue = async (_: unknown, asked: EventOutcome) => {
    outcome = asked;
    return "queued" as const;
  };
  await probot.load((each) => app(each, { deps: { appId, queue } }));
  return {
    probot,
    async outcomeOf(event, payload) {
      outcome = undefined;
      // as: Probot types each payload by its event; these are JSON.
      await probot.receive({ id: "d-1", name: event, payload } as Parameters<Probot["receive"]>[0]);
      return outcome;
    },
  };
}
