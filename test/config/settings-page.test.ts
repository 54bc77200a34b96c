/** The page about settings: its example is a settings file, and no key is missing. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseSettings } from "../../src/config/repository-settings.ts";
import schema from "../../src/config/settings.schema.json" with { type: "json" };
import { connectorRules } from "../../src/review/rule/rule.ts";
import { rules } from "../../src/rules/index.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/settings.md"), "utf8");
const example = /^```yaml\n(.*?)^```$/ms.exec(page)?.[1] ?? "";
const keys = Object.keys(schema.properties).sort();

test("the example can be used as it stands, and shows every key", () => {
  const { settings, problems } = parseSettings(Buffer.from(example), new Set(rules.map((rule) => rule.id)));

  expect(problems).toEqual([]);
  expect(settings.hosts).toEqual(["*.contoso.internal", "localhost"]);
  expect([...example.matchAll(/^(\w+):/gm)].map(([, key]) => key).sort()).toEqual(keys);
});

test("every key is explained", () => {
  expect([...page.matchAll(/^### (\w+)$/gm)].map(([, key]) => key).sort()).toEqual(keys);
});

test("rules that take accepted hosts are named there, and no others", () => {
  const takers = connectorRules(rules)
    .filter(({ needs }) => needs.includes("hosts"))
    .map(({ id }) => id);
  const section = /^### hosts$(.*?)^### /ms.exec(page)?.[1] ?? "";

  expect([...section.matchAll(/`([a-z-]+\/[a-z-]+)`/g)].map(([, id]) => id).sort()).toEqual(takers.sort());
});
