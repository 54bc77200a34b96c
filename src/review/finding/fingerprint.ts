/** The identity of what a rule found: names only, so that it outlives moves, reformatting and rewording. */
import { shortHash } from "../../text/hash.ts";

/**
 * @param folder the connector's folder on the head; for the base of a renamed connector too, so that a rename changes nothing
 * @returns 16 hex characters
 */
export function fingerprintOf(rule: string, folder: string, subject: readonly string[]): string {
  return shortHash(JSON.stringify([rule, folder, ...subject]));
}
