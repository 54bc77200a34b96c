/** Documents made to break a reviewer: each ends soon, with little memory, with a finding, and opens nothing. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { hostileDocuments } from "./helpers/hostile-documents.ts";

interface Outcome {
  readonly name: string;
  /** Of findings in the document. */
  readonly rules?: readonly string[];
  readonly failed?: readonly unknown[];
  /** Of processor time. */
  readonly ms?: number;
  /** The most the process has had meanwhile. */
  readonly megabytes?: number;
  readonly opened?: readonly string[];
}

const child = join(import.meta.dirname, "helpers/hostile-child.ts");
const outcomes = new Map<string, Outcome>();
let died = "";

beforeAll(() => {
  // A review that never ends is killed; one that wants more memory dies. Either way the next documents have no outcome.
  const run = spawnSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", "--max-old-space-size=400", "--expose-gc", child],
    { encoding: "utf8", timeout: 300_000, maxBuffer: 16_000_000 },
  );
  for (const line of run.stdout.split("\n").filter((each) => each.startsWith("{"))) {
    const outcome = JSON.parse(line) as Outcome; // our own child writes it
    outcomes.set(outcome.name, outcome);
  }
  died = run.status === 0 ? "" : `${run.signal ?? run.status}: ${run.stderr.slice(-500)}`;
}, 310_000);

test("the reviewer survives all of them", () => {
  expect(died).toBe("");
});

test.each(Object.keys(hostileDocuments))("%s: a finding soon, and nothing is opened", (name) => {
  const outcome = outcomes.get(name);

  expect(outcome?.rules?.length ?? 0).toBeGreaterThan(0);
  expect(outcome?.failed).toEqual([]);
  expect(outcome?.opened).toEqual([]);
  // `npm run bench` holds it against two seconds: here a busy machine must not decide.
  expect(outcome?.ms).toBeLessThan(10_000);
  expect(outcome?.megabytes).toBeLessThan(512);
});
