/** The repository of the demo: five invented connectors, a pull request, and a push that fixes half of it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Files } from "../simulator/git/commit-files.ts";

export interface SampleRepository {
  /** Of the base branch. */
  readonly base: Files;
  /** What the pull request changes. */
  readonly opened: Files;
  /** What the second push changes. */
  readonly fixedHalf: Files;
}

/** Folders of connectors, as they are on the base branch. */
const folders = {
  invoices: "certified-connectors/Contoso Invoices",
  weather: "independent-publisher-connectors/Fabrikam Weather",
  tides: "independent-publisher-connectors/Tailwind Tides",
  warehouse: "custom-connectors/Northwind Warehouse",
  bakery: "custom-connectors/Northwind Bakery",
};

export const connectorFolders: readonly string[] = Object.values(folders).sort();

export function readSampleRepository(): SampleRepository {
  const fixtures = fixturesFolder();
  const certified = filesBelow(join(fixtures, "connectors/clean-certified"));
  const independent = filesBelow(join(fixtures, "connectors/clean-independent"));
  const custom = filesBelow(join(fixtures, "connectors/clean-custom"));
  return {
    base: {
      "README.md": "# Connectors\n\nConnectors of Contoso and friends. All of them are invented.\n",
      ...inFolder(folders.invoices, certified),
      ...inFolder(folders.weather, independent),
      ...inFolder(folders.tides, renamed(independent, tides)),
      ...inFolder(folders.warehouse, custom),
      ...inFolder(folders.bakery, renamed(custom, bakery)),
    },
    opened: filesBelow(join(fixtures, "demo/opened")),
    fixedHalf: filesBelow(join(fixtures, "demo/fixed-half")),
  };
}

/** Names of one connector → those of another. */
type Names = readonly (readonly [string, string])[];

const tides: Names = [
  ["Fabrikam Weather", "Tailwind Tides"],
  ["fabrikamweather", "tailwindtides"],
  ["Fabrikam", "Tailwind"],
];
const bakery: Names = [
  ["Northwind Warehouse", "Northwind Bakery"],
  ["warehouse.northwind", "bakery.northwind"],
];

/** The program runs from src/demo or, built, from dist: the nearest folder above with fixtures is the package. */
function fixturesFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const fixtures = join(folder, "fixtures");
    if (existsSync(join(fixtures, "demo/opened"))) return fixtures;
    if (dirname(folder) === folder) {
      throw new Error(`The demo's files are missing: no fixtures/demo above ${import.meta.dirname}.`);
    }
  }
}

function filesBelow(folder: string): Record<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1).replaceAll("\\", "/"), readFileSync(path)];
    }),
  );
}

function inFolder(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [`${folder}/${path}`, content]));
}

/** Connectors without binary files only. */
function renamed(files: Record<string, Buffer>, names: Names): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, content]) => [
      path,
      names.reduce((text, [from, to]) => text.replaceAll(from, to), content.toString("utf8")),
    ]),
  );
}
