import { isUtf8 } from "node:buffer";

export interface Decoded {
  /** Without byte order mark; what is not UTF-8 is replaced by U+FFFD; "" when the file is binary. */
  readonly text: string;
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "binary";
  readonly bom: boolean;
  readonly lineEnd: "lf" | "crlf" | "mixed" | "none";
  readonly problems: readonly DecodeProblem[];
}

/** Offsets are those of the decoded text. At most twenty broken locations are listed. */
export type DecodeProblem =
  | { readonly kind: "bom"; readonly offset: number }
  | { readonly kind: "utf-16"; readonly offset: number }
  | { readonly kind: "binary"; readonly offset: number }
  | { readonly kind: "nul-byte"; readonly offset: number }
  /** `byte` is the first one that does not fit: 0x92, for instance, is an apostrophe in Windows-1252. */
  | { readonly kind: "broken-utf8"; readonly offset: number; readonly byte: number };

export const brokenLimit = 20;
const sniffedBytes = 4096;

/** Turns the bytes of a text file into text. Never throws; everything unusual is listed in `problems`. */
export function decode(bytes: Uint8Array): Decoded {
  const wide = wideEncodingOf(bytes);
  if (wide !== undefined) return decodeWide(bytes, wide);
  if (isBinary(bytes)) {
    return {
      text: "",
      encoding: "binary",
      bom: false,
      lineEnd: "none",
      problems: [{ kind: "binary", offset: 0 }],
    };
  }
  const bom = startsWith(bytes, [0xef, 0xbb, 0xbf]);
  const body = bom ? bytes.subarray(3) : bytes;
  const text = decodeUtf8(body);
  const problems: DecodeProblem[] = bom ? [{ kind: "bom", offset: 0 }] : [];
  const nul = text.indexOf("\0");
  if (nul !== -1) problems.push({ kind: "nul-byte", offset: nul });
  if (!isUtf8(body)) problems.push(...brokenOffsets(body));
  return { text, encoding: "utf-8", bom, lineEnd: lineEndOf(text), problems };
}

function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

function decodeWide(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be"): Decoded {
  const text = new TextDecoder(encoding).decode(bytes); // drops the byte order mark
  const bom = bomEncodingOf(bytes) !== undefined;
  return { text, encoding, bom, lineEnd: lineEndOf(text), problems: [{ kind: "utf-16", offset: 0 }] };
}

function bomEncodingOf(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (startsWith(bytes, [0xff, 0xfe])) return "utf-16le";
  return startsWith(bytes, [0xfe, 0xff]) ? "utf-16be" : undefined;
}

/** By its mark or, without one, by the zero bytes that most Latin letters have in UTF-16. */
function wideEncodingOf(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const marked = bomEncodingOf(bytes);
  if (marked !== undefined) return marked;
  const pairs = Math.floor(Math.min(bytes.length, sniffedBytes) / 2);
  if (pairs < 2 || bytes.length % 2 === 1) return undefined;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[2 * pair] === 0) evenZeros++;
    if (bytes[2 * pair + 1] === 0) oddZeros++;
  }
  if (oddZeros > pairs * 0.7 && evenZeros < pairs * 0.05) return "utf-16le";
  if (evenZeros > pairs * 0.7 && oddZeros < pairs * 0.05) return "utf-16be";
  return undefined;
}

const binarySignatures: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x50, 0x4b, 0x03, 0x04], // ZIP, also docx and xlsx
  [0x25, 0x50, 0x44, 0x46], // PDF
  [0x1f, 0x8b], // gzip
];

/** A known signature, or more than one control character in ten bytes. A single NUL does not make a text binary. */
function isBinary(bytes: Uint8Array): boolean {
  if (binarySignatures.some((signature) => startsWith(bytes, signature))) return true;
  const sniffed = bytes.subarray(0, sniffedBytes);
  let controls = 0;
  for (const byte of sniffed) if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)) controls++;
  return controls > 1 && controls * 10 > sniffed.length;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** The first locations where the bytes are not UTF-8. */
function brokenOffsets(bytes: Uint8Array): DecodeProblem[] {
  const problems: DecodeProblem[] = [];
  let decodedBytes = 0;
  let offset = 0;
  for (let at = 0; at < bytes.length && problems.length < brokenLimit; ) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    offset += decodeUtf8(bytes.subarray(decodedBytes, at)).length;
    decodedBytes = at;
    problems.push({ kind: "broken-utf8", offset, byte: bytes[at] ?? 0 });
    const isBegun = (bytes[at] ?? 0) >= 0xc2;
    at++;
    while (isBegun && isContinuation(bytes[at])) at++; // the rest of the same broken sequence
  }
  return problems;
}

/** How many bytes the well-formed character at `at` has; 0 when there is none (Unicode 17, table 3-7). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4) return 0;
  const second = bytes[at + 1] ?? 0;
  const [low, high] = secondRange.get(first) ?? [0x80, 0xbf];
  if (second < low || second > high) return 0;
  for (let rest = 2; rest < length; rest++) if (!isContinuation(bytes[at + rest])) return 0;
  return length;
}

const secondRange: ReadonlyMap<number, readonly [number, number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
]);

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte <= 0xbf;
}

function lineEndOf(text: string): Decoded["lineEnd"] {
  let lineFeeds = 0;
  let pairs = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) {
    lineFeeds++;
    if (at > 0 && text[at - 1] === "\r") pairs++;
  }
  if (lineFeeds === 0) return "none";
  if (pairs === 0) return "lf";
  return pairs === lineFeeds ? "crlf" : "mixed";
}
