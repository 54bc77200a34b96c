import { keyLocationOf, locationOf, member, type Node, stringOf } from "../../connector/node.ts";
import type { ConnectionParameter } from "../../connector/properties/api-properties.ts";
import { authentications } from "../../connector/properties/authentication.ts";
import { connectionParameterSubject } from "../../connector/properties/connection-parameters.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { isObject } from "../../text/json/json.ts";
import { setMember } from "../../text/json/json-change.ts";
import { connectionParameter } from "../../wording/connection-parameter.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "connection/redirect-mode",
  severity: "warning",
  needs: ["properties"],
  title: "A redirect address for every connector",
  why: "The mode decides to which address users return after they have signed in. With one address for each connector no other connector can receive what is meant for this one.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ properties }) {
    for (const { parameter, settings } of authentications(properties)) {
      if (!isObject(settings.value)) continue;
      const mode = stringOf(member(settings, "redirectMode"))?.trim().toLowerCase() ?? "";
      if (mode === "globalperconnector") yield* foreignRedirect(parameter, settings);
      else if (mode !== "direct") yield otherMode(parameter, settings, mode);
    }
  },
});

function otherMode(parameter: ConnectionParameter, settings: Node, mode: string): Diagnostic {
  const node = member(settings, "redirectMode");
  return {
    location: node === undefined ? keyLocationOf(settings) : locationOf(node),
    subject: connectionParameterSubject(parameter),
    message:
      node === undefined
        ? `The OAuth settings of ${connectionParameter(parameter)} have no \`redirectMode\`.`
        : `The \`redirectMode\` ${quoted(stringOf(node) ?? JSON.stringify(node.value))} of ${connectionParameter(parameter)} ${mode === "global" ? "is the older one" : "is not known"}.`,
    ...fixFor(settings, node, mode),
  };
}

/** An address of the platform that connectors have in common: of all regions, or of one. */
const sharedRedirect = /^https:\/\/([\w-]+)\.consent\.azure-apim\.net\/redirect\/?$/i;

function fixFor(
  settings: Node,
  node: Node | undefined,
  mode: string,
): Pick<Diagnostic, "fix" | "severity" | "edits"> {
  const write = 'Write `"redirectMode": "GlobalPerConnector"`';
  // Published connectors keep it: with another URL, users can't sign in until it is registered.
  if (mode === "global")
    return {
      fix: `If the connector isn't published yet, write \`"redirectMode": "GlobalPerConnector"\`. Then register its new \`redirectUrl\` with the service: \`https://global.consent.azure-apim.net/redirect/\` and the connector's ID. A published connector can keep \`Global\`.`,
      severity: "info",
    };
  const url = stringOf(member(settings, "redirectUrl"))?.trim() ?? "";
  const [, region] = sharedRedirect.exec(url) ?? [];
  if (node !== undefined || region === undefined) {
    const edits = [setMember(settings.pointer, "redirectMode", "GlobalPerConnector")];
    return { fix: `${write}.`, edits };
  }
  // No fix: sign-in fails until the other address is registered at the service.
  const orKeep =
    region.toLowerCase() === "global" ? ', or write `"redirectMode": "Global"` to keep today\'s' : "";
  return {
    fix: `${write} and register at the service the redirect URL that the platform then shows${orKeep}.`,
  };
}

/** With GlobalPerConnector the platform makes the address itself; one of its own that is written down does no harm. */
function* foreignRedirect(parameter: ConnectionParameter, settings: Node): Generator<Diagnostic> {
  const node = member(settings, "redirectUrl");
  const url = stringOf(node)?.trim() ?? "";
  if (node === undefined || url === "" || /\bconsent\.azure-apim\.|^[<[{]/i.test(url)) return;
  yield {
    location: locationOf(node),
    subject: [...connectionParameterSubject(parameter), "redirectUrl"],
    message: `The \`redirectUrl\` ${quoted(url)} of ${connectionParameter(parameter)} is not the platform's, which makes its own under \`GlobalPerConnector\`.`,
    fix: "Remove `redirectUrl`, and register at the service the one that the platform shows.",
  };
}
