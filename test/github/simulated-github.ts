/** A simulated GitHub with a pull request, and an Octokit that speaks to it as the app. */
import { generateKeyPairSync } from "node:crypto";
import { Octokit } from "@octokit/rest";
import { ProbotOctokit } from "probot";
import { expect, onTestFinished } from "vitest";
import { appIdentity } from "../../src/github/identity.ts";
import type { GitHub } from "../../src/github/octokit.ts";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";
import type { SimulatorOptions } from "../../src/simulator/state/world.ts";

const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const silent = { debug() {}, info() {}, warn() {}, error() {} };

export const repository = { owner: "contoso", repo: "connectors" };
/** As the simulator's defaults have it. */
export const identity = appIdentity("connector-review", 7);

/** Ended with the test, which fails when anything was asked that GitHub would not take. */
export async function simulatedGitHub(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  const simulator = await startSimulator({
    owner: repository.owner,
    name: repository.repo,
    key: publicKey,
    webhookSecret: "0123456789abcdef",
    ...options,
  });
  onTestFinished(async () => {
    const violations = [...simulator.violations];
    await simulator.close();
    expect(violations).toEqual([]);
  });
  return simulator;
}

export function octokitFor(simulator: Simulator, token = simulator.installationToken()): GitHub {
  return new Octokit({ baseUrl: simulator.url, auth: token, log: silent });
}

/** The bot's client, whose plugin repeats failed requests unless the request forbids it. */
export function repeatingOctokitFor(simulator: Simulator): GitHub {
  const Quick = ProbotOctokit.defaults((options: object) => ({
    ...options,
    throttle: { enabled: false },
    retry: { enabled: true, retryAfterBaseValue: 1 },
  }));
  return new Quick({
    baseUrl: simulator.url,
    auth: { token: simulator.installationToken() },
    log: silent,
  } as never);
}

const swagger = Array.from({ length: 40 }, (_, index) => `  "line ${index + 1}"`).join(",\n");

/** Pull request 5: line 20 of the swagger changed, a readme added. */
export async function withPullRequest(
  simulator: Simulator,
  pull: { readonly fork?: boolean } = {},
): Promise<{ readonly base: string; readonly head: string; readonly ref: typeof reference }> {
  const base = await simulator.commitFiles(
    undefined,
    {
      "Contoso Invoices/apiDefinition.swagger.json": swagger,
      "Contoso Invoices/icon.png": new Uint8Array([1, 0, 2]),
    },
    "Start",
    { ref: "main" },
  );
  const head = await simulator.commitFiles(
    base,
    {
      "Contoso Invoices/apiDefinition.swagger.json": swagger.replace("line 20", "changed"),
      "Contoso Invoices/readme.md": "# Contoso\n",
    },
    "Change",
  );
  await simulator.openPullRequest({ number: 5, head, author: "adele", fork: pull.fork ?? false });
  return { base, head, ref: reference };
}

const reference = { ...repository, number: 5 };
