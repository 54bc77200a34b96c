import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { StoreAddress } from "./open-test-store.ts";

const script = fileURLToPath(new URL("interrupted-process.ts", import.meta.url));

/** Starts interrupted-process.ts and waits until it printed the line. */
export async function startInterrupted(
  address: StoreAddress,
  ...args: ("push" | "hold")[]
): Promise<ChildProcess> {
  const line = args.includes("push") ? "busy\n" : "open\n";
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", script, JSON.stringify(address), ...args],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  let logged = "";
  for await (const chunk of child.stdout) {
    logged += String(chunk);
    if (logged.includes(line)) return child;
  }
  throw new Error(`The process ended without printing "${line.trim()}". It printed: ${logged}`);
}

/** kill -9, and waits until the process is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
