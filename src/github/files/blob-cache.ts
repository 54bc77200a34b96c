/**
 * Blobs read before, by id. Equal ids are equal bytes, so nothing here ever becomes stale. It may serve several
 * repositories: only a repository that already holds a blob can list its id.
 */
import { LRUCache } from "lru-cache";

export interface BlobCache {
  /** The blob from memory, or from `load`, which runs once even when several ask at the same time. */
  read(id: string, load: () => Promise<Uint8Array>): Promise<Uint8Array>;
}

const defaultMaxBytes = 64 * 1024 * 1024;

/**
 * The blobs used longest ago are dropped first; a blob of more than a quarter of the bound isn't kept.
 * @param maxBytes bound for all kept blobs together, in bytes
 */
export function createBlobCache(maxBytes: number = defaultMaxBytes): BlobCache {
  const kept = new LRUCache<string, Uint8Array>({
    maxSize: maxBytes,
    maxEntrySize: Math.floor(maxBytes / 4),
    // The library requires a positive size; an empty blob has none.
    sizeCalculation: (bytes) => Math.max(1, bytes.length),
  });
  const loading = new Map<string, Promise<Uint8Array>>();

  async function loadAndKeep(id: string, load: () => Promise<Uint8Array>): Promise<Uint8Array> {
    try {
      const bytes = await load();
      kept.set(id, bytes);
      return bytes;
    } finally {
      loading.delete(id);
    }
  }

  return {
    async read(id, load) {
      const known = kept.get(id);
      if (known !== undefined) return known;
      const underWay = loading.get(id) ?? loadAndKeep(id, load);
      loading.set(id, underWay);
      return await underWay;
    },
  };
}
