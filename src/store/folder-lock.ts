import { readFileSync } from "node:fs";
import { readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { codeOf, StoreProblem } from "./store-problem.ts";

// PGlite takes no lock on its folder: two processes in it destroy the database. This file is the lock.
const fileName = "connector-review.pid";
const touchEveryMilliseconds = 2_000;
// A holder on another host (a container with the same volume) is alive when the file is touched while we watch.
const watchMilliseconds = 3 * touchEveryMilliseconds;

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Start of the process in clock ticks since boot; "" where the system doesn't have it. Detects a reused pid. */
  readonly started: string;
}

export interface FolderLock {
  release(): Promise<void>;
}

const heldHere = new Set<string>();

/** Takes the folder for this process. A dead process's lock is taken over; a living one's is a StoreProblem. */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const file = join(folder, fileName);
  const self: Holder = { pid: process.pid, host: hostname(), started: startOf(process.pid) };
  if (heldHere.has(file)) throw occupied(file, self);

  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (await claim(file, self)) return hold(file);
    const holder = await readHolder(file);
    if (holder !== undefined && (await isAlive(holder, file))) throw occupied(file, holder);
    await rm(file, { force: true });
  }
  throw new StoreProblem(
    `The lock file ${file} keeps coming back. Another process is starting in the same folder.`,
  );
}

async function claim(file: string, self: Holder): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify(self), { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

function hold(file: string): FolderLock {
  heldHere.add(file);
  // A failed touch (folder unmounted) is ignored: the database itself fails then.
  const timer = setInterval(
    () => void utimes(file, new Date(), new Date()).catch(() => {}),
    touchEveryMilliseconds,
  );
  timer.unref();
  return {
    async release() {
      clearInterval(timer);
      heldHere.delete(file);
      await rm(file, { force: true });
    },
  };
}

async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(file, "utf8"));
    if (typeof value !== "object" || value === null) return undefined;
    if (!("pid" in value) || !("host" in value) || !("started" in value)) return undefined;
    const { pid, host, started } = value;
    if (typeof pid !== "number" || typeof host !== "string" || typeof started !== "string") return undefined;
    return { pid, host, started };
  } catch {
    // Cut off by a crash, or deleted since: it has no holder.
    return undefined;
  }
}

async function isAlive(holder: Holder, file: string): Promise<boolean> {
  if (holder.host !== hostname()) return await isTouched(file);
  // Our own pid, and this process does not hold it: a former process with the same number (pid 1 of a container).
  if (holder.pid === process.pid || !isRunning(holder.pid)) return false;
  return holder.started === "" || holder.started === startOf(holder.pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

async function isTouched(file: string): Promise<boolean> {
  const modified = async () => (await stat(file).catch(() => undefined))?.mtimeMs;
  const before = await modified();
  await pause(watchMilliseconds);
  const after = await modified();
  return after !== undefined && after !== before;
}

/** Field 22 of /proc/PID/stat (proc_pid_stat(5)); the name in field 2 may hold spaces, so count after its bracket. */
function startOf(pid: number): string {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "utf8");
    return line.slice(line.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

function occupied(file: string, holder: Holder): StoreProblem {
  return new StoreProblem(
    `The data folder ${dirname(file)} is in use by process ${holder.pid} on ${holder.host}. ` +
      `Stop that process, give this one a DATA_DIR of its own, or set DATABASE_URL to run several. ` +
      `If process ${holder.pid} is not a Connector Review, delete ${file}.`,
  );
}
