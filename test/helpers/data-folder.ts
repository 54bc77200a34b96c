/** Data folders with an empty database in them: making one takes ten seconds, a copy of it does not. */
import { cpSync, existsSync } from "node:fs";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { inject } from "vitest";
import { openStore } from "../../src/store/store.ts";

/** The one that the others are copies of, in all workers. */
let first: Promise<string> | undefined;

export async function dataFolder(): Promise<string> {
  first ??= makeFirst();
  const folder = await newFolder();
  cpSync(await first, folder, { recursive: true });
  return folder;
}

/** Whoever needs it first makes it; the other workers wait for it. */
async function makeFirst(): Promise<string> {
  const shared = inject("sharedFolder");
  const [folder, ready] = [join(shared, "data"), join(shared, "ready")];
  try {
    await mkdir(folder);
  } catch {
    while (!existsSync(ready)) await pause(50);
    return folder;
  }
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  try {
    await (await openStore({ dataDir: folder, log: silent })).close();
  } finally {
    // Nobody waits for one that cannot be made.
    await writeFile(ready, "");
  }
  return folder;
}

function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "connector-review-"));
}
