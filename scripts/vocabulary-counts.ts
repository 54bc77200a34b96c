/** How many connectors of a checkout use each name of the platform's vocabulary. */
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { readApiProperties } from "../src/connector/properties/api-properties.ts";
import { readJsonc } from "./vocabulary-documents.ts";

export interface Counts {
  readonly connectors: number;
  /** The day of the checkout's commit, as `2024-10-23`. */
  readonly newest: string;
  /** List → name in lower case (extensions as written) → connectors that have it. */
  readonly lists: Readonly<Record<string, ReadonlyMap<string, number>>>;
}

const roots = ["certified-connectors", "independent-publisher-connectors", "custom-connectors"];

/** @param clone its working tree; folders without readable JSON are left out */
export function countConnectors(clone: string): Counts {
  const lists = {
    extensions: new Map<string, number>(),
    generatorExtensions: new Map<string, number>(),
    policyTemplates: new Map<string, number>(),
    identityProviders: new Map<string, number>(),
    parameterTypes: new Map<string, number>(),
    capabilities: new Map<string, number>(),
    categories: new Map<string, number>(),
  };
  let connectors = 0;
  for (const folder of roots.flatMap((root) => foldersOf(join(clone, root)))) {
    const names = namesIn(folder);
    if (names === undefined) continue;
    connectors++;
    for (const [list, found] of Object.entries(names))
      for (const name of new Set(found)) add(lists[list as keyof typeof lists], name);
  }
  lists.generatorExtensions = lists.extensions;
  return { connectors, newest: dayOf(clone), lists };
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

type Names = Record<
  "extensions" | "policyTemplates" | "identityProviders" | "parameterTypes" | "capabilities" | "categories",
  readonly string[]
>;

function namesIn(folder: string): Names | undefined {
  const files = readdirSync(folder);
  const pick = (name: RegExp): unknown => {
    const file = files.find((one) => name.test(one));
    return file === undefined ? undefined : readJsonc(join(folder, file));
  };
  const definition = pick(/swagger.*\.json$/i);
  const written = pick(/^apiproperties\.json$/i);
  if (definition === undefined || written === undefined) return undefined;
  const properties = readApiProperties("", JSON.parse(JSON.stringify(written)));
  const parameters = properties.connectionParameters();
  const provider = ({ value }: { readonly value: unknown } = { value: undefined }): readonly string[] =>
    textOf((value as { identityProvider?: unknown } | undefined)?.identityProvider);
  return {
    extensions: extensionsIn(definition),
    policyTemplates: lower(properties.policyTemplates().flatMap(({ templateId }) => templateId ?? [])),
    identityProviders: lower(parameters.flatMap(({ oAuthSettings }) => provider(oAuthSettings))),
    parameterTypes: lower(parameters.flatMap(({ type }) => type ?? [])),
    capabilities: lower(properties.capabilities),
    categories: lower(categoriesIn(definition)),
  };
}

/** What stands inside an extension belongs to it. */
function extensionsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(extensionsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (/^x-ms-/i.test(key) ? [key] : extensionsIn(inner)));
}

function categoriesIn(definition: unknown): readonly string[] {
  const metadata = (definition as { "x-ms-connector-metadata"?: unknown })["x-ms-connector-metadata"];
  const entries = Array.isArray(metadata) ? (metadata as readonly Record<string, unknown>[]) : [];
  return entries
    .filter((entry) => entry["propertyName"] === "Categories")
    .flatMap((entry) => textOf(entry["propertyValue"]))
    .flatMap((text) => text.split(";").map((category) => category.trim()));
}

function textOf(value: unknown): readonly string[] {
  return typeof value === "string" ? [value.trim()] : [];
}

function lower(names: readonly string[]): readonly string[] {
  return names.map((name) => name.toLowerCase());
}

function foldersOf(root: string): readonly string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(root, entry.name));
}

/** Without git, today: then the checkout is the newest anybody has. */
export function dayOf(clone: string): string {
  try {
    return execFileSync("git", ["-C", clone, "log", "-1", "--format=%cs"], { encoding: "utf8" }).trim();
  } catch {
    return new Date().toISOString().slice(0, 10);
  }
}
