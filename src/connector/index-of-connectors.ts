/** All connectors of a repository, by what no two of them should share. */
import { decode } from "../text/decode.ts";
import { editDistance } from "../text/edit-distance.ts";
import {
  type ConnectorFacts,
  type PropertiesFacts,
  readPropertiesFacts,
  readSwaggerFacts,
  type SwaggerFacts,
} from "./connector-facts.ts";
import { type FileEntry, type FileTree, maxTextBytes } from "./file-tree.ts";
import { type ConnectorFolder, findConnectorFolders, type Roots } from "./folders.ts";
import { inParallel } from "./in-parallel.ts";
import { assignRoles } from "./roles.ts";

export interface ConnectorIndex {
  readonly connectors: readonly ConnectorFacts[];
  /** Those whose title is this one, suffix of independent publishers and letter case left out. */
  withTitle(title: string): readonly ConnectorFacts[];
  /** Those whose title is another one, but at most this many letters away. */
  nearTitle(title: string, maxDistance: number): readonly ConnectorFacts[];
  /** Those with the same host and base path. */
  withAddress(host: string, basePath: string): readonly ConnectorFacts[];
  /** Those with the same icon, byte for byte. */
  withIcon(blob: string): readonly ConnectorFacts[];
}

/** What is known of files by their blob id. Blobs never change, so neither do the facts. */
export interface BlobFacts {
  readonly swagger: Map<string, SwaggerFacts>;
  readonly properties: Map<string, PropertiesFacts>;
}

export function noBlobFacts(): BlobFacts {
  return { swagger: new Map(), properties: new Map() };
}

export function makeIndex(connectors: readonly ConnectorFacts[]): ConnectorIndex {
  const { index, add } = growingIndex();
  for (const connector of connectors) add(connector);
  return index;
}

/** An index that answers by what was added so far. */
export function growingIndex(): {
  readonly index: ConnectorIndex;
  readonly add: (connector: ConnectorFacts) => void;
} {
  const connectors: ConnectorFacts[] = [];
  const byTitle = new Map<string, ConnectorFacts[]>();
  const byLength = new Map<number, string[]>();
  const byAddress = new Map<string, ConnectorFacts[]>();
  const byIcon = new Map<string, ConnectorFacts[]>();
  const add = (connector: ConnectorFacts): void => {
    const { title, host, basePath, iconBlob } = connector;
    const key = comparableTitle(title ?? "");
    if (!byTitle.has(key)) push(byLength, key.length, key);
    connectors.push(connector);
    push(byTitle, key, connector);
    push(byAddress, addressOf(host ?? "", basePath ?? ""), connector);
    push(byIcon, iconBlob ?? "", connector);
  };
  const index: ConnectorIndex = {
    connectors,
    withTitle: (title) => lookUp(byTitle, comparableTitle(title)),
    nearTitle(title, maxDistance) {
      const key = comparableTitle(title);
      if (key.length > maxNearLength) return [];
      const lengths = Array.from(
        { length: 2 * maxDistance + 1 },
        (_, step) => key.length - maxDistance + step,
      );
      const near = lengths
        .flatMap((length) => byLength.get(length) ?? [])
        .filter((other) => other !== key && sharesPart(key, other, maxDistance + 1))
        .filter((other) => editDistance(key, other) <= maxDistance);
      return near.flatMap((other) => lookUp(byTitle, other));
    },
    withAddress: (host, basePath) => (host === "" ? [] : lookUp(byAddress, addressOf(host, basePath))),
    withIcon: (blob) => lookUp(byIcon, blob),
  };
  return { index, add };
}

/** Longer titles are not compared letter by letter: certification takes 30 characters. */
const maxNearLength = 64;

/** Each edit of a letter breaks one of the parts at most: where none is left, there were more edits. */
function sharesPart(one: string, other: string, parts: number): boolean {
  const length = Math.floor(one.length / parts);
  if (length === 0) return true;
  return Array.from({ length: parts }, (_, part) => one.slice(part * length, (part + 1) * length)).some(
    (part) => other.includes(part),
  );
}

