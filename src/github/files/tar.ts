/** Reads a tar as git makes it (ustar with pax headers, POSIX.1-2001), from a stream, keeping only what is wanted. */

export interface TarFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const blockSize = 512;
/** Headers with long names and the like, in bytes. */
const maxHeaderBytes = 64 * 1024;

/**
 * @param limitOf the most bytes of a file that are wanted, -1 for none; larger files are skipped
 * @throws {Error} when it isn't a tar or ends early
 */
export async function* tarFiles(
  chunks: AsyncIterable<Uint8Array>,
  limitOf: (path: string) => number,
): AsyncGenerator<TarFile> {
  const input = reader(chunks);
  let longPath: string | undefined;
  for (;;) {
    const block = await input.take(blockSize);
    if (block === undefined || block.every((byte) => byte === 0)) return;
    const header = readHeader(block);
    if (header.type === "x" || header.type === "L") {
      longPath = (await readLongPath(input, header)) ?? longPath;
      continue;
    }
    const path = longPath ?? header.path;
    longPath = undefined;
    const isWanted = (header.type === "0" || header.type === "\0") && header.size <= limitOf(path);
    if (isWanted) yield { path, bytes: await takeAll(input, header.size, header.size) };
    await input.skip((isWanted ? 0 : header.size) + paddingOf(header));
  }
}

interface Header {
  readonly path: string;
  readonly size: number;
  readonly type: string;
}

/** The path of the next entry, where it is too long for a header. */
async function readLongPath(input: Input, header: Header): Promise<string | undefined> {
  const content = await takeAll(input, header.size, maxHeaderBytes);
  await input.skip(paddingOf(header));
  return header.type === "x" ? paxPath(content) : textOf(content);
}

/** Contents end at the end of a block. */
function paddingOf({ size }: Header): number {
  return (blockSize - (size % blockSize)) % blockSize;
}

function readHeader(header: Uint8Array): Header {
  const field = (start: number, length: number) => textOf(header.subarray(start, start + length));
  if (field(257, 5) !== "ustar") throw new Error("not a tar");
  const prefix = field(345, 155);
  const size = Number.parseInt(field(124, 12).trim() || "0", 8);
  if (!Number.isSafeInteger(size) || size < 0) throw new Error("a tar with a size that is none");
  const name = field(0, 100);
  return {
    path: prefix === "" ? name : `${prefix}/${name}`,
    size,
    type: String.fromCharCode(header[156] ?? 0),
  };
}

/** Up to the first NUL. */
function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end === -1 ? bytes : bytes.subarray(0, end));
}

/** Records are `<length> <key>=<value>\n`, the length in bytes and counting itself. */
function paxPath(content: Uint8Array): string | undefined {
  for (let start = 0; start < content.length; ) {
    const length = Number.parseInt(textOf(content.subarray(start, start + 20)), 10);
    if (!(length > 0)) return undefined;
    const record = new TextDecoder().decode(content.subarray(start, start + length - 1));
    const [, path] = /^\d+ path=(.*)$/s.exec(record) ?? [];
    if (path !== undefined) return path;
    start += length;
  }
  return undefined;
}

interface Input {
  /** Undefined at the end. */
  take(size: number): Promise<Uint8Array | undefined>;
  skip(size: number): Promise<void>;
}

async function takeAll(input: Input, size: number, limit: number): Promise<Uint8Array> {
  if (size > limit) throw new Error("a tar with a header that is too large");
  const bytes = await input.take(size);
  if (bytes === undefined) throw new Error("a tar that ends early");
  return bytes;
}

function reader(chunks: AsyncIterable<Uint8Array>): Input {
  const source = chunks[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array();
  async function more(): Promise<boolean> {
    const next = await source.next();
    if (next.done === true) return false;
    rest = next.value;
    return true;
  }
  return {
    async take(size) {
      const bytes = new Uint8Array(size);
      for (let filled = 0; filled < size; ) {
        if (rest.length === 0 && !(await more())) return undefined;
        const part = rest.subarray(0, size - filled);
        bytes.set(part, filled);
        rest = rest.subarray(part.length);
        filled += part.length;
      }
      return bytes;
    },
    async skip(size) {
      for (let left = size; left > 0; ) {
        if (rest.length === 0 && !(await more())) return;
        const part = Math.min(left, rest.length);
        rest = rest.subarray(part);
        left -= part;
      }
    },
  };
}
