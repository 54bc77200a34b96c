/** Rows of the command queue outlive updates of the app: those that an earlier version wrote are carried out. */
import { rm } from "node:fs/promises";
import { afterAll, expect, test } from "vitest";
import { commandJobsFor } from "../../src/app/jobs/command-jobs.ts";
import { startBot } from "../../src/app/main.ts";
import { openStore } from "../../src/store/store.ts";
import { dataFolder } from "../helpers/data-folder.ts";
import { keptLog } from "../store/open-test-store.ts";
import { brokenHead, settingsFor, startGitHub } from "./bot.ts";

const { simulator, base } = await startGitHub();
const dataDir = await dataFolder();

afterAll(async () => {
  await simulator.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** The row that version 0.1.0 wrote for `/connector help`. */
function storedHelp(repositoryId: number, commentId: number) {
  const place = { installationId: 77, repositoryId, owner: "contoso", repository: "connectors" };
  return {
    asked: {
      kind: "command",
      place,
      pullNumber: 1,
      commentId,
      at: "2026-01-01T00:00:00Z",
      by: "adele",
      author: "adele",
      commands: [{ kind: "help" }],
    },
    ids: { deliveryId: "d-1", runId: "7Q2KX4" },
  };
}

test("a stored command is carried out after an update", async () => {
  const head = await brokenHead({ simulator, base });
  await simulator.openPullRequest({ number: 1, head, author: "adele" });
  const { id } = simulator.comment(1, "adele", "/connector help");
  const store = await openStore({ dataDir, log: keptLog().log });
  await store.commands.push({ name: `comment-${id}`, lane: "22#1", order: storedHelp(22, id) });
  await store.close();

  const bot = await startBot(settingsFor(simulator, dataDir), { isThrottled: false, isolation: "none" });
  await bot.idle();
  await bot.close();

  expect(simulator.reactions.map(({ content }) => content)).toEqual(["eyes", "+1"]);
  expect(simulator.issueComments(1).at(-1)?.body).toContain("`/connector recheck`");
});

test("a row keeps its property names", () => {
  const repository = { installationId: 77, repositoryId: 22, owner: "contoso", repository: "connectors" };
  const jobs = commandJobsFor(
    {
      kind: "command",
      repository,
      pullNumber: 1,
      commentId: 345,
      at: "2026-01-01T00:00:00Z",
      by: "adele",
      author: "adele",
      commands: [{ kind: "help" }],
    },
    { deliveryId: "d-1", runId: "7Q2KX4" },
  );

  expect(jobs).toEqual([{ name: "comment-345", lane: "22#1", order: storedHelp(22, 345) }]);
});
