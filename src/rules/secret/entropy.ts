import { locationOf } from "../../connector/node.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { textLocation, textsOf } from "../../connector/swagger/texts.ts";
import type { TextFile } from "../../connector/text-file.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { shortHash } from "../../text/hash.ts";
import { wordsOf } from "../../text/identifier-words.ts";
import { atRange } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";
import { soundsSecret } from "../../wording/secret-names.ts";
import { isFile, isInsideFile } from "./_picture.ts";
import { entropy, isPlaceholder, isRealGuid, looksRandom, masked } from "./_placeholders.ts";
import { atSecrets, type FoundSecret } from "./_range.ts";
import { isSample } from "./_sample-words.ts";
import { everySample, type SampleValue } from "./_samples.ts";
import { findTokens } from "./_token-forms.ts";

/** Characters. */
const minLength = 20;
/** Bits a character: letters and digits drawn by lot have more than four. */
const certainEntropy = 4;

export default defineRule({
  id: "secret/entropy",
  severity: "warning",
  needs: ["swagger"],
  title: "No real keys as defaults, examples and test values",
  why: "A default is sent by every flow, and an example is read by everybody: a key that once worked is copied with the connector.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, README",
  since: "0.1.0",
  *check({ swagger, connector }) {
    yield* atSecrets(connector, [...samples(everySample(swagger, connector)), ...descriptions(swagger)]);
    for (const file of connector.samples) yield* headers(file);
    const script = connector.text("script");
    if (script !== undefined) yield* assignments(script);
    // What a sample shows may be made up.
    for (const file of connector.samples)
      for (const diagnostic of assignments(file)) yield { ...diagnostic, severity: "info" };
  },
});

function* samples(values: readonly SampleValue[]): Generator<FoundSecret> {
  for (const { name, kind, text, node } of values) {
    if (!isCredential(name) || !looksReal(text)) continue;
    const isSent = kind !== "example";
    const diagnostic = {
      location: locationOf(node),
      ...words(name, `the ${kind}`, text.trim()),
      // An example may be made up by a machine as well.
      ...(isSent && entropy(text) >= certainEntropy ? {} : { severity: "info" as const }),
    };
    yield { secret: withoutScheme(text), diagnostic };
  }
}

/** Keys that a text about keys shows: "the token, like 3f…". */
function* descriptions(swagger: Swagger): Generator<FoundSecret> {
  for (const read of textsOf(swagger)) {
    if (read.text.length < minLength || !/key|token|secret|password|authori|credential/i.test(read.text))
      continue;
    for (const value of keysIn(read.text.slice(0, 5000))) {
      const name = read.names.at(-2) ?? "";
      const identity = { subject: [...read.names, shortHash(value).slice(0, 8)] };
      const location = textLocation(read);
      const diagnostic = { location, ...words(name, `the ${read.member}`, value), ...identity };
      yield { secret: value, diagnostic: { ...diagnostic, severity: "info" } };
    }
  }
}

function keysIn(text: string): readonly string[] {
  const tokens = findTokens(text);
  return [...text.matchAll(/(?<![\w./=&?#+-])[\w-]{20,200}(?![\w/+-]|\.\w)/g)]
    .filter(({ 0: value, index }) => {
      const end = index + value.length;
      if (!looksReal(value) || (!isRealGuid(value) && !/\d.*\d.*\d/.test(value))) return false;
      if (isInsideFile(text, index, end) || isSample(text, index)) return false;
      // With the words around it, it is the business of secret/token.
      return !tokens.some((token) => token.start < end && index < token.end);
    })
    .map(([value]) => value);
}

/** Headers of the sample calls in a file. */
function* headers({ path, source: { text } }: TextFile): Generator<Diagnostic> {
  for (const match of text.matchAll(/^([A-Za-z][\w-]{1,60})[ \t]{0,4}:[ \t]{0,4}(\S{20,500})[ \t]*\r?$/dgm)) {
    const [, name = "", value = ""] = match;
    const [start, end] = match.indices?.[2] ?? [0, 0];
    if (isCredential(name) && looksReal(value))
      yield { location: atRange(path, { start, end }), ...words(name, "the header", value) };
  }
}

/** Texts between quotes that get the name of a credential: `const string ApiKey = "…"`, `"api_key": "…"`. */
function* assignments({ path, source: { text } }: TextFile): Generator<Diagnostic> {
  for (const match of text.matchAll(
    /(?<![\w-])([A-Za-z_][\w-]{1,60})["'\]]{0,2}\s{0,4}[:=]\s{0,4}["']([^"'\s]{20,500})["']/dg,
  )) {
    const [, name = "", value = ""] = match;
    const [start, end] = match.indices?.[2] ?? [0, 0];
    if (isCredential(name) && looksReal(value))
      yield { location: atRange(path, { start, end }), ...words(name, "the text", value) };
  }
}

function words(
  name: string,
  kind: string,
  value: string,
): Pick<Diagnostic, "subject" | "message" | "fix" | "isSecret" | "cause"> {
  // A value has no name. Its digest tells it from others, so that another one in its place is new.
  const identity = shortHash(value).slice(0, 8);
  return {
    subject: [name, identity],
    message: `T${kind.slice(1)} ${kind === "the header" ? "" : "of "}${quoted(name)} holds what looks like a real credential: ${masked(value)}.`,
    fix: `Revoke it if it ever worked, and ${insteads.get(kind) ?? "write text that is clearly made up, like `YOUR_API_KEY`"}.`,
    isSecret: true,
    cause: identity,
  };
}

/** Where made-up text would go out with every request. */
const insteads: ReadonlyMap<string, string> = new Map([
  ["the policy value", "take the value from a connection parameter of type `securestring`"],
  [
    "the body value",
    "take it from a connection parameter of type `securestring` in a `setheader` policy; copy it into the body in script.csx",
  ],
]);

/** Tokens that lead through lists and say nothing about who asks. */
const marks: ReadonlySet<string> = new Set(
  "page next previous prev continuation continue skip sync delta cursor paging pagination resume".split(" "),
);

function isCredential(name: string): boolean {
  const words = wordsOf(name);
  if (words.some((word) => marks.has(word))) return false;
  return soundsSecret(name) || /^(?:authorization|x-functions-key|x-auth|auth_?key|sas_?token)$/i.test(name);
}

/** A header names before its value how to read it. */
function withoutScheme(text: string): string {
  return text.trim().replace(/^(?:Basic|Bearer|Token|ApiKey|Key)\s{1,4}/i, "");
}

/** What other rules tell by its form is theirs. */
function looksReal(text: string): boolean {
  const value = withoutScheme(text);
  if (isFile(value)) return false;
  if (value.length < minLength || value.length > 4000 || isPlaceholder(value) || isExpression(value))
    return false;
  if (findTokens(text).length > 0) return false;
  return isRealGuid(value) || (looksRandom(value) && !isPattern(value));
}

function isExpression(value: string): boolean {
  return /[{}<>()@$\s]|https?:|example|sample|dummy|your|test|x{4}|\*{3}|\.{3}/i.test(value);
}

/** `abcdefghij…`, `1234567890…`, or a few characters over and over. */
function isPattern(value: string): boolean {
  return /abcdef(?:gh|1)|0?12345678|98765432|qwerty|(.{2,8})\1\1/i.test(value) || new Set(value).size < 8;
}
