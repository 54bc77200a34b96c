import { createHash, hash } from "node:crypto";

/** The id git gives a blob with these bytes: 40 hexadecimal digits (SHA-1 of "blob <length>\0" and the bytes). */
export function gitBlobId(bytes: Uint8Array): string {
  return createHash("sha1").update(`blob ${bytes.byteLength}\0`).update(bytes).digest("hex");
}

/** The first 16 hexadecimal digits of the text's SHA-256: short enough for a marker, long enough not to collide. */
export function shortHash(text: string): string {
  return hash("sha256", text).slice(0, 16);
}
