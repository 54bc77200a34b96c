/** Reads a zip from memory within limits. Nothing is ever written to disk, and no name of an entry is used as a path. */
import { crc32 } from "node:zlib";
import yauzl, { type Entry, type ZipFile } from "yauzl";

/** What all entries of all levels together may unpack to, in bytes. */
const maxUnpackedBytes = 100 * 1024 * 1024;
/** From this size on an entry may be at most `maxRatio` times as large as it is packed. Bytes. */
const ratioFromBytes = 1024 * 1024;
const maxRatio = 100;
/** Files unpacked of one archive; a package as it should be has three. */
const maxKept = 16;
/** Entries of all levels together. */
const maxEntries = 10_000;

/** What is left for the archives of one package. */
export interface ArchiveBudget {
  bytes: number;
  entries: number;
}

export type ArchiveProblemKind =
  | "damaged"
  | "encrypted"
  | "unsafe-name"
  /** Read as `/`; once for the archive. */
  | "backslash"
  | "duplicate-name"
  | "link"
  | "too-many-entries"
  | "bomb"
  | "too-large";

export interface ArchiveProblem {
  readonly kind: ArchiveProblemKind;
  /** Which archive: `package.zip`, `package.zip › PkgAssets/flow.zip`. */
  readonly archive: string;
  /** As written in the archive; undefined when the archive as a whole is meant. */
  readonly entry: string | undefined;
}

export interface Archive {
  readonly name: string;
  /** Paths with `/`, in the order of the archive; entries with a problem are left out. */
  readonly files: readonly string[];
  /** Names of the folders at its root, whether they have an entry of their own or not. */
  readonly folders: readonly string[];
  /** The bytes of the files that were wanted. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
  readonly problems: readonly ArchiveProblem[];
  /** False: it could not be listed to its end, so what seems to be missing may be there. */
  readonly isComplete: boolean;
}

export function archiveBudget(): ArchiveBudget {
  return { bytes: maxUnpackedBytes, entries: maxEntries };
}

interface Reading {
  readonly name: string;
  readonly zip: ZipFile;
  readonly budget: ArchiveBudget;
  readonly isWanted: (path: string, size: number) => boolean;
  readonly files: string[];
  readonly folders: Set<string>;
  readonly visitedNames: Set<string>;
  readonly contents: Map<string, Uint8Array>;
  readonly problems: ArchiveProblem[];
}

/**
 * Lists a zip and unpacks the files that are wanted. Never throws: what cannot be read is a problem.
 * @param budget shared by all levels of one package; counts down
 */
export async function readArchive(
  name: string,
  bytes: Uint8Array,
  budget: ArchiveBudget,
  isWanted: (path: string, size: number) => boolean,
): Promise<Archive> {
  const state = {
    files: [],
    folders: new Set<string>(),
    visitedNames: new Set<string>(),
    contents: new Map(),
  };
  const problems: ArchiveProblem[] = [];
  let isComplete = false;
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const zip = await yauzl.fromBufferPromise(buffer, { decodeStrings: false });
    isComplete = await readEntries({ ...state, name, zip, budget, isWanted, problems });
  } catch {
    problems.push({ kind: "damaged", archive: name, entry: undefined });
  }
  const { files, folders, contents } = state;
  return { name, files, folders: [...folders], contents, problems, isComplete };
}

/** False when a limit ended the reading. */
async function readEntries(reading: Reading): Promise<boolean> {
  const { zip, name, problems } = reading;
  for await (const entry of zip.eachEntry()) {
    const limit = limitReached(reading.budget);
    if (limit !== undefined) {
      problems.push({ kind: limit, archive: name, entry: undefined });
      return false;
    }
    const written = nameOf(entry);
    const path = written.replaceAll("\\", "/");
    const kind = problemOf(entry, path, reading);
    if (kind !== undefined) problems.push({ kind, archive: name, entry: written });
    if (path !== written && kind !== "unsafe-name") noteBackslash(reading);
    if (kind === "bomb" || kind === "too-large") return false;
    if (kind === undefined || kind === "encrypted") await take(reading, entry, path, kind === "encrypted");
  }
  return true;
}

/** One program wrote all names: the first is enough. */
function noteBackslash({ name, problems }: Reading): void {
  if (problems.some(({ kind }) => kind === "backslash")) return;
  problems.push({ kind: "backslash", archive: name, entry: undefined });
}

function limitReached(budget: ArchiveBudget): ArchiveProblemKind | undefined {
  budget.entries -= 1;
  return budget.entries < 0 ? "too-many-entries" : undefined;
}

/** ASCII in nearly every package; what is not valid UTF-8 shows replacement characters and is never used as a path. */
function nameOf(entry: Entry): string {
  return new TextDecoder().decode(entry.fileNameRaw);
}

function problemOf(
  entry: Entry,
  path: string,
  { budget, visitedNames }: Reading,
): ArchiveProblemKind | undefined {
  if (isUnsafe(path)) return "unsafe-name";
  // Windows, where packages are unpacked, takes names that differ in letter case for the same file.
  const key = path.toLowerCase();
  if (visitedNames.has(key)) return "duplicate-name";
  visitedNames.add(key);
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000) return "link";
  const { uncompressedSize: size, compressedSize } = entry;
  if (size >= ratioFromBytes && size > maxRatio * compressedSize) return "bomb";
  budget.bytes -= size;
  if (budget.bytes < 0) return "too-large";
  return entry.isEncrypted() ? "encrypted" : undefined;
}

/**
 * Anything that would leave the folder it is unpacked to, on any system.
 * @param path backslashes are already `/`: Windows takes both
 */
function isUnsafe(path: string): boolean {
  if (path === "" || path.startsWith("/") || /^[a-z]:/i.test(path)) return true;
  return path.includes("\0") || path.split("/").includes("..");
}

async function take(reading: Reading, entry: Entry, path: string, isLocked: boolean): Promise<void> {
  const slash = path.indexOf("/");
  if (slash > 0) reading.folders.add(path.slice(0, slash));
  if (path.endsWith("/")) return;
  reading.files.push(path);
  const isKept = reading.contents.size < maxKept && reading.isWanted(path, entry.uncompressedSize);
  if (isLocked || !isKept) return;
  const content = await unpack(reading, entry);
  if (content === undefined) reading.problems.push({ kind: "damaged", archive: reading.name, entry: path });
  else reading.contents.set(path, content);
}

/** Undefined: not what the directory of the archive says it is. */
async function unpack({ zip }: Reading, entry: Entry): Promise<Uint8Array | undefined> {
  try {
    const stream = await zip.openReadStreamPromise(entry);
    const content = new Uint8Array(entry.uncompressedSize);
    let size = 0;
    for await (const chunk of stream) {
      const bytes = chunk as Buffer; // yauzl's streams carry bytes only
      if (size + bytes.length > content.length) {
        stream.destroy();
        return undefined;
      }
      content.set(bytes, size);
      size += bytes.length;
    }
    return size === content.length && crc32(content) === entry.crc32 ? content : undefined;
  } catch {
    return undefined;
  }
}
