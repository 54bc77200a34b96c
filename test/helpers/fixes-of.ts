import type { Rule } from "../../src/review/rule/rule.ts";
import { readCleanConnector } from "./cases.ts";
import { reviewFiles } from "./review-files.ts";

/**
 * The fixes that one rule asks for in the clean certified connector, its definition changed: for what is no case of one
 * rule, because another one speaks, too.
 */
export async function fixesOf(rule: Rule, change: (definition: string) => string): Promise<string[]> {
  const clean = Object.fromEntries(readCleanConnector("certified"));
  const definition = Buffer.from(clean["apiDefinition.swagger.json"] ?? "").toString("utf8");
  const { findings } = await reviewFiles(
    { ...clean, "apiDefinition.swagger.json": change(definition) },
    { folder: "", kind: "certified", rules: [rule] },
  );
  return findings.flatMap(({ occurrences }) => occurrences.map(({ fix }) => fix));
}
