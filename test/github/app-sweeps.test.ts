import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Octokit } from "@octokit/rest";
import { expect, onTestFinished, test } from "vitest";
import { readFailedDeliveries, requestRedelivery } from "../../src/github/deliveries.ts";
import { tokenIdentity } from "../../src/github/identity.ts";
import { readInstallations, readInstalledRepositories } from "../../src/github/installations.ts";
import type { GitHub } from "../../src/github/octokit.ts";
import { jwt, keys } from "../simulator/simulated.ts";
import { octokitFor, simulatedGitHub } from "./simulated-github.ts";

/** Answers 503 until the test changes it. */
async function receiver() {
  const state = { status: 503, guids: [] as string[] };
  const server = createServer((request, response) => {
    state.guids.push(String(request.headers["x-github-delivery"]));
    request.resume().on("end", () => response.writeHead(state.status).end());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  // A listening server has an address with a port.
  const { port } = server.address() as AddressInfo;
  return { state, url: `http://127.0.0.1:${port}/` };
}

/** An Octokit whose every request gets this answer. */
function answering(body: unknown): GitHub {
  const fetch = async () => Response.json(body);
  return new Octokit({ request: { fetch } });
}

test("failed deliveries are listed once each, and sent again under the same guid", async () => {
  const github = await simulatedGitHub({ key: keys.publicKey });
  const { state, url } = await receiver();
  const app = octokitFor(github, jwt());
  for (let index = 0; index < 120; index += 1) {
    await github.deliver(url, "ping", { zen: "x" }, { deliveryId: `guid-${index}` });
  }
  await github.deliver(url, "ping", { zen: "x" }, { deliveryId: "guid-0" });
  state.status = 202;
  await github.deliver(url, "ping", { zen: "x" }, { deliveryId: "guid-taken" });

  const failed = await readFailedDeliveries(app, new Date(0));
  const none = await readFailedDeliveries(app, new Date(Date.now() + 60_000));
  await requestRedelivery(app, failed[0]?.id ?? 0);

  expect(failed).toHaveLength(120);
  expect(failed[0]).toMatchObject({ guid: "guid-0", attempts: 2, event: "ping" });
  expect(failed[1]).toMatchObject({ guid: "guid-119", attempts: 1 });
  expect(none).toEqual([]);
  expect(state.guids.at(-1)).toBe("guid-0");
});

test("installations and their repositories are listed", async () => {
  const github = await simulatedGitHub();
  const page = [
    { id: 77, account: { login: "contoso" }, suspended_at: null },
    { id: 78, account: { slug: "fabrikam-group" }, suspended_at: "2026-01-01T00:00:00Z" },
    { id: 79, account: null, suspended_at: null },
  ];

  expect(await readInstallations(answering(page))).toEqual([
    { id: 77, account: "contoso", isSuspended: false },
    { id: 78, account: "fabrikam-group", isSuspended: true },
    { id: 79, account: "", isSuspended: false },
  ]);
  expect(await readInstalledRepositories(octokitFor(github))).toEqual([
    { id: 42, owner: "contoso", repo: "connectors", isArchived: false },
  ]);
});

test("a personal token speaks for its owner", async () => {
  const github = await simulatedGitHub({ personalTokens: { "a-personal-token": "megan" } });

  expect(await tokenIdentity(octokitFor(github, "a-personal-token"))).toEqual({
    login: "megan",
    appId: null,
  });
});
