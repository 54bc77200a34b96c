/** Recognises renamed connectors among the folders that went and those that came. */
import { decode } from "../../text/encoding/decode.ts";
import type { Role } from "../connector.ts";
import { type FileEntry, type FileTree, maxTextBytes } from "../file-tree.ts";
import type { ConnectorFolder } from "../folders.ts";
import { assignRoles } from "../roles.ts";

export interface Side {
  readonly tree: FileTree;
  readonly folders: readonly ConnectorFolder[];
}

/** Bytes; smaller files are equal by chance. */
const minTellingSize = 200;
/** Pairs whose contents are compared at most. */
const maxComparedPairs = 50;
/** Characters of a member that is counted. */
const minTellingLength = 20;
/** Share of common members from which on two swaggers are the same connector's. */
const minCommonShare = 0.5;

/**
 * Pairs folders that went with folders that came: the same but for letter case, an equal swagger, a similar swagger, or
 * another equal file that neither side has twice, in this order.
 * @returns new folder → old folder
 */
export async function pairRenames(removed: Side, added: Side): Promise<ReadonlyMap<string, string>> {
  const pairs = new Map<string, string>();
  if (removed.folders.length === 0 || added.folders.length === 0) return pairs;
  const open = (): Open => {
    const taken = new Set(pairs.values());
    return {
      removed: removed.folders.filter(({ folder }) => !taken.has(folder)),
      added: added.folders.filter(({ folder }) => !pairs.has(folder)),
    };
  };
  pairByKey(open(), pairs, ({ folder }) => folder.normalize("NFC").toLowerCase());
  pairByKey(open(), pairs, (folder) => fileId(folder, "swagger"));
  await pairBySimilarity(open(), pairs, removed.tree, added.tree);
  for (const role of ["script", "icon", "readme", "properties"] as const) {
    pairByKey(open(), pairs, (folder) => fileId(folder, role));
  }
  return pairs;
}

interface Open {
  readonly removed: readonly ConnectorFolder[];
  readonly added: readonly ConnectorFolder[];
}

function pairByKey(
  open: Open,
  pairs: Map<string, string>,
  key: (folder: ConnectorFolder) => string | undefined,
): void {
  const before = uniqueByKey(open.removed, key);
  for (const [found, folder] of uniqueByKey(open.added, key)) {
    const old = before.get(found);
    if (old !== undefined) pairs.set(folder, old);
  }
}

/** Keys that exactly one folder has. */
function uniqueByKey(
  folders: readonly ConnectorFolder[],
  key: (folder: ConnectorFolder) => string | undefined,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const repeated = new Set<string>();
  for (const folder of folders) {
    const value = key(folder);
    if (value === undefined) continue;
    if (found.has(value)) repeated.add(value);
    found.set(value, folder.folder);
  }
  for (const value of repeated) found.delete(value);
  return found;
}

function fileId({ folder, entries }: ConnectorFolder, role: Role): string | undefined {
  const file = assignRoles(folder, entries).get(role);
  return file !== undefined && (file.size ?? 0) >= minTellingSize ? file.id : undefined;
}

interface RenamePair {
  readonly from: string;
  readonly to: string;
  readonly before: FileEntry;
  readonly after: FileEntry;
}

async function pairBySimilarity(
  open: Open,
  pairs: Map<string, string>,
  base: FileTree,
  head: FileTree,
): Promise<void> {
  const readBefore = memberReader(base);
  const readAfter = memberReader(head);
  const similar: { readonly renamePair: RenamePair; readonly share: number }[] = [];
  for (const renamePair of renamePairsOf(open)) {
    const share = commonShare(await readBefore(renamePair.before), await readAfter(renamePair.after));
    if (share >= minCommonShare) similar.push({ renamePair, share });
  }
  similar.sort((one, other) => other.share - one.share);
  const taken = new Set<string>();
  for (const { renamePair } of similar) {
    if (pairs.has(renamePair.to) || taken.has(renamePair.from)) continue;
    pairs.set(renamePair.to, renamePair.from);
    taken.add(renamePair.from);
  }
}

/** Pairs of swaggers, those of the nearest size first. */
function renamePairsOf(open: Open): readonly RenamePair[] {
  const all: RenamePair[] = [];
  for (const old of open.removed) {
    const before = assignRoles(old.folder, old.entries).get("swagger");
    if (before === undefined) continue;
    for (const now of open.added) {
      const after = assignRoles(now.folder, now.entries).get("swagger");
      if (after !== undefined) all.push({ from: old.folder, to: now.folder, before, after });
    }
  }
  const distance = ({ before, after }: RenamePair): number =>
    Math.abs((before.size ?? 0) - (after.size ?? 0));
  return all.sort((one, other) => distance(one) - distance(other)).slice(0, maxComparedPairs);
}

type MemberReader = (entry: FileEntry) => Promise<ReadonlySet<string>>;

/** Reads the different members of files, each file once. */
function memberReader(tree: FileTree): MemberReader {
  const known = new Map<string, ReadonlySet<string>>();
  return async (entry) => {
    const already = known.get(entry.path);
    if (already !== undefined) return already;
    const content = await tree.read(entry, maxTextBytes);
    const members = content.state === "read" ? membersOf(content.bytes) : new Set<string>();
    known.set(entry.path, members);
    return members;
  };
}

/**
 * The different members of a JSON text, without blanks, so that reformatting changes none. Short ones are in every swagger
 * (`"type":"string"`): of 40,000 pairs of published connectors only variants of one product share half of the longer ones.
 */
function membersOf(bytes: Uint8Array): ReadonlySet<string> {
  const parts = decode(bytes).text.split(/[\n,{}]/);
  return new Set(
    parts.map((part) => part.replace(/\s+/g, "")).filter((part) => part.length >= minTellingLength),
  );
}

function commonShare(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const larger = Math.max(one.size, other.size);
  if (larger === 0) return 0;
  let common = 0;
  for (const part of one) if (other.has(part)) common++;
  return common / larger;
}
