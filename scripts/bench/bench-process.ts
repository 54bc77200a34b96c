/** Runs a Node process and tells what it used. */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Usage {
  /** User + system CPU of the whole process, in milliseconds. */
  readonly cpuMs: number;
  readonly peakMB: number;
}

let count = 0;

/** @throws when the process could not do its work (exit code 2 and above); 1 means findings */
export function measure(args: readonly string[]): Usage {
  count += 1;
  const report = join(tmpdir(), `bench-usage-${process.pid}-${count}.json`);
  const probe = `data:text/javascript,${encodeURIComponent(probeSource(report))}`;
  const ended = spawnSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", "--import", probe, ...args],
    { encoding: "utf8" },
  );
  if (ended.status === null || ended.status > 1)
    throw new Error(`${args.join(" ")} ended with ${ended.status}: ${ended.stderr}`);
  const usage = JSON.parse(readFileSync(report, "utf8")) as Usage; // written by the probe
  rmSync(report);
  return usage;
}

/** Linux hands the parent's peak down to a child in `maxRSS`; its own stands in /proc. */
function probeSource(report: string): string {
  return `import { existsSync, readFileSync, writeFileSync } from "node:fs";
process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  const status = existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "";
  const peakKB = Number(/^VmHWM:\\s+(\\d+) kB/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS);
  writeFileSync(${JSON.stringify(report)}, JSON.stringify({ cpuMs: (user + system) / 1000, peakMB: peakKB / 1024 }));
});`;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
