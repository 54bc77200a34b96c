/** Letters that were saved in UTF-8 and read in another encoding: `é` has become `Ã©`. */
import { byteOf } from "./windows-1252.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Whether some of its letters are those that Windows-1252 makes of one in UTF-8. */
export function isMisread(text: string): boolean {
  return [...text.matchAll(/[^\p{ASCII}]{2,}/gu)].some(([run]) => {
    const bytes = [...run].map(byteOf);
    return bytes.every((byte) => byte !== undefined) && isUtf8(Uint8Array.from(bytes));
  });
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    utf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
