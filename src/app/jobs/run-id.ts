import { randomInt } from "node:crypto";

/** Without letters and digits that people mistake for each other (Crockford's base 32). */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Six signs, such as `7Q2KX4`: enough to find one review in a log, short enough to read aloud. */
export function newRunId(): string {
  return Array.from({ length: 6 }, () => alphabet.charAt(randomInt(alphabet.length))).join("");
}
