/**
 * Compares src/connector/platform/vocabulary.json with a checkout of the connectors' repository and with Microsoft's documents:
 *
 *   node scripts/renew-vocabulary.ts --connectors CLONE [--documents FOLDER…] [--write]
 *
 * CLONE is a checkout of microsoft/PowerPlatformConnectors; FOLDER holds Markdown of learn.microsoft.com. The report lists what
 * is new and what is gone. With --write the script counts the names again, adds new ones and sets the dates. It never removes a
 * name and never marks one as retired: a person decides that from the report.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { editDistance } from "../src/text/edit-distance.ts";
import { script } from "./options.ts";
import { countConnectors } from "./vocabulary-counts.ts";
import { namesInDocuments, namesInSchemas } from "./vocabulary-documents.ts";

/** One line of the file. */
interface Entry {
  readonly name: string;
  readonly status: string;
  readonly source: string;
  readonly connectors?: number;
}

interface Data {
  readonly sources: Record<string, { title: string; url: string; checked: string }>;
  readonly [list: string]: unknown;
}

const path = join(import.meta.dirname, "../src/connector/platform/vocabulary.json");
/** Fewer may be one author's invention. */
const leastConnectors = 2;

const { connectors, documents, write } = script(
  "renew-vocabulary",
  "Compares the platform's vocabulary with checkouts of its sources.",
)
  .requiredOption("--connectors <clone>", "a checkout of microsoft/PowerPlatformConnectors")
  .option("--documents <folder...>", "folders with Markdown of learn.microsoft.com", [])
  .option("--write", "write the counts, the new names and the dates")
  .parse()
  .opts<{ connectors: string; documents: readonly string[]; write?: true }>();

const data = JSON.parse(readFileSync(path, "utf8")) as Data; // our own file
const counts = countConnectors(connectors);
const inSchemas = namesInSchemas(connectors);
const inDocuments = namesInDocuments(documents);
const today = new Date().toISOString().slice(0, 10);
console.log(`${counts.connectors} connectors, the newest of ${counts.newest}.`);

const renewed = Object.fromEntries(
  Object.keys(counts.lists).map((list) => [list, renewedList(list, entriesOf(list))]),
);
if (write === true) writeFileSync(path, rendered());

function entriesOf(list: string): readonly Entry[] {
  return data[list] as readonly Entry[];
}

function renewedList(list: string, entries: readonly Entry[]): readonly Entry[] {
  const counted = counts.lists[list] ?? new Map<string, number>();
  const known = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const others = list === "extensions" ? entriesOf("generatorExtensions") : [];
  const isKnown = (name: string): boolean =>
    known.has(name.toLowerCase()) || others.some((other) => other.name === name);
  const documented = [...(inSchemas[list] ?? [])].filter((name) => !isKnown(name));
  const mentioned = list === "extensions" ? inDocuments.filter((name) => !isKnown(name)) : [];
  const used = [...counted].filter(
    ([name, count]) =>
      list !== "generatorExtensions" &&
      !isKnown(name) &&
      count >= leastConnectors &&
      !isMisspelled(name, entries),
  );
  for (const name of documented) console.log(`${list}: new in the schema: ${name}`);
  for (const name of mentioned) console.log(`${list}: new in the documents: ${name}`);
  for (const [name, count] of used) console.log(`${list}: used by ${count} connectors: ${name}`);
  for (const entry of entries) if (isGone(list, entry)) console.log(`${list}: gone: ${entry.name}`);
  return [
    ...entries.map((entry) => withCount(entry, list)),
    ...documented.map((name) => withCount({ name, status: "documented", source: sourceOf(list) }, list)),
    ...mentioned.map((name) => withCount({ name, status: "documented", source: "extensions" }, list)),
    ...used.map(([name, connectors]) => ({ name, status: "used", source: "published", connectors })),
  ].toSorted((a, b) => (list === "extensions" ? compare(a.name, b.name) : 0));
}

/** Its source no longer mentions it: the name may be retired. */
function isGone(list: string, { name, status, source }: Entry): boolean {
  if (status === "used") return source === "published" && countOf(list, name) === undefined;
  const names = inSchemas[list];
  return status === "documented" && source === sourceOf(list) && names !== undefined && !names.has(name);
}

function isMisspelled(name: string, entries: readonly Entry[]): boolean {
  return entries.some((entry) => editDistance(entry.name.toLowerCase(), name.toLowerCase().trim()) <= 1);
}

function withCount(entry: Entry, list: string): Entry {
  const connectors = countOf(list, entry.name);
  const { connectors: _, ...rest } = entry;
  return connectors === undefined ? rest : { ...rest, connectors };
}

function countOf(list: string, name: string): number | undefined {
  const counted = counts.lists[list];
  return counted?.get(name) ?? counted?.get(name.toLowerCase());
}

function sourceOf(list: string): string {
  return list === "extensions" ? "definitionSchema" : "propertiesSchema";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}

/** One entry a line, so that a renewal is a readable difference. */
function rendered(): string {
  for (const name of ["definitionSchema", "propertiesSchema"]) date(name, today);
  date("published", counts.newest);
  if (documents.length > 0) for (const name of ["extensions", "mcp"]) date(name, today);
  const lists = Object.entries({ ...data, ...renewed }).filter(([name]) => name !== "sources");
  const body = lists.map(([name, entries]) => {
    const lines = (entries as readonly Entry[]).map((entry) => `    ${inline(entry)}`);
    return `  ${JSON.stringify(name)}: [\n${lines.join(",\n")}\n  ]`;
  });
  const sources = JSON.stringify(data.sources, null, 2).replaceAll("\n", "\n  ");
  return `{\n  "sources": ${sources},\n${body.join(",\n")}\n}\n`;
}

function date(source: string, checked: string): void {
  const known = data.sources[source];
  if (known !== undefined) known.checked = checked;
}

function inline(entry: Entry): string {
  const members = Object.entries(entry).map(([key, value]) => {
    const text = Array.isArray(value)
      ? `[${value.map((one) => JSON.stringify(one)).join(", ")}]`
      : JSON.stringify(value);
    return `${JSON.stringify(key)}: ${text}`;
  });
  return `{ ${members.join(", ")} }`;
}
