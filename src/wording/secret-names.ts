/** Names that sound like secrets. */
import { wordsOf } from "../text/identifier-words.ts";

const keyQualifiers: ReadonlySet<string> = new Set([
  "access",
  "account",
  "api",
  "app",
  "client",
  "license",
  "master",
  "private",
  "secret",
  "shared",
  "signing",
  "subscription",
]);

/** A name that ends in a word for a secret: `password`, `clientSecret`, `api_key`, `accessToken`. */
export function soundsSecret(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1) ?? "";
  if (/^(?:password|passwd|passphrase|pwd|secret|apikey|token)$/.test(last)) return true;
  return last === "key" && keyQualifiers.has(words.at(-2) ?? "");
}
