/** Signed deliveries through our own server, Probot and the handlers into the queues. */
import { sign } from "@octokit/webhooks-methods";
import { afterEach, expect, test } from "vitest";
import { type RunningServer, startServer } from "../../src/app/http/server.ts";
import { openTakeDelivery } from "../../src/app/http/take-delivery.ts";
import { queueJobs } from "../../src/app/jobs/queue-jobs.ts";
import { exampleDeliveries } from "./examples.ts";
import { appId, bareProbot } from "./loaded-app.ts";

const secret = "a secret of the tests";
const running: RunningServer[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

interface TestServer {
  readonly reviews: string[];
  readonly logged: { readonly event?: string; readonly result?: string; readonly because?: string }[];
  readonly errors: unknown[];
  send(
    event: string,
    payload: unknown,
    id?: string,
  ): Promise<{ readonly status: number; readonly body: string }>;
}

async function openServer(push?: () => Promise<"queued">): Promise<TestServer> {
  const reviews: string[] = [];
  const logged: TestServer["logged"] = [];
  const errors: unknown[] = [];
  const recorded = new Set<string>();
  const deps = {
    queue: {
      async push({ reason }: { readonly reason: string }) {
        reviews.push(reason);
        return (await push?.()) ?? ("queued" as const);
      },
    },
    commands: { push: async () => "queued" as const },
    deliveries: {
      isRecorded: async (id: string) => recorded.has(id),
      async record(id: string) {
        recorded.add(id);
        return "new" as const;
      },
    },
    log: { info: (fields: object) => logged.push(fields) },
  };
  const server = await startServer(
    {
      secrets: [secret],
      accept: await openTakeDelivery(await bareProbot(), {
        appId,
        queue: (event, outcome, ids) => queueJobs(deps, event.name, outcome, ids),
      }),
      health: async () => ({ isReady: true, parts: {} }),
      metrics: async () => ({ contentType: "text/plain", text: "" }),
      onError: (error) => errors.push(error),
    },
    "127.0.0.1",
    0,
  );
  running.push(server);
  return {
    reviews,
    logged,
    errors,
    async send(event, payload, id = "d-1") {
      const body = JSON.stringify(payload);
      const response = await fetch(`${server.url}/api/github/webhooks`, {
        method: "POST",
        body,
        headers: {
          "content-type": "application/json",
          "x-github-event": event,
          "x-github-delivery": id,
          "x-hub-signature-256": await sign(secret, body),
        },
      });
      return { status: response.status, body: await response.text() };
    },
  };
}

const opened = {
  action: "opened",
  pull_request: { number: 5, state: "open" },
  installation: { id: 11 },
  repository: { id: 22, name: "connectors", owner: { login: "contoso" } },
};

test("every example payload is answered with 202", async () => {
  const { send, logged } = await openServer();

  for (const [index, { event, payload }] of exampleDeliveries.entries()) {
    expect(await send(event, payload, `d-${index}`), event).toMatchObject({ status: 202 });
  }
  expect(logged).toHaveLength(exampleDeliveries.length);
});

test("what is queued is queued before the answer, and once for each delivery", async () => {
  const { send, reviews, logged } = await openServer();

  expect(await send("pull_request", opened)).toEqual({ status: 202, body: '{"result":"queued"}\n' });
  expect(reviews).toEqual(["pull_request.opened"]);
  expect(await send("pull_request", opened)).toEqual({ status: 202, body: '{"result":"duplicate"}\n' });
  expect(reviews).toHaveLength(1);
  expect(logged.map(({ result }) => result)).toEqual(["queued", "duplicate"]);
});

test.each([
  ["push", { ref: "refs/heads/main" }, "no use for the event push"],
  ["projects_v2_item", { action: "edited" }, "no use for the event projects_v2_item"],
  ["projects_v2", { action: "closed" }, "no use for the event projects_v2"],
  ["projects_v2_status_update", {}, "no use for the event projects_v2_status_update"],
  ["sub_issues", {}, "no use for the event sub_issues"],
  ["an_event_of_2027", {}, "no use for the event an_event_of_2027"],
  ["an_event_of_tomorrow", {}, "no use for the event an_event_of_tomorrow"],
  ["constructor", {}, "no use for the event constructor"],
  ["pull_request", null, "the payload is not an object"],
  ["pull_request", 5, "the payload is not an object"],
  ["pull_request", [], "no use for the action (unknown)"],
])("the event %s with the payload %j is ignored", async (event, payload, because) => {
  const { send, logged } = await openServer();

  expect(await send(event, payload)).toEqual({ status: 202, body: '{"result":"ignored"}\n' });
  expect(logged).toEqual([{ delivery: "d-1", event, result: "ignored", because }]);
});

test("a delivery that cannot be queued is answered with 500 and is not known the next time", async () => {
  let isGone = true;
  const { send, errors } = await openServer(async () => {
    if (isGone) throw new Error("the database is gone");
    return "queued";
  });

  expect(await send("pull_request", opened)).toMatchObject({ status: 500 });
  expect(errors).toEqual([expect.objectContaining({ message: "the database is gone" })]);
  isGone = false;
  expect(await send("pull_request", opened)).toEqual({ status: 202, body: '{"result":"queued"}\n' });
});