function push<Key, Item>(groups: Map<Key, Item[]>, key: Key, item: Item): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}

/** The same index as if these folders were not there. */
export function withoutFolders(index: ConnectorIndex, folders: ReadonlySet<string>): ConnectorIndex {
  const others = (found: readonly ConnectorFacts[]): readonly ConnectorFacts[] =>
    found.filter(({ folder }) => !folders.has(folder));
  return {
    get connectors() {
      return others(index.connectors);
    },
    withTitle: (title) => others(index.withTitle(title)),
    nearTitle: (title, maxDistance) => others(index.nearTitle(title, maxDistance)),
    withAddress: (host, basePath) => others(index.withAddress(host, basePath)),
    withIcon: (blob) => others(index.withIcon(blob)),
  };
}

/** The empty key gathers those without the fact. */
function lookUp(
  groups: ReadonlyMap<string, readonly ConnectorFacts[]>,
  key: string,
): readonly ConnectorFacts[] {
  return key === "" ? [] : (groups.get(key) ?? []);
}

/** A title as it is compared: no suffix of independent publishers, no letter case, single blanks. */
export function comparableTitle(title: string): string {
  return title
    .toLowerCase()
    .replace(/\s*\(\s*independent publisher\s*\)\s*$/, "")
    .replace(/\s+/g, " ")
    .trim();
}

function addressOf(host: string, basePath: string): string {
  return `${host.toLowerCase()}${basePath.toLowerCase().replace(/\/+$/, "")}`;
}

/** A file of the index that no facts are known of. */
export interface UnknownFile {
  readonly role: "swagger" | "properties";
  readonly entry: FileEntry;
}

/** The files that have to be read before all connectors of the tree can be indexed, each blob once. */
export function unknownFiles(folders: readonly ConnectorFolder[], facts: BlobFacts): readonly UnknownFile[] {
  const unknown = new Map<string, UnknownFile>();
  for (const { folder, entries } of folders) {
    const roles = assignRoles(folder, entries);
    for (const role of ["swagger", "properties"] as const) {
      const entry = roles.get(role);
      if (entry !== undefined && !facts[role].has(entry.id))
        unknown.set(`${role} ${entry.id}`, { role, entry });
    }
  }
  return [...unknown.values()];
}

/** Notes what a file says. */
export function learn(facts: BlobFacts, { role, entry }: UnknownFile, bytes: Uint8Array): void {
  const { text } = decode(bytes);
  if (role === "swagger") facts.swagger.set(entry.id, readSwaggerFacts(text));
  else facts.properties.set(entry.id, readPropertiesFacts(text));
}

/** The connectors of a listing with what is known of their files; those of unknown files have no facts. */
export function indexFolders(folders: readonly ConnectorFolder[], facts: BlobFacts): ConnectorIndex {
  return makeIndex(
    folders.map(({ folder, kind, entries }): ConnectorFacts => {
      const roles = assignRoles(folder, entries);
      const swaggerBlob = roles.get("swagger")?.id ?? null;
      return {
        ...noFacts,
        ...facts.swagger.get(swaggerBlob ?? ""),
        ...facts.properties.get(roles.get("properties")?.id ?? ""),
        folder,
        kind,
        swaggerBlob,
        iconBlob: roles.get("icon")?.id ?? null,
      };
    }),
  );
}

const noFacts: SwaggerFacts & PropertiesFacts = {
  title: null,
  host: null,
  basePath: null,
  version: null,
  publisher: null,
  stackOwner: null,
  usesOAuth: false,
};

/** Files read at the same time. */
const parallelReads = 8;

/** Reads what is not known yet file by file: for trees whose files are near. */
export async function indexTree(
  tree: FileTree,
  roots: Roots,
  facts = noBlobFacts(),
): Promise<ConnectorIndex> {
  const folders = findConnectorFolders(await tree.list(), roots);
  await inParallel(unknownFiles(folders, facts), parallelReads, async (file) => {
    const content = await tree.read(file.entry, maxTextBytes);
    if (content.state === "read") learn(facts, file, content.bytes);
  });
  return indexFolders(folders, facts);
}
