import { shortPath, textFiles } from "../../connector/folder-files.ts";
import type { TextFile } from "../../connector/text-file.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { shortHash } from "../../text/hash.ts";
import { atRange } from "../../text/location.ts";
import { masked } from "./_placeholders.ts";
import { isSample } from "./_sample-words.ts";
import { findTokens } from "./_token-forms.ts";

export default defineRule({
  id: "secret/token",
  severity: "error",
  needs: [],
  title: "No credentials in any file",
  why: "Whoever reads the repository can use the credential. The history keeps it after it is deleted, so it has to be revoked.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, README",
  since: "0.1.0",
  *check({ connector }) {
    for (const file of [...textFiles(connector), ...connector.samples])
      yield* diagnostics(file, shortPath(connector, file.path));
  },
});

function* diagnostics({ path, source: { text } }: TextFile, file: string): Generator<Diagnostic> {
  for (const { kind, start, end } of findTokens(text)) {
    // The value of this member is the business of secret/client-secret.
    if (/"client_?secret"\s{0,9}:\s{0,9}"$/i.test(text.slice(Math.max(0, start - 50), start))) continue;
    if (shownInTexts.has(kind) && isSample(text, start)) continue;
    const secret = text.slice(start, end);
    // A credential has no name. Its digest tells it from others, so that another one in its place is new.
    const identity = shortHash(secret.replace(/\\[nrt]|\s/g, "")).slice(0, 8);
    yield {
      location: atRange(path, { start, end }),
      subject: [file, kind, identity],
      ...fixFor(kind, masked(secret.trimStart()), path),
      isSecret: true,
      cause: identity,
    };
  }
}

/** What a text shows as an example of a header or a command may be made up, and nobody can see it. */
const shownInTexts: ReadonlySet<string> = new Set([
  "a bearer token",
  "a name and password in base64",
  "a password in a command",
  "a password in an address",
]);

function fixFor(kind: string, shown: string, path: string): Pick<Diagnostic, "message" | "fix" | "severity"> {
  if (kind === "a Stripe test key") {
    const fix = "Roll it in the dashboard, and write `[[DUMMY]]` where an example is needed.";
    return { message: `This is ${kind}: ${shown}.`, fix, severity: "warning" };
  }
  if (shownInTexts.has(kind) && /\.(?:md|txt)$/i.test(path)) {
    return {
      message: `This looks like ${kind.replace(/^an? /, "a real ")}: ${shown}.`,
      fix: "Revoke it if it ever worked, and write words that are clearly made up, like `YOUR_API_KEY`.",
      severity: kind === "a bearer token" ? "warning" : "info",
    };
  }
  return {
    message: `This is ${kind}: ${shown}.`,
    fix: "Revoke it where it was issued, then remove it here; write `[[DUMMY]]` where an example is needed.",
  };
}
