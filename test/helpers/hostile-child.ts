/**
 * Reviews every hostile document in turn and writes one line of JSON for each: run with little memory, killed when it takes
 * too long, watched for what it opens.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import { join } from "node:path";
import { readCleanConnector } from "./cases.ts";
import { hostileDocuments } from "./hostile-documents.ts";
import { forgetPeakMemory, peakMemory } from "./peak-memory.ts";
import { reviewFiles } from "./review-files.ts";

const root = join(import.meta.dirname, "../..");
const opened: string[] = [];
const folder = "certified-connectors/Contoso Invoices";
const files = [...readCleanConnector("certified")].map(
  ([path, bytes]) => [`${folder}/${path}`, bytes] as const,
);
const documents = Object.entries(hostileDocuments);
// What is loaded by need is loaded before the watch begins.
await review(documents[0]?.[1]() ?? "");
watch();

for (const [name, make] of documents) {
  const bytes = make();
  fs.writeSync(1, `${JSON.stringify({ name })}\n`);
  // What earlier documents left behind is not this one's.
  gc?.();
  forgetPeakMemory();
  opened.length = 0;
  const before = process.cpuUsage();
  const found = { ...(await review(bytes)), opened: [...opened] };
  const { user, system } = process.cpuUsage(before);
  const megabytes = Math.round(peakMemory() / 2 ** 20);
  fs.writeSync(1, `${JSON.stringify({ name, ...found, ms: (user + system) / 1000, megabytes })}\n`);
}

async function review(document: string | Uint8Array) {
  const { findings, unchecked, verdict } = await reviewFiles(
    { ...Object.fromEntries(files), [`${folder}/apiDefinition.swagger.json`]: document },
    { folder, kind: "certified" },
  );
  const inFile = findings.filter((finding) => finding.file.endsWith("apiDefinition.swagger.json"));
  return {
    verdict,
    rules: [...new Set(inFile.map((finding) => finding.rule))],
    failed: unchecked.filter(({ because }) => because === "rule-crashed" || because === "timeout"),
  };
}

/** Files outside the repository, and every connection. */
function watch(): void {
  for (const name of ["readFileSync", "openSync", "readFile", "open", "createReadStream"] as const) {
    const own: unknown = Reflect.get(fs, name);
    if (typeof own !== "function") throw new Error(`node:fs has no ${name}`);
    Reflect.set(fs, name, (...args: unknown[]): unknown => {
      const path = String(args[0]).replace(/^file:\/\//, "");
      if (!path.startsWith(root)) opened.push(`${name} ${String(args[0])}`);
      return own(...args);
    });
  }
  Reflect.set(net.Socket.prototype, "connect", (...args: unknown[]) => {
    opened.push(`connect ${JSON.stringify(args)}`);
    throw new Error("no network here");
  });
  Reflect.set(globalThis, "fetch", (address: unknown) => {
    opened.push(`fetch ${String(address)}`);
    throw new Error("no network here");
  });
  syncBuiltinESMExports();
}
