/** The HTTP server in its own process, so that its memory can be measured: sends its URL, then its peak memory on request. */
import { startServer } from "../../src/app/http/server.ts";
import { peakMemory } from "../helpers/peak-memory.ts";

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

process.on("message", () => process.send?.({ results, peak: peakMemory() }));
process.send?.({ url: server.url });
