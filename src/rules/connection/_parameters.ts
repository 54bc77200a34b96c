/** Connection parameters in the words of findings, and members whose letter case differs between authors. */

import { booleanOf, member, members, type Node, stringOf } from "../../connector/node.ts";
import type { ApiProperties, ConnectionParameter } from "../../connector/properties/api-properties.ts";
import { quoted } from "../../wording/quoted.ts";
import { wordsOf } from "../../wording/words.ts";

/** Names, outermost first: the parameter set, if any, and the parameter. */
export function subjectOf({ set, name }: ConnectionParameter): readonly string[] {
  return set === undefined ? [name] : [set, name];
}

/** Within a sentence: "the connection parameter `api_key` of the set `Key`". */
export function labelOf({ set, name }: ConnectionParameter): string {
  return `the connection parameter ${quoted(name)}${set === undefined ? "" : ` of the set ${quoted(set)}`}`;
}

/** At the beginning of a sentence. */
export function labelAtStart(parameter: ConnectionParameter): string {
  return `The${labelOf(parameter).slice(3)}`;
}

/** Makers type a value for it when they create a connection. */
export function isAskedFor(parameter: ConnectionParameter): boolean {
  const type = parameter.type?.toLowerCase() ?? "";
  return ["string", "securestring", "int", "bool"].includes(type) && !isHidden(parameter);
}

function isHidden({ uiDefinition }: ConnectionParameter): boolean {
  const hidden = member(member(uiDefinition, "constraints"), "hidden");
  return booleanOf(hidden) === true || stringOf(hidden)?.toLowerCase() === "true";
}

export function isOAuth({ type }: ConnectionParameter): boolean {
  return type?.toLowerCase() === "oauthsetting";
}

/** A sign-in of a connector: the parameter, its settings and its provider in lower case. */
export interface SignIn {
  readonly parameter: ConnectionParameter;
  readonly settings: Node;
  readonly provider: string | undefined;
}

/** Every connection parameter that has `oAuthSettings`. */
export function signIns(properties: ApiProperties): readonly SignIn[] {
  return properties.connectionParameters().flatMap((parameter) => {
    const settings = parameter.oAuthSettings;
    if (settings === undefined || !isOAuth(parameter)) return [];
    const provider = stringOf(member(settings, "identityProvider"))?.trim().toLowerCase();
    return [{ parameter, settings, provider: provider === "" ? undefined : provider }];
  });
}

/**
 * The parameter beside a sign-in in which makers type a setting of it themselves: `token:clientId` for the `clientId` of
 * `token`, in any letter case.
 */
export function askedForBeside(
  properties: ApiProperties,
  { set, name }: ConnectionParameter,
  setting: string,
): ConnectionParameter | undefined {
  const lower = `${name}:${setting}`.toLowerCase();
  return properties
    .connectionParameters()
    .find((one) => one.set === set && one.name.toLowerCase() === lower && isAskedFor(one));
}

/** The member of this name in any letter case; exactly this spelling is preferred. */
export function memberLike(node: Node | undefined, name: string): Node | undefined {
  const lower = name.toLowerCase();
  return member(node, name) ?? members(node).find((one) => one.name.toLowerCase() === lower)?.node;
}

/** The `value` of a custom parameter of a sign-in, its name in any letter case. */
export function customValue({ settings }: SignIn, name: string): Node | undefined {
  return member(memberLike(member(settings, "customParameters"), name), "value");
}

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

/** What a label ends in when it asks for an address or a name: "Endpoint URL", "Email address". */
const namesNoSecret =
  /(?:^|[^\p{L}\p{N}])(?:url|uri|endpoint|host|domain|site|region|e-?mail|user[ -]?name)(?: (?:name|address))?$/iu;

/** What follows the thing itself: "API key for your site", "Site (with https)". */
const beginningOfDetail = /[(,;:]|\s(?:and|at|for|from|in|of|on|or|to|with)\s/i;

/** Its name sounds like a secret, and its label does not say that something else is typed there. */
export function asksForSecret({ name, uiDefinition }: ConnectionParameter): boolean {
  const label = stringOf(memberLike(uiDefinition, "displayName")) ?? "";
  const asked = label.split(beginningOfDetail, 1)[0]?.trim() ?? "";
  return soundsSecret(name) && (soundsSecret(label) || !namesNoSecret.test(asked));
}
