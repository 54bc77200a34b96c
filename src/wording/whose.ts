/** What a part belongs to, in a sentence. */
import { quoted } from "./quoted.ts";

/** "of `GetUser`", "of the document". */
export function whose(owner: readonly string[]): string {
  return owner.length === 0 ? "of the document" : `of ${quoted(owner.join("."))}`;
}
