/**
 * Reads `fixtures/rules/<family>/<rule>/{bad,good}-<reason>/`: a clean connector with a few things changed.
 * A case holds whole files that replace or add to the clean connector's, `<file>.patch.json` (JSON Patch, RFC 6902) for a
 * change of a few values (`package.zip.patch.json` changes the contents of `fixtures/connectors/clean-package.json`, of which
 * a zip is made; a content `@name` is the connector's file of that name), and optionally `case.json` with `start` (another clean connector), `kind`, `folder`, `remove` (files the clean connector has) and `pad` (file → bytes it grows to).
 * `connector-review.yml` is what the repository's settings say.
 * `others.json` lists other connectors of the repository by a few of their facts. `pull-request.json` makes it a case about a
 * whole change: what the pull request says where it differs from a good one, and other files than the connector's.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { applyPatch, type Operation } from "rfc6902";
import { parseSettings } from "../../src/config/repository-settings.ts";
import type { Kind } from "../../src/connector/connector.ts";
import type { ConnectorFacts } from "../../src/connector/index/connector-facts.ts";
import { defaultSettings, type ReviewSettings } from "../../src/review/settings.ts";
import { type ZipContents, zipOf } from "./zip.ts";

const casesRoot = join(import.meta.dirname, "../../fixtures/rules");
const cleanRoot = join(import.meta.dirname, "../../fixtures/connectors");

/** The connectors that no rule finds anything in, with the kind of each. */
export const cleanConnectors = {
  "clean-certified": "certified",
  "clean-independent": "independent",
  "clean-custom": "custom",
  "clean-mcp": "certified",
  "clean-mcp-mixed": "independent",
  "clean-webhook-action": "certified",
  "clean-gateway": "custom",
} as const satisfies Record<string, Kind>;

export type CleanConnector = keyof typeof cleanConnectors;

export interface Case {
  /** `<family>/<rule>`. */
  readonly rule: string;
  /** `bad-<reason>` or `good-<reason>`. */
  readonly name: string;
  readonly isBad: boolean;
  readonly directory: string;
  /** What it changes. */
  readonly start: CleanConnector;
  readonly kind: Kind;
  /** Where the connector stands in its repository. */
  readonly folder: string;
  /** Path from the repository's root → content. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** The same on the merge base; undefined for a connector that is new. */
  readonly before: Readonly<Record<string, Uint8Array>> | undefined;
  /** The other connectors of the repository; undefined where nobody asks for them. */
  readonly others: readonly Partial<ConnectorFacts>[] | undefined;
  /** What the pull request says; undefined for a case about a connector alone. */
  readonly request: CaseRequest | undefined;
  /** What the repository's settings say; the defaults in most cases. */
  readonly settings: ReviewSettings;
  /** The case's own files, as they stand in its directory. */
  readonly changed: readonly string[];
}

/** What differs from a pull request that nobody could object to. */
export interface CaseRequest {
  readonly title?: string;
  /** In lines. */
  readonly body?: readonly string[];
  readonly author?: string;
  readonly baseRef?: string;
  readonly headRef?: string;
  readonly labels?: readonly string[];
  /** The merge base does not have the connector. */
  readonly isNew?: true;
  /** Files outside the connector's, by path from the repository's root; `@name` is the clean connector's file. */
  readonly base?: Readonly<Record<string, string>>;
  readonly head?: Readonly<Record<string, string>>;
  /** Lines of the settings file that the pull request brings. It is in no tree, where other rules would report it. */
  readonly settingsFile?: readonly string[];
  /** Folders of the base that the head does not have. */
  readonly removed?: readonly string[];
}

const settingsFile = "connector-review.yml";
/** In a case's directory, and no files of the connector. */
const ownFiles: ReadonlySet<string> = new Set([
  "findings.txt",
  "case.json",
  "others.json",
  "pull-request.json",
  settingsFile,
]);

interface CaseSettings {
  /** A folder of `fixtures/connectors` to start from; its kind is the default of the case's. */
  readonly start?: CleanConnector;
  readonly kind?: Kind;
  readonly folder?: string;
  readonly remove?: readonly string[];
  /** Large files without large fixtures: blanks are added at the end up to this many bytes. */
  readonly pad?: Readonly<Record<string, number>>;
}

const rootOfKind: Record<Kind, string> = {
  certified: "certified-connectors",
  independent: "independent-publisher-connectors",
  custom: "custom-connectors",
};

/** All cases, in path order. */
export function readCases(): Case[] {
  if (!existsSync(casesRoot)) return [];
  return foldersIn(casesRoot).flatMap((family) =>
    foldersIn(join(casesRoot, family)).flatMap((rule) =>
      foldersIn(join(casesRoot, family, rule)).map((name) => readCase(`${family}/${rule}`, name)),
    ),
  );
}

