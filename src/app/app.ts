/**
 * The Probot application: one handler for every event in app.yml. A handler turns the payload into jobs and makes no request to
 * GitHub; the queue's workers do the rest.
 */
import type { Probot } from "probot";
import type { AppDeps, ReceivedEvent } from "./app-deps.ts";
import { checkRunEvent, checkSuiteEvent } from "./events/check-events.ts";
import { commentEvent, reviewEvent, threadEvent } from "./events/comment-event.ts";
import { type EventContext, ignored } from "./events/events.ts";
import { mergeGroupEvent } from "./events/merge-group-event.ts";
import { pullRequestEvent } from "./events/pull-request-event.ts";
import type { EventOutcome } from "./jobs/queue-jobs.ts";
import { newRunId } from "./jobs/run-id.ts";
import { startFromEnvironment } from "./start-from-environment.ts";

/**
 * @param options `deps`: what our own server opened. Without it, as under `probot run`, the store and the workers are opened
 *   here, from the environment.
 * @throws when the environment is incomplete or the store does not open
 */
export default async function app(probot: Probot, options: { readonly deps?: AppDeps } = {}): Promise<void> {
  const { appId, queue } = options.deps ?? (await startFromEnvironment(probot.log));

  async function take(
    event: ReceivedEvent,
    outcomeOf: (context: EventContext) => EventOutcome,
  ): Promise<void> {
    const ids = { deliveryId: event.id, runId: newRunId() };
    await queue(event, outcomeOf({ appId, ...ids }), ids);
  }

  probot.on("pull_request", (event) => take(event, (context) => pullRequestEvent(event.payload, context)));
  probot.on("issue_comment", (event) => take(event, (context) => commentEvent(event.payload, context)));
  probot.on("pull_request_review", (event) => take(event, (context) => reviewEvent(event.payload, context)));
  probot.on("pull_request_review_comment", (event) =>
    take(event, (context) => threadEvent(event.payload, context)),
  );
  probot.on("check_run", (event) => take(event, (context) => checkRunEvent(event.payload, context)));
  probot.on("check_suite", (event) => take(event, (context) => checkSuiteEvent(event.payload, context)));
  probot.on("merge_group", (event) => take(event, (context) => mergeGroupEvent(event.payload, context)));

  // Every app is sent these, subscribed or not.
  probot.on(["installation", "installation_repositories"], (event) =>
    take(event, () => ignored("reviews begin with the next event of a pull request")),
  );
  probot.on("ping", (event) => take(event, () => ignored("a ping asks for nothing")));
}
