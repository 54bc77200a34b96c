/** All connectors of a repository, by what no two of them should share. */

import pLimit from "p-limit";
import { editDistance } from "../../text/edit-distance.ts";
import { decode } from "../../text/encoding/decode.ts";
import type { ChangedConnector } from "../change/change-set.ts";
import { type FileEntry, type FileTree, maxImageBytes, maxTextBytes } from "../file-tree.ts";
import { type ConnectorFolder, findConnectorFolders, type Roots } from "../folders.ts";
import type { IconLook } from "../icon/icon.ts";
import { looksAlike } from "../icon/icon-look.ts";
import { assignRoles } from "../roles.ts";
import {
  type ConnectorFacts,
  type IconFacts,
  type PropertiesFacts,
  readIconFacts,
  readPropertiesFacts,
  readSwaggerFacts,
  type SwaggerFacts,
} from "./connector-facts.ts";

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
  /** Those whose icon looks like this one; equal icons are among them. */
  withIconLike(look: IconLook): readonly ConnectorFacts[];
}

/** What the index is asked for beyond titles and addresses. */
export interface IndexQuestion {
  /** Whether looks of icons are compared: then all icons are read, too. */
  readonly icons: boolean;
}

/** Icons are read only where one is new: what exists was accepted as it is. */
export function questionOf(changed: readonly ChangedConnector[]): IndexQuestion {
  return {
    icons: changed.some(({ before, after }) => {
      const icon = iconOf(after);
      return icon !== undefined && icon !== iconOf(before);
    }),
  };
}

function iconOf(folder: ConnectorFolder | null): string | undefined {
  return folder === null ? undefined : assignRoles(folder.folder, folder.entries).get("icon")?.id;
}

/** What is known of files by their blob id. Blobs never change, so neither do the facts. */
export interface BlobFacts {
  readonly swagger: Map<string, SwaggerFacts>;
  readonly properties: Map<string, PropertiesFacts>;
  readonly icon: Map<string, IconFacts>;
}

export function noBlobFacts(): BlobFacts {
  return { swagger: new Map(), properties: new Map(), icon: new Map() };
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
  const looks: ConnectorFacts[] = [];
  const add = (connector: ConnectorFacts): void => {
    const { title, host, basePath, iconBlob, iconLook } = connector;
    const key = comparableTitle(title ?? "");
    if (!byTitle.has(key)) push(byLength, key.length, key);
    connectors.push(connector);
    push(byTitle, key, connector);
    push(byAddress, addressOf(host ?? "", basePath ?? ""), connector);
    push(byIcon, iconBlob ?? "", connector);
    if (iconLook !== null) looks.push(connector);
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
    withIconLike: (look) => looks.filter((other) => other.iconLook && looksAlike(look, other.iconLook)),
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
    withIconLike: (look) => others(index.withIconLike(look)),
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
function comparableTitle(title: string): string {
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
  readonly role: keyof BlobFacts;
  readonly entry: FileEntry;
  /** Bytes; nothing is learnt from a larger one. */
  readonly limit: number;
}

/** The roles of files that answer a question. */
export function rolesFor({ icons }: IndexQuestion): readonly (keyof BlobFacts)[] {
  return icons ? ["swagger", "properties", "icon"] : ["swagger", "properties"];
}

/** The files that have to be read before all connectors of the tree can be indexed, each blob once. */
export function unknownFiles(
  folders: readonly ConnectorFolder[],
  facts: BlobFacts,
  asked: IndexQuestion,
): readonly UnknownFile[] {
  const unknown = new Map<string, UnknownFile>();
  for (const { folder, entries } of folders) {
    const roles = assignRoles(folder, entries);
    for (const role of rolesFor(asked)) {
      const entry = roles.get(role);
      const limit = role === "icon" ? maxImageBytes : maxTextBytes;
      if (entry !== undefined && !facts[role].has(entry.id))
        unknown.set(`${role} ${entry.id}`, { role, entry, limit });
    }
  }
  return [...unknown.values()];
}

/** Notes what a file says. */
export async function learn(
  facts: BlobFacts,
  { role, entry }: UnknownFile,
  bytes: Uint8Array,
): Promise<void> {
  if (role === "icon") facts.icon.set(entry.id, await readIconFacts(bytes));
  else if (role === "swagger") facts.swagger.set(entry.id, readSwaggerFacts(decode(bytes).text));
  else facts.properties.set(entry.id, readPropertiesFacts(decode(bytes).text));
}

/** The connectors of a listing with what is known of their files; those of unknown files have no facts. */
export function indexFolders(folders: readonly ConnectorFolder[], facts: BlobFacts): ConnectorIndex {
  return makeIndex(
    folders.map(({ folder, kind, entries }): ConnectorFacts => {
      const roles = assignRoles(folder, entries);
      const swaggerBlob = roles.get("swagger")?.id ?? null;
      const iconBlob = roles.get("icon")?.id ?? null;
      return {
        ...noFacts,
        ...facts.swagger.get(swaggerBlob ?? ""),
        ...facts.properties.get(roles.get("properties")?.id ?? ""),
        ...facts.icon.get(iconBlob ?? ""),
        folder,
        kind,
        swaggerBlob,
        iconBlob,
      };
    }),
  );
}

const noFacts: SwaggerFacts & PropertiesFacts & IconFacts = {
  title: null,
  host: null,
  basePath: null,
  version: null,
  publisher: null,
  stackOwner: null,
  usesOAuth: false,
  iconLook: null,
};

/** Files read at the same time. */
const parallelReads = 8;

/** Reads what is not known yet file by file: for trees whose files are near. */
export async function indexTree(
  tree: FileTree,
  roots: Roots,
  asked: IndexQuestion = { icons: true },
): Promise<ConnectorIndex> {
  const facts = noBlobFacts();
  const folders = findConnectorFolders(await tree.list(), roots);
  await pLimit(parallelReads).map(unknownFiles(folders, facts, asked), async (file) => {
    const content = await tree.read(file.entry, file.limit);
    if (content.state === "read") await learn(facts, file, content.bytes);
  });
  return indexFolders(folders, facts);
}
