/** The private key of the GitHub App, from the environment or a mounted file. Never part of any message. */
import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";

/** A PEM in PKCS #8, or a sentence for the operator. */
export type PrivateKey =
  | { readonly state: "ready"; readonly pem: string }
  | { readonly state: "unusable"; readonly problem: string };

/** Keys are about 3 KB; whatever is larger is another file. */
const maxKeyLength = 64 * 1024;

/** @param inline the value of PRIVATE_KEY: PEM, with real or escaped line ends, or in base64
 *  @param path the value of PRIVATE_KEY_PATH */
export function readPrivateKey(inline: string | undefined, path: string | undefined): PrivateKey {
  if (inline !== undefined && path !== undefined) {
    return unusable("PRIVATE_KEY and PRIVATE_KEY_PATH are both set. Set one of them.");
  }
  if (inline !== undefined) return parseKey(inline, "PRIVATE_KEY");
  if (path === undefined) {
    const where = "Looked for PRIVATE_KEY and PRIVATE_KEY_PATH in the environment.";
    return unusable(
      `The private key of the app is not set. ${where} Set one of them, or mount the key file.`,
    );
  }
  try {
    return parseKey(readFileSync(path, "utf8"), `The file ${path} named by PRIVATE_KEY_PATH`);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    return unusable(
      `PRIVATE_KEY_PATH names ${path}, which could not be read (${code}). Mount the key file there.`,
    );
  }
}

function parseKey(text: string, source: string): PrivateKey {
  if (text.length > maxKeyLength)
    return unusable(`${source} is too large for a key. Give the .pem file of the app.`);
  const pem = asPem(text);
  if (pem === undefined) {
    return unusable(
      `${source} is no private key: it has no line "-----BEGIN … PRIVATE KEY-----". Give the whole .pem file of the app.`,
    );
  }
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType !== "rsa") {
      return unusable(
        `${source} is a key of the type ${key.asymmetricKeyType}. GitHub Apps have RSA keys: give the .pem file of the app.`,
      );
    }
    return { state: "ready", pem: key.export({ type: "pkcs8", format: "pem" }).toString() };
  } catch {
    // The error of node:crypto names OpenSSL routines and could quote the key.
    return unusable(
      `${source} begins like a private key but could not be read; it may be cut or its line ends lost. Give the whole .pem file of the app.`,
    );
  }
}

function asPem(text: string): string | undefined {
  const unescaped = text
    .trim()
    .replace(/^"(.*)"$/s, "$1")
    .replaceAll("\\n", "\n");
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(unescaped)) return unescaped;
  const decoded = Buffer.from(unescaped, "base64").toString("latin1");
  return /^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(decoded) ? decoded : undefined;
}

function unusable(problem: string): PrivateKey {
  return { state: "unusable", problem };
}
