/** The most memory that this process has had, where the kernel says it: on Linux. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const status = "/proc/self/status";
const marks = "/proc/self/clear_refs";

/**
 * In bytes, since the last `forgetPeakMemory`. On Linux `maxRSS` begins with what the process had before it became this
 * program, which is the size of the one that started it; the kernel's own number does not.
 */
export function peakMemory(): number {
  const own = existsSync(status) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, "utf8"))?.[1] : undefined;
  return Number(own ?? process.resourceUsage().maxRSS) * 1024;
}

/** Where there is no such mark, the peak goes on from the start (https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html). */
export function forgetPeakMemory(): void {
  if (existsSync(marks)) writeFileSync(marks, "5");
}
