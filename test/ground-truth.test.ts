/** `docs/ground-truth.md` promises a rule for what maintainers asked for; here its cases are asked whether that is true. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const rows = readFileSync(join(root, "docs/ground-truth.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ["))
  .map((line) => line.split("|").map((cell) => cell.trim()));

test("at least 95 of 100 requests have a rule", () => {
  const answered = rows.filter((cells) => cells[4] !== "none");

  expect(rows.length).toBeGreaterThan(50);
  expect(answered.length / rows.length).toBeGreaterThanOrEqual(0.95);
});

test("every case that the table names finds what its rule is said to find", () => {
  const broken = rows.flatMap((cells) => {
    const rule = /^`([\w/-]+)`$/.exec(cells[4] ?? "")?.[1];
    if (rule === undefined) return [];
    const directory = /\]\(\.\.\/(fixtures\/rules\/[\w/-]+)\)/.exec(cells[5] ?? "")?.[1] ?? "";
    const findings = readFileSync(join(root, directory, "findings.txt"), "utf8");
    return findings.includes(` ${rule} `) ? [] : [`${rule}: ${directory}`];
  });

  expect(broken).toEqual([]);
});