function readCase(rule: string, name: string): Case {
  const directory = join(casesRoot, rule, name);
  const settings = readSettings(directory);
  const kind =
    settings.kind ?? (settings.start === undefined ? "certified" : cleanConnectors[settings.start]);
  const folder = settings.folder ?? `${rootOfKind[kind]}/Contoso Invoices`;
  const own = filesIn(directory).filter((path) => !ownFiles.has(path));
  const request = readOwn<CaseRequest>(directory, "pull-request.json");
  const changed = own.filter((path) => !isBefore(path));
  const inFolder = (files: Iterable<readonly [string, Uint8Array]>): Record<string, Uint8Array> =>
    Object.fromEntries(
      [...files].map(([path, bytes]) => [folder === "" ? path : `${folder}/${path}`, bytes]),
    );
  const base = join(directory, "before");
  const earlier = own.filter(isBefore).map((path) => relative("before", path));
  return {
    rule,
    name,
    isBad: name.startsWith("bad-"),
    directory,
    start: settings.start ?? `clean-${kind}`,
    kind,
    folder,
    others: readOwn<readonly Partial<ConnectorFacts>[]>(directory, "others.json"),
    request,
    settings: readRepositorySettings(directory),
    changed: [
      ...["pull-request.json", "others.json", settingsFile].filter((name) =>
        existsSync(join(directory, name)),
      ),
      ...own.filter((path) => path !== join("before", "case.json")),
    ],
    files: inFolder(sideOf(kind, directory, settings, changed)),
    before:
      comparing.test(rule) || request !== undefined
        ? inFolder(
            sideOf(
              kind,
              base,
              readSettings(base),
              earlier.filter((path) => path !== "case.json"),
            ),
          )
        : undefined,
  };
}

function readRepositorySettings(directory: string): ReviewSettings {
  const path = join(directory, settingsFile);
  if (!existsSync(path)) return defaultSettings;
  const { settings, problems } = parseSettings(readFileSync(path), new Set());
  const [first] = problems;
  if (first !== undefined) throw new Error(`${path}:${first.line}: ${first.message}`);
  return settings;
}

function readOwn<T>(directory: string, name: string): T | undefined {
  const path = join(directory, name);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as T) : undefined; // our own fixture
}

/** Rules that compare with the merge base. */
const comparing = /^(?:breaking-change\/|intro\/stale$)/;

function isBefore(path: string): boolean {
  return path.startsWith(join("before", "/"));
}

/** A clean connector with the changes of one directory. */
function sideOf(
  kind: Kind,
  directory: string,
  settings: CaseSettings,
  changed: readonly string[],
): Map<string, Uint8Array> {
  const files = readCleanConnector(settings.start ?? kind);
  for (const path of settings.remove ?? []) files.delete(path);
  for (const path of changed) change(files, path, readFileSync(join(directory, path)));
  for (const [path, size] of Object.entries(settings.pad ?? {})) pad(files, path, size);
  return files;
}

/** The files of a clean connector, or of the ordinary one of a kind, by path below its folder. */
export function readCleanConnector(name: CleanConnector | Kind): Map<string, Uint8Array> {
  const directory = join(cleanRoot, name in cleanConnectors ? name : `clean-${name}`);
  return new Map(filesIn(directory).map((path) => [path, readFileSync(join(directory, path))]));
}

function change(files: Map<string, Uint8Array>, path: string, bytes: Buffer): void {
  if (!path.endsWith(".patch.json")) {
    files.set(path, bytes);
    return;
  }
  const target = path.slice(0, -".patch.json".length);
  if (target === "package.zip") {
    changePackage(files, path, bytes);
    return;
  }
  const before = files.get(target);
  if (before === undefined) throw new Error(`${path} patches ${target}, which the clean connector has not`);
  const document: unknown = JSON.parse(Buffer.from(before).toString("utf8"));
  patch(document, path, bytes);
  files.set(target, Buffer.from(`${JSON.stringify(document, null, 2)}\n`));
}

function changePackage(files: Map<string, Uint8Array>, path: string, bytes: Buffer): void {
  const contents = JSON.parse(readFileSync(join(cleanRoot, "clean-package.json"), "utf8")) as ZipContents; // our own fixture
  patch(contents, path, bytes);
  const filled = (part: ZipContents): ZipContents =>
    Object.fromEntries(
      Object.entries(part).map(([name, content]) => [
        name,
        typeof content !== "string"
          ? filled(content)
          : content.startsWith("@")
            ? textOf(content.slice(1))
            : content,
      ]),
    );
  const textOf = (name: string): string => Buffer.from(files.get(name) ?? []).toString("utf8");
  files.set("package.zip", zipOf(filled(contents)));
}

function patch(document: unknown, path: string, bytes: Buffer): void {
  const operations = JSON.parse(bytes.toString("utf8")) as Operation[]; // our own fixture
  const failure = applyPatch(document, operations).find((result) => result !== null);
  if (failure) throw new Error(`${path}: ${failure.message}`);
}

function pad(files: Map<string, Uint8Array>, path: string, size: number): void {
  const bytes = files.get(path);
  if (bytes === undefined) throw new Error(`case.json pads ${path}, which is not there`);
  const blanks = Buffer.alloc(Math.max(0, size - bytes.length), " ");
  files.set(path, Buffer.concat([bytes, blanks]));
}

function readSettings(directory: string): CaseSettings {
  const path = join(directory, "case.json");
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as CaseSettings) : {}; // our own fixture
}

function foldersIn(directory: string): string[] {
  return readdirSync(directory)
    .filter((name) => statSync(join(directory, name)).isDirectory())
    .sort();
}

function filesIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .sort();
}
