/** docs/operations.md promises names that operators build on: they are held to the code, in both directions. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openMetrics } from "../src/app/metrics.ts";

const root = join(import.meta.dirname, "..");
const docs = readFileSync(join(root, "docs/operations.md"), "utf8");

/** First cells of the table below a headline, their code spans. */
function named(headline: string): string[] {
  const [, section = ""] = docs.split(`\n## ${headline}\n`);
  const rows = (section.split("\n## ")[0] ?? "").split("\n").filter((line) => line.startsWith("| `"));
  return rows.flatMap((row) =>
    [...(row.split(" | ")[0] ?? "").matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name),
  );
}

test("every setting that is read is told, and no other", () => {
  const source = readFileSync(join(root, "src/config/environment.ts"), "utf8");

  const read = [...source.matchAll(/setting\("([A-Z_]+)"\)/g)].map(([, name]) => name);

  expect(read.length).toBeGreaterThan(5);
  expect(named("Environment").sort()).toEqual([...new Set(read)].sort());
});

test("every metric that is counted is told, and no other", async () => {
  const numbers = { waiting: 0, active: 0, failed: 0, oldestWaitingSeconds: 0 };

  const { text } = await openMetrics(async () => numbers).text();

  const counted = [...text.matchAll(/^# TYPE (connector_review_\w+)/gm)].map(([, name]) => name);
  expect(named("Metrics").sort()).toEqual(counted.sort());
});

test("every address that is told is answered", () => {
  const server = readFileSync(join(root, "src/app/http/server.ts"), "utf8");

  const paths = named("Health").map((each) => each.split(" ")[1] ?? "");

  expect(paths).toHaveLength(4);
  expect(paths.filter((path) => !server.includes(`"${path}"`))).toEqual([]);
});

test("every message of ours that is explained is said", () => {
  const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => readFileSync(join(root, "src", path), "utf8"))
    .join("\n");
  const theirs = ["listen EADDRINUSE", "Resource not accessible by integration"];

  const messages = named("Troubleshooting").filter(
    (message) => message.includes(" ") && !theirs.some((one) => message.startsWith(one)),
  );
  // What is put in at run time stands between parts: names of settings, "…", a status.
  const parts = messages
    .flatMap((message) => message.split(/"|…|\. |\(401\)|\(?\b[A-Z]+_[A-Z_]+\b\)?/))
    .map((part) => part.replace(/[.;:]?\s*$/, "").trim())
    .filter((part) => part.length > 12);

  expect(parts.length).toBeGreaterThan(8);
  expect(parts.filter((part) => !sources.includes(part))).toEqual([]);
});
