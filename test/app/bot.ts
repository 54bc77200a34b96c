/** The bot on a simulated GitHub with one clean connector, and the pull requests that break it. */
import { generateKeyPairSync } from "node:crypto";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import type { ReviewEvent } from "../../src/app/jobs/review-jobs.ts";
import { type Bot, startBot } from "../../src/app/main.ts";
import type { BotOptions } from "../../src/app/services.ts";
import type { BotSettings } from "../../src/config/environment.ts";

import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";
import { dataFolder } from "../helpers/data-folder.ts";

const folder = "independent-publisher-connectors/Fabrikam Weather";
const webhookSecret = "0123456789abcdef";
const clean = join(import.meta.dirname, "../../fixtures/connectors/clean-independent");

export interface Harness {
  readonly simulator: Simulator;
  readonly bot: Bot;
  /** Every attempt at a review, in order. */
  readonly events: ReviewEvent[];
  /** The commit all pull requests part from. */
  readonly base: string;
  deliver(event: string, payload: unknown, deliveryId?: string): Promise<number>;
  /** Sends `pull_request.opened` and waits until all is done. */
  open(number: number): Promise<void>;
  /** Nothing may have been asked of GitHub that its schema or rules forbid. */
  close(): Promise<void>;
}

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});

/** @param options.personalTokens tokens of people → login */
export async function startHarness({
  personalTokens = {},
  ...options
}: BotOptions & { readonly personalTokens?: Readonly<Record<string, string>> } = {}): Promise<Harness> {
  const { simulator, base } = await startGitHub(personalTokens);
  const dataDir = await dataFolder();
  const events: ReviewEvent[] = [];
  const bot = await startBot(settingsFor(simulator, dataDir), {
    isThrottled: false,
    isolation: "none",
    retryDelay: 1,
    onReview: (event) => events.push(event),
    ...options,
  });
  const deliver: Harness["deliver"] = async (event, payload, deliveryId) => {
    const delivery = await simulator.deliver(
      `${bot.url}/api/github/webhooks`,
      event,
      payload,
      deliveryId === undefined ? {} : { deliveryId },
    );
    return delivery.statusCode;
  };
  return {
    simulator,
    bot,
    events,
    base,
    deliver,
    async open(number) {
      await deliver("pull_request", await simulator.payloads.pullRequest("opened", number));
      await bot.idle();
    },
    async close() {
      const violations = [...simulator.violations];
      await bot.close();
      await simulator.close();
      await rm(dataDir, { recursive: true, force: true });
      expect(violations).toEqual([]);
    },
  };
}

export async function startGitHub(
  personalTokens: Readonly<Record<string, string>> = {},
): Promise<{ readonly simulator: Simulator; readonly base: string }> {
  const simulator = await startSimulator({
    owner: "contoso",
    name: "connectors",
    key: privateKey,
    webhookSecret,
    personalTokens,
  });
  const files = await cleanFiles();
  const base = await simulator.commitFiles(undefined, files, "Add Fabrikam Weather", { ref: "main" });
  return { simulator, base };
}

export function settingsFor(
  simulator: Simulator,
  dataDir: string,
  databaseUrl: string | null = null,
): BotSettings {
  return {
    appId: 7,
    privateKey,
    webhookSecret,
    databaseUrl,
    dataDir,
    host: "127.0.0.1",
    port: 0,
    logLevel: "fatal",
    apiUrl: simulator.url,
    webUrl: "https://github.com",
  };
}

async function cleanFiles(): Promise<Record<string, string | Buffer>> {
  const names = await readdir(clean);
  const files = names.map(async (name) => [`${folder}/${name}`, await readFile(join(clean, name))] as const);
  return { "README.md": "# Connectors\n", ...Object.fromEntries(await Promise.all(files)) };
}

/** A commit that takes the title away; `salt` makes it another commit with the same mistake. */
export async function brokenHead(harness: Pick<Harness, "simulator" | "base">, salt = ""): Promise<string> {
  return await changedHead(harness, salt, (swagger) =>
    swagger.replace('    "title": "Fabrikam Weather",\n', ""),
  );
}

/** A commit with a mistake that has a verified fix: a summary that ends in a full stop. */
export async function fixableHead(harness: Pick<Harness, "simulator" | "base">, salt = ""): Promise<string> {
  return await changedHead(harness, salt, (swagger) =>
    swagger.replace('"List stations"', '"List stations."'),
  );
}

async function changedHead(
  { simulator, base }: Pick<Harness, "simulator" | "base">,
  salt: string,
  change: (swagger: string) => string,
): Promise<string> {
  const swagger = await readFile(join(clean, "apiDefinition.swagger.json"), "utf8");
  const raised = change(swagger).replace('"version": "1.0.0"', `"version": "1.0.${salt.length}"`);
  const path = `${folder}/apiDefinition.swagger.json`;
  return await simulator.commitFiles(base, { [path]: raised }, `Change it ${salt}`);
}

export async function cleanHead({ simulator, base }: Pick<Harness, "simulator" | "base">): Promise<string> {
  const swagger = await readFile(join(clean, "apiDefinition.swagger.json"), "utf8");
  const fixed = swagger.replace('"version": "1.0.0"', '"version": "1.1.0"');
  return await simulator.commitFiles(
    base,
    { [`${folder}/apiDefinition.swagger.json`]: fixed },
    "Change nothing much",
  );
}
