/** The HTTP front in a process of its own, so that its memory can be measured: says its URL, then its memory when asked. */
import { existsSync, readFileSync } from "node:fs";
import { startServer } from "../../src/app/server.ts";

const results: string[] = [];
const server = await startServer(
  {
    secrets: ["a secret of the tests"],
    accept: async () => "queued",
    health: async () => ({ isReady: true, parts: {} }),
    metrics: async () => ({ contentType: "text/plain", text: "" }),
    onAnswer: ({ result }) => results.push(result),
  },
  "127.0.0.1",
  0,
);

/**
 * The kernel's own number, in bytes: nothing between two questions escapes it. On Linux `maxRSS` begins with what the
 * process had before it became this program, which is the size of the one that started it.
 */
function peak(): number {
  const status = "/proc/self/status";
  const own = existsSync(status) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, "utf8"))?.[1] : undefined;
  return Number(own ?? process.resourceUsage().maxRSS) * 1024;
}

process.on("message", () => process.send?.({ results, peak: peak() }));
process.send?.({ url: server.url });
