/** A commit on GitHub as a tree of files: one recursive listing, blobs by id. */
import type { LimitFunction } from "p-limit";
import type { FileContent, FileEntry, FileTree, Listing } from "../../connector/file-tree.ts";
import { gitBlobId } from "../../text/hash.ts";
import { GitHubFailure } from "../failure.ts";
import { dataOf, type GitHub, inRepository, type RepositoryRef, reading } from "../octokit.ts";
import { readLimitOf } from "../read-limit.ts";
import type { BlobCache } from "./blob-cache.ts";

/** For a repository whose tree GitHub cuts, one listing may take this many requests. */
const maxTreeRequests = 200;

/**
 * @param commit its sha; a fork's commit is readable through the base repository, and the fork is never asked
 */
export function gitHubTree(
  octokit: GitHub,
  repository: RepositoryRef,
  commit: string,
  blobCache: BlobCache,
): FileTree {
  const source: Source = {
    octokit,
    owner: repository.owner,
    repo: repository.repo,
    limit: readLimitOf(octokit),
  };
  let listing: Promise<Listing> | undefined;
  return {
    label: `commit ${commit.slice(0, 7)}`,
    list() {
      listing ??= listTree(source, commit);
      return listing;
    },
    read: (entry, limit) => readBlob(source, entry, limit, blobCache),
  };
}

interface Source extends RepositoryRef {
  readonly octokit: GitHub;
  readonly limit: LimitFunction;
}

interface TreeItem {
  readonly path: string;
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
  readonly size?: number;
}

async function listTree(source: Source, commit: string): Promise<Listing> {
  const whole = await getTree(source, commit, true);
  if (!whole.isCut) return { entries: entriesOf(whole.items, ""), isComplete: true };
  return listByFolders(source, commit);
}

/** GitHub cut the recursive tree (100,000 entries, 7 MB): folder by folder, each recursively where that is enough. */
async function listByFolders(source: Source, root: string): Promise<Listing> {
  const entries: FileEntry[] = [];
  const folders = [{ sha: root, prefix: "", isKnownLarge: true }];
  let isComplete = true;
  let requests = 1;
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    if (requests >= maxTreeRequests) return { entries, isComplete: false };
    requests += 1;
    const { items, isCut } = await getTree(source, folder.sha, !folder.isKnownLarge);
    if (isCut && !folder.isKnownLarge) {
      folders.unshift({ ...folder, isKnownLarge: true });
      continue;
    }
    if (isCut) isComplete = false;
    entries.push(...entriesOf(items, folder.prefix));
    if (!folder.isKnownLarge) continue;
    for (const item of items.filter((each) => each.type === "tree")) {
      folders.push({ sha: item.sha, prefix: `${folder.prefix}${item.path}/`, isKnownLarge: false });
    }
  }
  return { entries, isComplete };
}

async function getTree(
  source: Source,
  sha: string,
  isRecursive: boolean,
): Promise<{ items: readonly TreeItem[]; isCut: boolean }> {
  const tree = await source.limit(() =>
    dataOf(
      source.octokit.request("GET /repos/{owner}/{repo}/git/trees/{tree_sha}", {
        ...inRepository(source),
        tree_sha: sha,
        // Any value means yes, `0` and `false` too.
        ...(isRecursive ? { recursive: "1" } : {}),
        ...reading(),
      }),
    ),
  );
  return { items: tree.tree, isCut: tree.truncated };
}

function entriesOf(items: readonly TreeItem[], prefix: string): FileEntry[] {
  return items
    .filter((item) => item.type !== "tree")
    .map((item) => {
      const path = `${prefix}${item.path}`;
      if (item.type === "commit" || item.mode === "160000") return { path, kind: "submodule", id: item.sha };
      const kind = item.mode === "120000" ? "link" : "file";
      const size = item.size === undefined ? {} : { size: item.size };
      return { path, kind, id: item.sha, ...size };
    });
}

/** @throws {GitHubFailure} also when a listed blob is not there: a fork that was deleted must not look like a file the author left out */
async function readBlob(
  source: Source,
  entry: FileEntry,
  limit: number,
  blobCache: BlobCache,
): Promise<FileContent> {
  if (entry.kind !== "file") return { state: "absent" };
  if (entry.size !== undefined && entry.size > limit) return { state: "too-large", size: entry.size, limit };
  const bytes = await blobCache.read(entry.id, () => source.limit(() => getBlob(source, entry.id)));
  if (bytes.length > limit) return { state: "too-large", size: bytes.length, limit };
  return { state: "read", bytes };
}

async function getBlob(source: Source, id: string): Promise<Uint8Array> {
  const blob = await dataOf(
    source.octokit.request("GET /repos/{owner}/{repo}/git/blobs/{file_sha}", {
      ...inRepository(source),
      file_sha: id,
      ...reading(),
    }),
  );
  const bytes = new Uint8Array(Buffer.from(blob.content, blob.encoding === "base64" ? "base64" : "utf8"));
  if (gitBlobId(bytes) !== id) {
    throw new GitHubFailure("server", { messages: [`The bytes of blob ${id} are not those of its id.`] });
  }
  return bytes;
}
