/** Reads the body of a request with a limit for its size and for all bodies in memory. */
import type { IncomingMessage } from "node:http";

/** GitHub sends at most 25 MB (docs.github.com/webhooks, payload cap). */
export const maxBodyBytes = 25 * 1024 * 1024;
/** All bodies at the same time: two of the largest. GitHub's usual delivery is 20–60 kB. */
const maxBytesInFlight = 2 * maxBodyBytes;

export type Body =
  | { readonly state: "read"; readonly size: number; readonly text: () => string }
  | { readonly state: "too-large" }
  /** Other requests fill the limit; this one can be sent again. */
  | { readonly state: "busy" }
  | { readonly state: "broken-off" };

/** Bytes held by bodies that are being read or parsed: one per server. */
export interface Intake {
  held: number;
}

/**
 * Reads the whole body and counts its bytes, because `content-length` can be wrong. Nothing of a refused body is kept; the
 * caller answers and closes the connection. The bytes of a body that was read stay counted in `intake.held` until the caller
 * subtracts them.
 * @param limit bytes
 * @param onChunk sees every part that is kept, in order
 */
export async function readBody(
  request: IncomingMessage,
  intake: Intake,
  limit: number,
  onChunk: (chunk: Buffer) => void,
): Promise<Body> {
  if (Number(request.headers["content-length"] ?? 0) > limit) return { state: "too-large" };
  const chunks: Buffer[] = [];
  let size = 0;
  let isRead = false;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      if (!Buffer.isBuffer(chunk)) continue;
      size += chunk.length;
      intake.held += chunk.length;
      if (size > limit) return { state: "too-large" };
      if (intake.held > maxBytesInFlight) return { state: "busy" };
      chunks.push(chunk);
      onChunk(chunk);
    }
    isRead = true;
    return { state: "read", size, text: () => Buffer.concat(chunks, size).toString("utf8") };
  } catch {
    // The sender closed the connection or exceeded the request timeout: no answer can reach it.
    return { state: "broken-off" };
  } finally {
    if (!isRead) intake.held -= size;
  }
}
