import { randomInt } from "node:crypto";

/** Crockford's base 32: no letters and digits that people confuse. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Six characters, such as `7Q2KX4`: enough to find one review in a log, short enough to read aloud. */
export function newRunId(): string {
  return Array.from({ length: 6 }, () => alphabet.charAt(randomInt(alphabet.length))).join("");
}
