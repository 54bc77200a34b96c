/** The precondition of every edit: the body is still the one we read. */
import { shortHash } from "../../text/hash.ts";
import { normalLineEnds } from "./marker.ts";

/** Equal for bodies that differ only in line ends or in whitespace at the very end. */
export function bodyHash(body: string): string {
  return shortHash(normalLineEnds(body));
}
