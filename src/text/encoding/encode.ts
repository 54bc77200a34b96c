import type { Decoded } from "./decode.ts";

/**
 * The bytes of a text in the encoding its file had, byte order mark included.
 * @returns undefined where that would change more than the text: the file was binary, or not all of it could be decoded
 */
export function encode(
  text: string,
  { encoding, bom, problems }: Omit<Decoded, "text">,
): Uint8Array | undefined {
  if (encoding === "binary" || problems.some((one) => one.kind === "broken-utf8")) return undefined;
  // A lone half of a surrogate pair has no bytes.
  if (!text.isWellFormed()) return undefined;
  const marked = bom ? `\uFEFF${text}` : text;
  if (encoding === "utf-8") return new TextEncoder().encode(marked);
  const bytes = Buffer.from(marked, "utf16le");
  return encoding === "utf-16be" ? bytes.swap16() : bytes;
}
