/** Measures an icon. Its first bytes decide what it is; only pixel images reach the decoder, within limits. */
import { gitBlobId } from "../../text/hash.ts";
import { recently } from "../../text/recent.ts";
import type { Icon } from "./icon.ts";
import { measurePixels } from "./icon-pixels.ts";

/** Pixels; a PNG of a few kB can claim billions. */
const maxPixels = 4096 * 4096;

/** @param bytes the whole file. Never throws because of them: what cannot be decoded has a `problem`. */
export async function measureIcon(file: string, bytes: Uint8Array): Promise<Icon> {
  return { file, size: bytes.length, ...(await measure(bytes)) };
}

/** An icon is mostly the same on both sides of a change. */
const measure = recently(4, gitBlobId, measureBytes);

async function measureBytes(bytes: Uint8Array): Promise<Omit<Icon, "file" | "size">> {
  const format = formatOf(bytes);
  const refused = refusedFormats.get(format);
  if (refused !== undefined) return { format, image: undefined, problem: refused };
  // Loading sharp takes longer than most reviews; most connectors have no icon.
  const { default: sharp } = await import("sharp");
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: maxPixels, failOn: "error", pages: 1 })
      .toColourspace("srgb")
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { format, image: measurePixels(data, info.width, info.height), problem: undefined };
  } catch (error) {
    return { format, image: undefined, problem: problemOf(error) };
  }
}

/** A fragment for people, without capital and full stop. */
const refusedFormats: ReadonlyMap<Icon["format"], string> = new Map([
  ["svg", "it is an SVG drawing"],
  ["bmp", "it is a BMP image"],
  ["ico", "it is a Windows icon"],
  ["other", "its content is no image"],
]);

function problemOf(error: unknown): string {
  const message = error instanceof Error ? error.message : "";
  return message.includes("pixel limit")
    ? "it has more than 4096 × 4096 pixels"
    : "the image is damaged or cut off";
}

const signatures: readonly { readonly format: Icon["format"]; readonly bytes: readonly number[] }[] = [
  { format: "png", bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { format: "jpeg", bytes: [0xff, 0xd8, 0xff] },
  { format: "gif", bytes: [0x47, 0x49, 0x46, 0x38] },
  { format: "bmp", bytes: [0x42, 0x4d] },
  { format: "ico", bytes: [0x00, 0x00, 0x01, 0x00] },
];

function formatOf(bytes: Uint8Array): Icon["format"] {
  const known = signatures.find((signature) => signature.bytes.every((byte, index) => bytes[index] === byte));
  if (known !== undefined) return known.format;
  const start = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) return "webp";
  return /<svg[\s>]/i.test(start) && !/<html[\s>]/i.test(start) ? "svg" : "other";
}
