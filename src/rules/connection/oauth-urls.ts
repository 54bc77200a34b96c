import { keyLocationOf, locationOf, member, memberIgnoringCase, stringOf } from "../../connector/node.ts";
import { entraTokenUrl, isSameAddress } from "../../connector/platform/oauth-addresses.ts";
import type { ApiProperties, ConnectionParameter } from "../../connector/properties/api-properties.ts";
import {
  type Authentication,
  authentications,
  customValue,
  promptedSetting,
} from "../../connector/properties/authentication.ts";
import { connectionParameterSubject } from "../../connector/properties/connection-parameters.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { connectionParameter } from "../../wording/connection-parameter.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "connection/oauth-urls",
  severity: "error",
  needs: ["properties"],
  title: "Three https addresses for every OAuth sign-in",
  why: "The platform sends users to the first address and fetches tokens from the others; without one of them connections cannot be made or expire.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connection-parameters",
  since: "0.1.0",
  *check({ properties }) {
    for (const signIn of authentications(properties)) {
      if (signIn.provider !== "oauth2") continue;
      for (const name of ["authorizationUrl", "tokenUrl", "refreshUrl"])
        yield* diagnostics(properties, signIn, name);
    }
  },
});

function* diagnostics(
  properties: ApiProperties,
  signIn: Authentication,
  name: string,
): Generator<Diagnostic> {
  const custom = member(signIn.settings, "customParameters");
  const about = { subject: [...connectionParameterSubject(signIn.parameter), name] };
  if (memberIgnoringCase(custom, name) === undefined) {
    const token = name === "refreshUrl" ? stringOf(customValue(signIn, "tokenUrl")) : undefined;
    yield {
      ...about,
      location: keyLocationOf(custom ?? signIn.settings),
      message: `The OAuth settings of ${connectionParameter(signIn.parameter)} have no custom parameter \`${name}\`.`,
      fix: `Add \`${name}\` to \`customParameters\`${token === undefined ? "" : `, usually with the \`tokenUrl\` ${quoted(token)} as its \`value\``}.`,
    };
    return;
  }
  const node = customValue(signIn, name);
  const address = stringOf(node)?.trim();
  if (node === undefined || address === undefined) return;
  if (isFine(address)) {
    const copy = copied(signIn, name, address);
    if (copy !== undefined) yield { ...about, location: locationOf(node), ...copy, severity: "warning" };
    return;
  }
  yield {
    ...about,
    location: locationOf(node),
    message: `The \`${name}\` ${quoted(address)} of ${connectionParameter(signIn.parameter)} is not an absolute https address.`,
    ...fixFor(address, promptedSetting(properties, signIn.parameter, name)),
  };
}

/** Where users sign in no tokens are issued, at all but a few services. */
function copied(
  signIn: Authentication,
  name: string,
  address: string,
): Pick<Diagnostic, "message" | "fix" | "cause"> | undefined {
  const page = stringOf(customValue(signIn, "authorizationUrl")) ?? "";
  if (name === "authorizationUrl" || !isSameAddress(address, page)) return undefined;
  const token = stringOf(customValue(signIn, "tokenUrl"))?.trim() ?? page;
  const right = isSameAddress(token, page) ? entraTokenUrl(page) : token;
  return {
    message: `The \`${name}\` of ${connectionParameter(signIn.parameter)} is its \`authorizationUrl\`, ${quoted(address)}.`,
    fix:
      right === undefined
        ? "Write the address where the service issues tokens, as its documentation names it."
        : `Write ${quoted(right)}.`,
    cause: "copied",
  };
}

function fixFor(
  address: string,
  typed: ConnectionParameter | undefined,
): Pick<Diagnostic, "fix" | "severity"> {
  if (/^http:\/\//i.test(address)) return { fix: `Write ${quoted(address.replace(/^http:/i, "https:"))}.` };
  if (typed === undefined) return { fix: "Write the whole address, beginning with `https://`." };
  return {
    fix: `Users enter this address as ${quoted(typed.name)}: check that the value is taken from there.`,
    severity: "warning",
  };
}

/** Expressions and blanks to fill are not known yet. */
function isFine(address: string): boolean {
  return /^https:\/\/[^\s/]+/i.test(address) || /^[@{<[]/.test(address);
}
