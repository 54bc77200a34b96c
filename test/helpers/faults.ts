/** What must never happen to a definition, however it is damaged: the rules run on the clean connector with another one. */
import { readConnector } from "../../src/connector/read-connector.ts";
import { locateDiagnostics, type RuleOccurrence } from "../../src/review/finding/occurrence.ts";
import { connectorRules } from "../../src/review/rule/rule.ts";
import { runRules } from "../../src/review/run/run-rules.ts";
import { rules as allRules } from "../../src/rules/index.ts";
import { readCleanConnector } from "./cases.ts";
import { memoryTree } from "./memory-tree.ts";

const folder = "certified-connectors/Contoso Invoices";
const swagger = `${folder}/apiDefinition.swagger.json`;
const clean = [...readCleanConnector("certified")]
  // Images and readmes stay as they are: what they cost would be paid ten thousand times.
  .filter(([path]) => path.endsWith(".json"))
  .map(([path, bytes]) => [`${folder}/${path}`, bytes] as const);
export const cleanSwagger = Buffer.from(clean.find(([path]) => path === swagger)?.[1] ?? []).toString("utf8");
const rules = connectorRules(allRules).filter(({ needs }) =>
  needs.every((need) => need === "swagger" || need === "properties"),
);

/**
 * Of each ten, seven in their values (two and a half changes each, on average) and three in their text. For ten thousand
 * changes: `DAMAGED_DOCUMENTS=5000 npm test`.
 */
export const damagedDocuments = Number(process.env["DAMAGED_DOCUMENTS"] ?? 1_500);

/** Crashes and findings without a location in the file. Fixes are tried elsewhere: here they would take most of the time. */
export async function faultsOf(document: string): Promise<string[]> {
  const tree = memoryTree({ ...Object.fromEntries(clean), [swagger]: document });
  const { entries } = await tree.list();
  const connector = await readConnector(tree, { folder, kind: "certified", entries });
  const { diagnostics, unchecked } = runRules(connector, rules);
  const lines = document.split(/\r\n|\n/).length;
  return [
    ...unchecked
      .filter(({ because }) => because === "rule-crashed" || because === "timeout")
      .map(({ rule, detail }) => `${rule}: ${detail}`),
    ...locateDiagnostics(connector, folder, diagnostics)
      .filter((located) => !isInside(located, lines))
      .map(({ rule, file }) => `${rule.id}: no line in ${file}`),
  ];
}

function isInside({ file, occurrence: { range } }: RuleOccurrence, lines: number): boolean {
  if (file !== swagger) return true;
  return range !== null && range.line >= 1 && range.endLine <= lines && range.column >= 1;
}
