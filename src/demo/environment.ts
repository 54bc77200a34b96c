/** Everything the demo runs on: a simulated GitHub with the sample, the bot, the page; all of it on this machine. */
import { execFile } from "node:child_process";
import { generateKeyPair, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { webhookPath } from "../app/http/server.ts";
import { type Bot, startBot } from "../app/main.ts";
import type { BotOptions } from "../app/services.ts";
import { gitEnvironment } from "../simulator/git/git-process.ts";
import { type RunningPage, startPage } from "../simulator/pages/page.ts";
import { type Simulator, startSimulator } from "../simulator/simulator.ts";

export type ReviewEvent = Parameters<NonNullable<BotOptions["onReview"]>>[0];

export interface DemoEnvironment {
  readonly github: Simulator;
  readonly bot: Bot;
  readonly page: RunningPage;
  /** Where webhooks go. */
  readonly webhookUrl: string;
  /** Every attempt at a review so far. */
  readonly reviews: readonly ReviewEvent[];
  /** Ends all of it and removes its files. */
  close(): Promise<void>;
}

export const repository = { owner: "contoso", name: "connectors" };

/** A problem of this machine or a signal: one sentence for the person who started the demo, and what to do. */
export class DemoProblem extends Error {
  readonly how: string;

  constructor(what: string, how = "Run it again when you like.", options: ErrorOptions = {}) {
    super(what, options);
    this.how = how;
  }
}

const newKeyPair = promisify(generateKeyPair);

export async function openEnvironment(): Promise<DemoEnvironment> {
  const open: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (let end = open.pop(); end !== undefined; end = open.pop()) await end();
  };
  try {
    return await openAll(open, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function openAll(
  open: (() => Promise<unknown>)[],
  close: () => Promise<void>,
): Promise<DemoEnvironment> {
  const keys = await newKeyPair("rsa", { modulusLength: 2048 });
  const webhookSecret = randomBytes(32).toString("hex");
  const dataDir = await mkdtemp(join(tmpdir(), "connector-review-demo-"));
  open.push(() => rm(dataDir, { recursive: true, force: true }));
  const github = await startSimulator({ ...repository, key: keys.publicKey, webhookSecret });
  open.push(() => github.close());
  const page = await startPage(github);
  open.push(() => page.close());
  const reviews: ReviewEvent[] = [];
  const bot = await startBot(
    {
      appId: github.world.app.id,
      privateKey: keys.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
      webhookSecret,
      databaseUrl: null,
      dataDir,
      host: "127.0.0.1",
      port: 0,
      logLevel: "fatal",
      apiUrl: github.url,
      webUrl: page.url,
    },
    { isThrottled: false, onReview: (event) => reviews.push(event) },
  );
  open.push(() => bot.close());
  return { github, bot, page, webhookUrl: bot.url + webhookPath, reviews, close };
}

/** @throws {DemoProblem} when git is missing */
export async function requireGit(): Promise<void> {
  try {
    await promisify(execFile)("git", ["--version"], { env: gitEnvironment });
  } catch (error) {
    const what = "The demo keeps its sample in a git repository, and git cannot be started here.";
    throw new DemoProblem(what, "Install git, or put it on the PATH.", { cause: error });
  }
}
