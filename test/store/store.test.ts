import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openStore } from "../../src/store/store.ts";
import { kill, startInterrupted } from "./interrupted.ts";
import { emptyFolder, keptLog, reviewJob, testFolder } from "./open-test-store.ts";

test("a second process on the same folder is refused by name, and a dead one's lock is taken over", async () => {
  const { address, remove } = await testFolder();
  const child = await startInterrupted(address, "hold");

  await expect(openStore({ ...address, log: keptLog().log })).rejects.toThrow(
    `The data folder ${address.dataDir} is in use by process ${child.pid} on ${hostname()}. Stop that process, ` +
      `give this one a DATA_DIR of its own, or set DATABASE_URL to run several. If process ${child.pid} is not ` +
      `a Connector Review, delete ${join(address.dataDir, "connector-review.pid")}.`,
  );
  await kill(child);
  const store = await openStore({ ...address, log: keptLog().log });
  const lock: unknown = JSON.parse(await readFile(join(address.dataDir, "connector-review.pid"), "utf8"));
  await expect(openStore({ ...address, log: keptLog().log })).rejects.toThrow(
    `in use by process ${process.pid}`,
  );
  await store.close();

  expect(lock).toMatchObject({ pid: process.pid, host: hostname() });
  expect(await readdir(address.dataDir)).toEqual(["database"]);
  await remove();
});

test("a lock file of a former process with our number, or one cut off, does not keep us out", async () => {
  const { address, remove } = await testFolder();
  const file = join(address.dataDir, "connector-review.pid");

  await writeFile(file, '{"pid":');
  await (await openStore({ ...address, log: keptLog().log })).close();
  await writeFile(file, JSON.stringify({ pid: process.pid, host: hostname(), started: "1" }));
  await (await openStore({ ...address, log: keptLog().log })).close();

  expect(await readdir(address.dataDir)).toEqual(["database"]);
  await remove();
});

test("a database that does not open is moved aside, loudly, and an empty one works", async () => {
  const { address, remove } = await emptyFolder();
  const { logged, log } = keptLog();
  await mkdir(join(address.dataDir, "database"));
  await writeFile(join(address.dataDir, "database", "PG_VERSION"), "not a number\n");

  const store = await openStore({ ...address, log });
  const pushed = await store.queue.push(reviewJob(1));
  await store.close();

  expect(pushed).toBe("queued");
  const names = (await readdir(address.dataDir)).sort();
  expect(names).toEqual(["database", expect.stringMatching(/^database\.broken-\d{4}-\d\d-\d\dT/)]);
  expect(logged).toEqual([
    expect.stringMatching(/^warn The database in .+ does not open \(.+\)\. It was moved to /),
  ]);
  await remove();
});

test("jobs that wait or run when the store closes are there when it opens again", async () => {
  const { address, remove } = await testFolder();
  const first = await openStore({ ...address, log: keptLog().log });
  let stopped = false;
  await first.queue.work(
    async (_job, signal) => {
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      stopped = true;
      return { kind: "done" };
    },
    { concurrency: 1 },
  );
  await first.queue.push(reviewJob(1));
  await expect.poll(() => first.queue.stats()).toMatchObject({ active: 1 });
  await first.queue.push(reviewJob(2));

  await first.close(1000);
  const second = await openStore({ ...address, log: keptLog().log });

  expect(stopped).toBe(true);
  expect(await second.queue.stats()).toMatchObject({ waiting: 2, active: 0, failed: 0 });
  expect(await first.ready()).toEqual({ ready: false, because: "The store is closing." });
  await second.close();
  await remove();
});

test("a wrong DATABASE_URL is reported in one sentence without the password", async () => {
  const { log } = keptLog();

  await expect(openStore({ databaseUrl: "postgres://bot:secret@127.0.0.1:1/reviews", log })).rejects.toThrow(
    "The database at 127.0.0.1:1/reviews (DATABASE_URL) cannot be used: nothing listens there (ECONNREFUSED).",
  );
  await expect(openStore({ databaseUrl: "mysql://bot:secret@127.0.0.1/reviews", log })).rejects.toThrow(
    "DATABASE_URL is not of the form postgres://user:password@host:port/database.",
  );
  await expect(openStore({ log })).rejects.toThrow("Neither DATABASE_URL nor DATA_DIR is set");
});
