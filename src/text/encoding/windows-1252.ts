/** Windows-1252 and Latin-1: the same from 0xA0 on. */

/** From 0x80 to 0x9F; the five control characters stand for bytes that mean nothing. */
const special = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Undefined for a letter that the encoding does not have; ASCII is not looked for. */
export function byteOf(letter: string): number | undefined {
  const index = special.indexOf(letter);
  if (index !== -1) return 0x80 + index;
  const code = letter.codePointAt(0) ?? 0;
  return code >= 0xa0 && code <= 0xff ? code : undefined;
}

/** Undefined for a byte below 0x80, and for one that means nothing. */
export function characterOf(byte: number): string | undefined {
  if (byte >= 0xa0) return String.fromCharCode(byte);
  const character = special[byte - 0x80];
  return character === undefined || /\p{Cc}/u.test(character) ? undefined : character;
}
