/** Names and labels of parameters that carry a credential, and parameters that an operation is about. */
import { split, wordsOf } from "../../text/identifier-words.ts";
import type { Operation, Parameter } from "../swagger/swagger.ts";

/** Whole names: a `pageToken` or a `keyword` is no credential. */
const names: ReadonlySet<string> = new Set([
  "authorization",
  "proxy authorization",
  "api key",
  "apikey",
  "api token",
  "apitoken",
  "api secret",
  "access token",
  "auth token",
  "bearer token",
  "token",
  "password",
  "passwd",
  "secret",
  "client secret",
  "subscription key",
  "ocp apim subscription key",
  "functions key",
  "private key",
  "secret key",
]);

/** The last two words of a header or a label. A `user key` and an `account key` can also be an ID. */
const qualified: Readonly<Record<string, ReadonlySet<string>>> = {
  token: new Set(
    "access admin api app application auth authentication authorization bearer client dev developer integration partner personal secret security service subscription vendor".split(
      " ",
    ),
  ),
  key: new Set("access api auth dev developer functions private secret subscription".split(" ")),
  secret: new Set("api app application auth client consumer developer shared".split(" ")),
  apikey: new Set(),
};

/** Its name is one of a credential, or its label says so. */
export function isCredential(parameter: Parameter): boolean {
  return isCredentialName(parameter) || isCredentialLabel(parameter);
}

export function isCredentialName({ name, in: location }: Parameter): boolean {
  const words = withoutX(wordsOf(name));
  return names.has(words.join(" ")) || (location === "header" && isQualified(words));
}

/** "Name of the access key" labels a name. */
function isCredentialLabel({ name, summary = "" }: Parameter): boolean {
  const label = split(summary).map(lower);
  const isAbout = /^(?:id|name|type|format|length|count|version)$/.test(wordsOf(name).at(-1) ?? "");
  return !isAbout && !label.includes("of") && isQualified(label);
}

/** Many headers begin with `X-`. */
function withoutX(words: readonly string[]): readonly string[] {
  return words[0] === "x" && words.length > 1 ? words.slice(1) : words;
}

function isQualified(words: readonly string[]): boolean {
  return qualified[words.at(-1) ?? ""]?.has(words.at(-2) ?? "") === true;
}

const handled =
  /^(?:get|read|create|add|store|save|set|put|update|change|write|rotate|reset|share|send|delete|remove|revoke|expire|invalidate|validate|verify|check|test|decode|parse|inspect|introspect|hash|encrypt|decrypt|import|register|unregister|redeem|lookup|find)$/;

/** "the token to validate", "the secret that is to be stored in the vault" */
const handledInText =
  /\bto (?:be )?(?:creat|stor|sav|set|add|shar|delet|remov|revok|expir|invalidat|validat|verif|check|test|decod|pars|inspect|introspect|hash|encrypt|decrypt|import|regist|updat|writ|rotat|reset)(?:e|ed|y|ied|er|ered|ted)?(?=\s*(?:[.,;:)]|$)|\s+(?:in|into|as|under|with|on|and|or)\b)/i;
const ofThing =
  /\b(?:secret|token|password|key) (?:of|for|on|to open|that (?:opens|protects)) (?:the |a |an |this |your )?(?:new |shared |short )?(?:document|file|pdf|link|url|meeting|webhook|archive|zip|note|room|share|subscription|recipient|invitation|spreadsheet|workbook)\b/i;

/**
 * True where the value is what the operation is about: `secret` of `CreateSecret`, "the token to validate". Its name is then
 * in the name of the operation, or its description says so.
 */
export function isPayload(
  { name, description = "", in: location }: Parameter,
  operation: Operation,
): boolean {
  if (handledInText.test(description) || ofThing.test(description)) return true;
  if (location === "header") return false;
  const phrase = withoutX(wordsOf(name)).join(" ");
  const { id = "", summary = "" } = operation;
  return [wordsOf(id), split(summary).map(lower)].some(
    (words) => words.some((word) => handled.test(word)) && ` ${words.join(" ")} `.includes(` ${phrase} `),
  );
}

function lower(word: string): string {
  return word.toLowerCase();
}
