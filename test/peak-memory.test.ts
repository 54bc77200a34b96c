import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";

const megabyte = 2 ** 20;
const helper = pathToFileURL(join(import.meta.dirname, "helpers/peak-memory.ts")).href;

test("the peak of a process is not that of the process that started it", () => {
  const ballast = Buffer.alloc(300 * megabyte, 1);

  const source = `import { peakMemory } from ${JSON.stringify(helper)}; console.log(peakMemory());`;
  const child = spawnSync(process.execPath, ["--input-type=module", "--eval", source], { encoding: "utf8" });
  const peak = Number(child.stdout);

  expect(peak).toBeGreaterThan(10 * megabyte);
  expect(peak).toBeLessThan(ballast.length);
});
