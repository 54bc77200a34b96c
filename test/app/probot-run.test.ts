/** `probot run` with the application: no server of ours, the same queue, and an end by a signal. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Simulator } from "../../src/simulator/simulator.ts";
import { dataFolder } from "../helpers/data-folder.ts";
import { settingsFor, startGitHub } from "./bot.ts";

const root = join(import.meta.dirname, "../..");
let simulator: Simulator;
let folder: string;
let environment: Record<string, string | undefined>;
let port: number;

beforeAll(async () => {
  ({ simulator } = await startGitHub());
  folder = await dataFolder();
  port = await freePort();
  const { appId, privateKey, webhookSecret } = settingsFor(simulator, folder);
  const keyFile = `${folder}.pem`;
  await writeFile(keyFile, privateKey);
  environment = {
    PATH: process.env["PATH"],
    APP_ID: String(appId),
    PRIVATE_KEY_PATH: keyFile,
    WEBHOOK_SECRET: webhookSecret,
    GITHUB_API_URL: simulator.url,
    DATA_DIR: folder,
    PORT: String(port),
  };
});

afterAll(async () => {
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
  await rm(`${folder}.pem`, { force: true });
});

/** A port that was free a moment ago: Probot takes no 0 for one. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

function probotRun(changes: Record<string, string | undefined> = {}): {
  readonly child: ChildProcess;
  readonly output: () => string;
} {
  const probot = join(root, "node_modules/probot/bin/probot.js");
  const child = spawn(process.execPath, [probot, "run", "./src/app/app.ts"], {
    cwd: root,
    env: { ...environment, ...changes },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += String(chunk);
    });
  }
  return { child, output: () => output };
}

test("a signed event is queued, and a signal ends the process when the store is closed", async () => {
  const { child, output } = probotRun();
  const ended = once(child, "exit");
  await expect.poll(output).toContain("Listening on");

  const payload = {
    action: "opened",
    pull_request: { number: 404, state: "open" },
    ...simulator.payloads.push("main", "a", "b"),
  };
  const delivery = await simulator.deliver(
    `http://localhost:${port}/api/github/webhooks`,
    "pull_request",
    payload,
  );
  child.kill("SIGTERM");

  expect(delivery.statusCode).toBe(200);
  expect(await ended).toEqual([0, null]);
  expect(output()).toMatch(/event: "pull_request"\s+run: "\w{6}"\s+result: "queued"/);
  expect(output()).toContain("stopping");
});

test("without a webhook secret it does not start", async () => {
  const { child, output } = probotRun({ WEBHOOK_SECRET: undefined });

  const [code] = await once(child, "exit");

  expect(code).not.toBe(0);
  expect(output()).toContain("WEBHOOK_SECRET is not set");
});
