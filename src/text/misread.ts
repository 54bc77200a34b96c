/** Letters that were saved in UTF-8 and read in another encoding: `é` has become `Ã©`. */

/** What Windows-1252 has from 0x80 to 0x9F; five of them are control characters. The rest are the bytes themselves. */
const special = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Whether some of its letters are those that Windows-1252 makes of one in UTF-8. */
export function isMisread(text: string): boolean {
  return [...text.matchAll(/[^\p{ASCII}]{2,}/gu)].some(([run]) => {
    const bytes = [...run].map(byteOf);
    return bytes.every((byte) => byte !== undefined) && isUtf8(Uint8Array.from(bytes));
  });
}

function byteOf(letter: string): number | undefined {
  const index = special.indexOf(letter);
  if (index !== -1) return 0x80 + index;
  const code = letter.codePointAt(0) ?? 0;
  return code >= 0xa0 && code <= 0xff ? code : undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    utf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
