import { sign } from "@octokit/webhooks-methods";
import { afterEach, expect, test } from "vitest";
import {
  type Delivery,
  type RunningServer,
  type ServerDeps,
  startServer,
} from "../../src/app/http/server.ts";

const secret = "a secret of the tests";
const running: RunningServer[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function openServer(
  changes: Partial<ServerDeps> = {},
): Promise<{ url: string; taken: Delivery[]; answers: string[] }> {
  const taken: Delivery[] = [];
  const answers: string[] = [];
  const server = await startServer(
    {
      secrets: [secret],
      accept: async (delivery) => {
        taken.push(delivery);
        return "queued";
      },
      health: async () => ({ isReady: true, parts: { database: "open" } }),
      metrics: async () => ({ contentType: "text/plain", text: "metric 1\n" }),
      onAnswer: ({ event, result }) => answers.push(`${event} ${result}`),
      ...changes,
    },
    "127.0.0.1",
    0,
  );
  running.push(server);
  return { url: server.url, taken, answers };
}

async function post(url: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  return await fetch(`${url}/api/github/webhooks`, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-github-event": "ping",
      "x-github-delivery": "d-1",
      "x-hub-signature-256": await sign(secret, body),
      ...headers,
    },
  });
}

test("a signed delivery is handed on and answered with 202", async () => {
  const { url, taken, answers } = await openServer();

  const response = await post(url, '{"zen":"…"}');

  expect(response.status).toBe(202);
  expect(taken).toEqual([{ id: "d-1", event: "ping", payload: { zen: "…" } }]);
  expect(answers).toEqual(["ping queued"]);
});

test("a body signed with another secret is answered with 401 and goes no further", async () => {
  const { url, taken, answers } = await openServer();

  const response = await post(url, "{}", { "x-hub-signature-256": await sign("another secret", "{}") });

  expect(response.status).toBe(401);
  expect(taken).toEqual([]);
  expect(answers).toEqual(["unverified bad-signature"]);
});

test("while a secret is being changed, both are accepted", async () => {
  const { url, taken } = await openServer({ secrets: ["the new secret of the tests", secret] });

  expect((await post(url, "{}")).status).toBe(202);
  expect(taken).toHaveLength(1);
});

test("signed text that is not JSON is answered with 400", async () => {
  const { url, taken } = await openServer();

  expect((await post(url, '{"a":')).status).toBe(400);
  expect((await post(url, "{}", { "content-type": "application/x-www-form-urlencoded" })).status).toBe(400);
  expect((await post(url, "{}", { "x-github-delivery": "" })).status).toBe(400);
  expect(taken).toEqual([]);
});

test("what cannot be queued is answered with 500, so that GitHub keeps the delivery as failed", async () => {
  const errors: unknown[] = [];
  const accept = () => Promise.reject(new Error("the database is gone"));
  const { url, answers } = await openServer({ accept, onError: (error) => errors.push(error) });

  const response = await post(url, "{}");

  expect(response.status).toBe(500);
  expect(await response.text()).toBe("internal error\n");
  expect(answers).toEqual(["ping failed"]);
  expect(errors).toHaveLength(1);
});

test("health, readiness and metrics answer without a signature", async () => {
  const { url } = await openServer();

  expect(await (await fetch(`${url}/healthz`)).text()).toBe("up\n");
  expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ ready: true, database: "open" });
  expect(await (await fetch(`${url}/metrics`)).text()).toBe("metric 1\n");
});

test("not ready is 503 and says which part", async () => {
  const health = async () => ({ isReady: false, parts: { database: "The store is closing." } });
  const { url } = await openServer({ health });

  const response = await fetch(`${url}/readyz`);

  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({ ready: false, database: "The store is closing." });
});

test("other paths are 404, other methods 405", async () => {
  const { url } = await openServer();

  expect((await fetch(`${url}/`)).status).toBe(404);
  expect((await fetch(`${url}/probot`)).status).toBe(404);
  expect((await fetch(`${url}/api/github/webhooks`)).status).toBe(405);
  expect((await fetch(`${url}/healthz`, { method: "POST" })).status).toBe(405);
});

test("closing lets a delivery under way end", async () => {
  const [begun, begin] = gate();
  const [may, go] = gate();
  const { url } = await openServer({
    accept: async () => {
      begin();
      await may;
      return "queued";
    },
  });
  const answer = post(url, "{}");
  await begun;

  const closed = running.splice(0)[0]?.close();
  go();

  expect((await answer).status).toBe(202);
  await closed;
});

function gate(): readonly [Promise<void>, () => void] {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return [opened, open];
}
