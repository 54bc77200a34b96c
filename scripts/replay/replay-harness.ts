/** The stage of a replay: the bot with its embedded store, and a simulated GitHub on a copy of the recorded repository. */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { ReviewEvent } from "../../src/app/jobs/review-jobs.ts";
import { type Bot, startBot } from "../../src/app/main.ts";
import { type Simulator, startSimulator } from "../../src/simulator/simulator.ts";
import { borrowRepository } from "./replay-repository.ts";

export interface Harness {
  readonly bot: Bot;
  readonly simulator: Simulator;
  /** Directory of the repository all is played on; the recorded one is only read. */
  readonly repository: string;
  readonly webhookUrl: string;
  /** The reviews that ended since the last call. */
  takeEvents(): ReviewEvent[];
  close(): Promise<void>;
}

const appId = 7;

/** @param recorded directory of the recorded repository */
export async function openHarness(recorded: string): Promise<Harness> {
  const work = mkdtempSync(join(tmpdir(), "replay-"));
  const repository = await borrowRepository(recorded);
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const webhookSecret = randomBytes(24).toString("hex");
  const simulator = await startSimulator({
    repositoryDirectory: repository.directory,
    owner: "contoso",
    name: "connectors",
    defaultBranch: "main",
    appId,
    key: privateKey,
    webhookSecret,
  });
  const events: ReviewEvent[] = [];
  const bot = await startBot(
    {
      appId,
      privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
      webhookSecret,
      databaseUrl: null,
      dataDir: join(work, "data"),
      host: "127.0.0.1",
      port: 0,
      logLevel: "fatal",
      apiUrl: simulator.url,
      webUrl: "https://github.com",
    },
    { isThrottled: false, onReview: (event) => events.push(event), log: pino({ level: "silent" }) },
  );
  return {
    bot,
    simulator,
    repository: repository.directory,
    webhookUrl: `${bot.url}/api/github/webhooks`,
    takeEvents: () => events.splice(0),
    async close() {
      await bot.close();
      await simulator.close();
      repository.remove();
      rmSync(work, { recursive: true, force: true });
    },
  };
}
