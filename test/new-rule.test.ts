import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ruleFile } from "../scripts/rule-template.ts";

const src = join(import.meta.dirname, "../src");

test("a new rule loads with the metadata it was asked for, and never fires", async () => {
  const id = "host/no-double-hyphen";
  const text = ruleFile({
    id,
    severity: "warning",
    needs: "swagger",
    title: "the host has no double hyphen",
  });
  // Not below src: other tests read that folder at the same time.
  const root = mkdtempSync(join(tmpdir(), "new-rule-"));
  try {
    mkdirSync(join(root, "rules/host"), { recursive: true });
    for (const module of ["connector", "review"]) symlinkSync(join(src, module), join(root, module));
    writeFileSync(join(root, "rules/host/no-double-hyphen.ts"), text);
    const { default: rule } = await import(join(root, "rules/host/no-double-hyphen.ts"));

    expect(rule).toMatchObject({
      id,
      severity: "warning",
      needs: ["swagger"],
      title: "The host has no double hyphen",
    });
    expect([...rule.check({ swagger: { root: {} } })]).toEqual([]);
  } finally {
    rmSync(root, { recursive: true });
  }
});
