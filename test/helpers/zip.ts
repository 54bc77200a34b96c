/** Builds zips byte by byte, also such as no tool would write. */
import { crc32, deflateRawSync } from "node:zlib";

export interface ZipEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What the directory says instead of the truth. */
  readonly lies?: { readonly size?: number; readonly crc?: number };
  readonly isEncrypted?: true;
  readonly isLink?: true;
}

/** The contents of a zip, by name; a value that is an object is a zip in the zip, a name that ends in `/` a folder. */
export interface ZipContents {
  readonly [name: string]: string | ZipContents;
}

export function zipOf(contents: ZipContents): Uint8Array {
  return zip(
    Object.entries(contents).map(([name, content]) => ({
      name,
      content: typeof content === "string" ? content : zipOf(content),
    })),
  );
}

export function zip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const made = makeEntry(entry, offset);
    parts.push(made.local, made.name, made.packed);
    directory.push(made.central, made.name);
    offset += made.local.length + made.name.length + made.packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

function makeEntry(
  { name, content, lies, isEncrypted, isLink }: ZipEntry,
  offset: number,
): { readonly local: Buffer; readonly central: Buffer; readonly name: Buffer; readonly packed: Buffer } {
  const bytes = typeof content === "string" ? Buffer.from(content) : Buffer.from(content);
  const packed = deflateRawSync(bytes);
  const written = Buffer.from(name);
  const flags = 0x800 | (isEncrypted === true ? 1 : 0);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(flags, 2);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(lies?.crc ?? crc32(bytes), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(lies?.size ?? bytes.length, 18);
  common.writeUInt16LE(written.length, 22);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  common.copy(local, 4);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(0x0314, 4);
  common.copy(central, 6);
  central.writeUInt32LE(isLink === true ? (0o120777 << 16) >>> 0 : 0, 38);
  central.writeUInt32LE(offset, 42);
  return { local, central, name: written, packed };
}
