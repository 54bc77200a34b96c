/**
 * Whole conversations on a simulated GitHub: people push, speak and press buttons, the bot gets every event GitHub would
 * send, and all it asks and writes is recorded as a text that is compared with `fixtures/conversations/<name>.txt`.
 */
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import type { ReviewEvent } from "../../src/app/jobs/review-jobs.ts";
import { type Bot, startBot } from "../../src/app/main.ts";
import type { BotOptions } from "../../src/app/services.ts";
import { settingsPath } from "../../src/config/repository-settings.ts";
import { rules } from "../../src/rules/index.ts";
import type { Simulator } from "../../src/simulator/simulator.ts";
import { settingsFor, startGitHub } from "../app/bot.ts";
import { dataFolder } from "../helpers/data-folder.ts";
import { postedLines } from "./recorded-posted.ts";
import { requestLines } from "./recorded-requests.ts";

export const folder = "independent-publisher-connectors/Fabrikam Weather";
export const swaggerPath = `${folder}/apiDefinition.swagger.json`;
const fixture = join(import.meta.dirname, "../../fixtures/connectors/clean-independent");

/** The rules that speak in conversations: what the others say, and how many there are, changes no record. */
const spoken = new Set([
  "title/not-end-alphanumeric",
  "parameter/summary-missing",
  "operation/description-missing",
  "breaking-change/operation-renamed",
  "intro/operations-coverage",
  "pull-request/settings",
]);
const silent = rules.filter(({ id }) => !spoken.has(id)).map(({ id }) => `  ${id}: off\n`);
export const spokenSettings = `rules:\n${silent.join("")}`;

export interface Harness {
  readonly simulator: Simulator;
  bot: Bot;
  readonly events: ReviewEvent[];
  /** The commit all pull requests part from. */
  readonly base: string;
  readonly swagger: string;
  readonly readme: string;
  /** Waits until every event was delivered and all work that followed is done. */
  settled(): Promise<void>;
  /** The process is killed and comes back with an empty database. */
  loseDatabase(): Promise<void>;
  close(): Promise<void>;
}

export async function startHarness(options: BotOptions = {}): Promise<Harness> {
  const { simulator, base: clean } = await startGitHub();
  const base = await simulator.commitFiles(clean, { [settingsPath]: spokenSettings }, "Settings", {
    ref: "main",
  });
  const events: ReviewEvent[] = [];
  const folders: string[] = [];
  const start = async (): Promise<Bot> => {
    const dataDir = await dataFolder();
    folders.push(dataDir);
    const bot = await startBot(settingsFor(simulator, dataDir), {
      isThrottled: false,
      isolation: "none",
      retryDelay: 1,
      onReview: (event) => events.push(event),
      ...options,
    });
    simulator.subscribe(`${bot.url}/api/github/webhooks`);
    return bot;
  };
  const harness: Harness = {
    simulator,
    bot: await start(),
    events,
    base,
    swagger: await readFile(join(fixture, "apiDefinition.swagger.json"), "utf8"),
    readme: await readFile(join(fixture, "readme.md"), "utf8"),
    async settled() {
      // What the bot writes comes back as events, which may make it write again.
      for (let before = -1; before !== simulator.deliveries.length; ) {
        before = simulator.deliveries.length;
        await simulator.settled();
        await harness.bot.idle();
      }
    },
    async loseDatabase() {
      await harness.settled();
      await harness.bot.close();
      harness.bot = await start();
    },
    async close() {
      const violations = [...simulator.violations];
      await harness.bot.close();
      await simulator.close();
      for (const each of folders) await rm(each, { recursive: true, force: true });
      expect(violations).toEqual([]);
    },
  };
  return harness;
}

export interface Conversation {
  readonly number: number;
  /** Something happens; what the bot asks and writes until all is quiet becomes the next paragraph of the record. */
  step(title: string, happen: () => unknown): Promise<void>;
  /** A name for a commit in the record. */
  name(sha: string, name: string): string;
  /** Compares the record with its golden file. */
  matches(name: string): Promise<void>;
}

/** A pull request's number is its own: conversations of one stage do not meet. */
export function converse(harness: Harness, number: number): Conversation {
  const names = new Map<string, string>([[harness.base, "base"]]);
  const paragraphs: string[] = [];
  return {
    number,
    name(sha, name) {
      names.set(sha, name);
      return sha;
    },
    async step(title, happen) {
      harness.simulator.forgetRequests();
      await happen();
      await harness.settled();
      paragraphs.push([`## ${title}`, ...requestLines(harness.simulator.requests)].join("\n"));
    },
    async matches(name) {
      const posted = await postedLines(harness.simulator, number);
      const text = [...paragraphs, ["## What stands in the end", ...posted].join("\n")].join("\n\n");
      await expect(`${masked(text, names)}\n`).toMatchFileSnapshot(
        join(import.meta.dirname, `../../fixtures/conversations/${name}.txt`),
      );
    },
  };
}

/** Without what differs from run to run, and without how many rules there are. */
function masked(text: string, names: ReadonlyMap<string, string>): string {
  let known = text;
  for (const [sha, name] of names) {
    known = known.replaceAll(sha, `<${name}>`).replaceAll(sha.slice(0, 7), `<${name}>`);
  }
  return known
    .replace(/\b[0-9a-f]{40}\b/g, "<sha>")
    .replace(/`[0-9a-f]{7}`/g, "`<sha>`")
    .replace(/\b[0-9a-f]{20,39}…/g, "<sha>…")
    .replace(/\b[0-9a-f]{16}\b/g, "<hash>")
    .replace(/\brun `[0-9A-Z]{6}`/g, "run `RUN`")
    .replace(/\bbegun:[0-9A-Z]{6}\b/g, "begun:RUN")
    .replace(/\b\d+ rules?\b/g, "N rules")
    .replace(/\bNot checked: \d+/g, "Not checked: N")
    .replaceAll(`${folder}/`, "")
    .replace(/\bin \d+\.\d+ s\b/g, "in N s")
    .replace(/\b(PRRC|IC|PRRT)_\d+/g, "$1_N")
    .replace(/\b20\d\d-\d\d-\d\d\b/g, "<date>");
}
