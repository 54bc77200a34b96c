/**
 * Blobs read before, by id. Equal ids are equal bytes, so nothing here ever becomes stale. It may serve several
 * repositories: only a repository that already holds a blob can list its id.
 */
export interface BlobCache {
  /** The blob from memory, or from `load`, which runs once even when several ask at the same time. */
  read(id: string, load: () => Promise<Uint8Array>): Promise<Uint8Array>;
}

const defaultMaxBytes = 64 * 1024 * 1024;

/** @param maxBytes what is kept, together; the blobs used longest ago go first */
export function createBlobCache(maxBytes: number = defaultMaxBytes): BlobCache {
  // A Map keeps the order of insertion: the first is the one used longest ago.
  const kept = new Map<string, Uint8Array>();
  const loading = new Map<string, Promise<Uint8Array>>();
  let bytesKept = 0;

  function keep(id: string, bytes: Uint8Array): void {
    if (bytes.length > maxBytes / 4) return;
    kept.set(id, bytes);
    bytesKept += bytes.length;
    for (const [oldest, oldBytes] of kept) {
      if (bytesKept <= maxBytes) break;
      kept.delete(oldest);
      bytesKept -= oldBytes.length;
    }
  }

  async function loadAndKeep(id: string, load: () => Promise<Uint8Array>): Promise<Uint8Array> {
    try {
      const bytes = await load();
      keep(id, bytes);
      return bytes;
    } finally {
      loading.delete(id);
    }
  }

  return {
    read(id, load) {
      const known = kept.get(id);
      if (known !== undefined) {
        kept.delete(id);
        kept.set(id, known);
        return Promise.resolve(known);
      }
      const underWay = loading.get(id) ?? loadAndKeep(id, load);
      loading.set(id, underWay);
      return underWay;
    },
  };
}
