/** Which folders of a repository are connectors, and of which kind. */
import type { Kind } from "./connector.ts";
import type { FileEntry, Listing } from "./file-tree.ts";
import { isMarker } from "./roles.ts";

/** `microsoft`: the layout and project rules of microsoft/PowerPlatformConnectors. `generic`: any other repository. */
export type Preset = "microsoft" | "generic";

/** Connectors in and below `path` are of this kind. `path` has no slash at its ends; empty is the repository. */
export interface Root {
  readonly path: string;
  readonly kind: Kind;
}

export interface Roots {
  readonly preset: Preset;
  /** Of several that hold a folder the longest counts. */
  readonly roots: readonly Root[];
}

export interface ConnectorFolder {
  /** From the repository's root, with `/`; empty when the repository itself is the connector. */
  readonly folder: string;
  readonly kind: Kind;
  /** Everything in and below the folder that no inner connector owns, in path order. */
  readonly entries: readonly FileEntry[];
}

const microsoftRoots: readonly Root[] = [
  { path: "certified-connectors", kind: "certified" },
  { path: "independent-publisher-connectors", kind: "independent" },
  { path: "custom-connectors", kind: "custom" },
];

/** The kind of connectors in a folder of this name. */
export function kindOfFolderName(name: string): Kind | undefined {
  return microsoftRoots.find(({ path }) => path === name)?.kind;
}

/** Names that only Microsoft's repository and its forks use; `custom-connectors` alone may be anybody's. */
const tellingRoots: readonly string[] = ["certified-connectors", "independent-publisher-connectors"];

/** Folders whose contents nobody wrote for review. */
const skippedFolders: ReadonlySet<string> = new Set(["node_modules", ".git", ".github"]);

/** The preset of a repository whose settings name none. */
export function presetOf(listing: Listing): Preset {
  const isTelling = ({ path }: FileEntry): boolean =>
    tellingRoots.some((root) => path.startsWith(`${root}/`));
  return listing.entries.some(isTelling) ? "microsoft" : "generic";
}

/** The roots of a repository without settings about them. */
export function defaultRoots(preset: Preset): Roots {
  return { preset, roots: preset === "microsoft" ? microsoftRoots : [] };
}

/**
 * Finds every folder with an apiDefinition or apiProperties of any spelling, in path order, and every link or submodule
 * in place of such a folder directly below a root. Under the preset `microsoft`
 * only below the roots, under `generic` anywhere (kind custom where no root says otherwise). A connector inside a
 * connector is one of its own.
 */
export function findConnectorFolders(listing: Listing, roots: Roots): readonly ConnectorFolder[] {
  const kinds = new Map<string, Kind>();
  for (const { path, kind: entryKind } of listing.entries) {
    const folder = entryKind === "file" ? markedFolder(path) : standInFolder(path, roots);
    const kind = folder === undefined ? undefined : (kinds.get(folder) ?? kindOf(folder, roots));
    if (folder !== undefined && kind !== undefined) kinds.set(folder, kind);
  }
  const owned = entriesByOwner(listing, new Set(kinds.keys()));
  return [...kinds]
    .map(([folder, kind]) => ({ folder, kind, entries: owned.get(folder) ?? [] }))
    .sort((one, other) => compareText(one.folder, other.folder));
}

/** The folder that a file makes a connector. */
function markedFolder(path: string): string | undefined {
  return isMarker(nameOf(path)) ? parentOf(path) : undefined;
}

/**
 * The folder that a link or submodule makes a connector: its own, where a connector's folder is expected, or the one it is in.
 * Outside the roots it makes none: a test may link to a definition. A link with an extension is to a file.
 */
function standInFolder(path: string, { roots }: Roots): string | undefined {
  const parent = parentOf(path);
  if (!/\.\w{1,5}$/.test(path) && roots.some((root) => root.path !== "" && root.path === parent)) return path;
  const isBelowRoot = roots.some((root) => holds(root.path, parent));
  return isBelowRoot ? markedFolder(path) : undefined;
}

/** The innermost of these connector folders that holds the path, or is it; undefined when none does. */
export function ownerOf(path: string, folders: ReadonlySet<string>): string | undefined {
  if (isSkipped(path)) return undefined;
  for (let folder = folders.has(path) ? path : parentOf(path); ; folder = parentOf(folder)) {
    if (folders.has(folder)) return folder;
    if (folder === "") return undefined;
  }
}

/** Orders paths and names by code unit, the same on every machine. */
export function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** The folder of a path; empty for a path at the repository's root. */
function parentOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash === -1 ? "" : path.slice(0, slash);
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Undefined: not a location where connectors are reviewed. */
function kindOf(folder: string, { preset, roots }: Roots): Kind | undefined {
  if (isSkipped(`${folder}/`)) return undefined;
  let longest: Root | undefined;
  for (const root of roots) {
    const isLonger = longest === undefined || root.path.length > longest.path.length;
    if (isLonger && holds(root.path, folder)) longest = root;
  }
  if (preset === "generic") return longest?.kind ?? "custom";
  // A file in certified-connectors/ itself is a stray, not a connector called certified-connectors.
  return longest?.path === folder && folder !== "" ? undefined : longest?.kind;
}

function holds(root: string, folder: string): boolean {
  return root === "" || folder === root || folder.startsWith(`${root}/`);
}

function isSkipped(path: string): boolean {
  return path
    .split("/")
    .slice(0, -1)
    .some((part) => skippedFolders.has(part));
}

function entriesByOwner(listing: Listing, folders: ReadonlySet<string>): Map<string, FileEntry[]> {
  const owned = new Map<string, FileEntry[]>();
  for (const entry of listing.entries) {
    const owner = ownerOf(entry.path, folders);
    if (owner === undefined) continue;
    const list = owned.get(owner);
    if (list === undefined) owned.set(owner, [entry]);
    else list.push(entry);
  }
  for (const list of owned.values()) list.sort((one, other) => compareText(one.path, other.path));
  return owned;
}
