import { generateKeyPairSync } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import nock from "nock";
import { afterEach, expect, test } from "vitest";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";
import { type Ended, runCommand } from "./run-command.ts";

const clean = join(import.meta.dirname, "../../fixtures/connectors/clean-certified");
const folder = "certified-connectors/Contoso Invoices";
const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

// It begins with its import, and slows every request down; only what asks GitHub itself needs it.
nock.restore();

let simulator: Simulator | undefined;

afterEach(async () => {
  const violations = simulator?.violations ?? [];
  await simulator?.close();
  simulator = undefined;
  expect(violations).toEqual([]);
});

/** A pull request that takes the id of an operation away. */
async function harness(): Promise<Simulator> {
  const started = await startSimulator({
    owner: "contoso",
    name: "connectors",
    key: privateKey,
    webhookSecret: "a secret of sixteen characters",
    personalTokens: { ghp_maintainer: "maintainer" },
  });
  simulator = started;
  started.setPermission("maintainer", "write");
  const files = Object.fromEntries(
    readdirSync(clean).map((name) => [`${folder}/${name}`, new Uint8Array(readFileSync(join(clean, name)))]),
  );
  const base = await started.commitFiles(undefined, files, "A clean connector", { ref: "main" });
  const path = `${folder}/apiDefinition.swagger.json`;
  const broken = readFileSync(join(clean, "apiDefinition.swagger.json"), "utf8").replace(
    /"operationId": "\w+"/,
    '"operationId": ""',
  );
  const head = await started.commitFiles(base, { [path]: broken }, "Lose an operation id");
  await started.openPullRequest({ number: 5, head, fork: true });
  return started;
}

function review(at: Simulator, ...args: string[]): Promise<Ended> {
  const environment = { GITHUB_TOKEN: "ghp_maintainer", GITHUB_API_URL: at.url };
  return runCommand(["review", "contoso/connectors#5", ...args], { environment });
}

test("without --publish it prints the review and writes nothing", async () => {
  const at = await harness();

  const ended = await review(at);

  expect(ended.code).toBe(1);
  expect(ended.out).toContain("operation/id-required");
  expect(at.writes()).toEqual([]);
});

test("with --publish the review and its comment are posted; a second time writes nothing", async () => {
  const at = await harness();

  const first = await review(at, "--publish");
  const writes = at.writes().map((request) => `${request.method} ${request.operation}`);
  at.forgetRequests();
  const second = await review(at, "--publish");

  expect(first.err).toContain("no check run, this token may not write one");
  const about = at
    .reviewComments(5)
    .filter((comment) => comment.body.includes("rule=operation/id-required "));
  expect(about.map((comment) => comment.path)).toEqual([`${folder}/apiDefinition.swagger.json`]);
  expect(writes).toContain("POST pulls/create-review");
  expect(second.code).toBe(1);
  expect(at.writes().filter((request) => request.status < 300)).toEqual([]);
});

test("a pull request that doesn't exist is reported in one line", async () => {
  const at = await harness();

  const ended = await runCommand(["review", "contoso/connectors#99"], {
    environment: { GITHUB_TOKEN: "ghp_maintainer", GITHUB_API_URL: at.url },
  });

  expect(ended.code).toBe(2);
  expect(ended.err.split("\n")[0]).toBe(
    "connector-review: There is no pull request contoso/connectors#99, or the token may not see it.",
  );
});

test("without a token it says which variable to set", async () => {
  const ended = await runCommand(["review", "contoso/connectors#5"]);

  expect(ended.code).toBe(2);
  expect(ended.err.split("\n")[0]).toBe("connector-review: GITHUB_TOKEN is not set.");
});

test("without an address it asks GitHub itself, and a token that GitHub refuses is reported in one line", async () => {
  nock.activate();
  const asked = nock("https://api.github.com", { reqheaders: { authorization: "token ghp_revoked" } })
    .get("/repos/contoso/connectors/pulls/5")
    .reply(401, { message: "Bad credentials" });

  const ended = await runCommand(["review", "contoso/connectors#5"], {
    environment: { GITHUB_TOKEN: "ghp_revoked" },
  }).finally(() => nock.restore());

  expect(asked.isDone()).toBe(true);
  expect(ended.code).toBe(2);
  expect(ended.err.split("\n")[0]).toBe("connector-review: GitHub does not accept the token.");
});
