import { items, member, stringOf } from "../../connector/node.ts";
import type { ApiProperties } from "../../connector/properties/api-properties.ts";
import { type Authentication, authentications } from "../../connector/properties/authentication.ts";
import type { Readme } from "../../connector/readme.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { atFile } from "../../text/location.ts";
import { plainText } from "../../text/markdown/markdown.ts";
import { minTextLength, textLength } from "./_sections.ts";

interface Step {
  /** For people, after "does not say". */
  readonly what: string;
  readonly pattern: RegExp;
}

const scopes: Step = {
  what: "which scopes the app needs",
  pattern: /\bscopes?\b|\bpermissions?\b|\bconsents?\b/i,
};

const steps: readonly Step[] = [
  {
    what: "where the app is registered",
    pattern:
      /\b(?:regist(?:er|ration)|(?:create|add|new|set ?up|your|an?) (?:\w+ ){0,3}(?:app|application|client|integration|project)\b|developer (?:portal|console|cent(?:er|re)|account)|client[ _-]?id)/i,
  },
  {
    what: "which redirect URL the app gets",
    pattern: /\b(?:redirect|call ?back|reply)[ _-]*ur[il]|consent\.azure-apim\.net/i,
  },
  scopes,
];

export default defineRule({
  id: "intro/oauth-steps",
  severity: "warning",
  kinds: ["independent"],
  language: "en",
  needs: ["readme", "properties"],
  title: "Steps to set up OAuth",
  why: "Makers of an independent publisher's connector register an app of their own; without the steps nobody can sign in. Published readmes often leave some out.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission-ip",
  since: "0.1.0",
  *check({ readme, properties }) {
    if (!isSignedInByOAuth(properties) || readme.document.truncated || textLength(readme) < minTextLength)
      return;
    const hasScopes = authentications(properties).some(isScoped);
    const absent = missingSteps(readme).filter((step) => hasScopes || step !== scopes);
    const topics = absent.map(({ what }) => what);
    const missing = isNumbered(readme) ? topics : [...topics, "in numbered steps how to set up the sign-in"];
    if (missing.length === 0) return;
    yield {
      location: atFile(readme.file),
      subject: ["OAuth"],
      message: `The readme does not say ${missing.join(", nor ")}.`,
      fix: `Write numbered steps under \`Obtaining Credentials\`: register the app, enter the redirect URL,${hasScopes ? " choose the scopes," : ""} copy client id and secret.`,
      // Everything is described, only not in steps.
      ...(absent.length === 0 ? { severity: "info" as const } : {}),
    };
  },
});

function isSignedInByOAuth(properties: ApiProperties): boolean {
  return authentications(properties).length > 0;
}

/** At Microsoft Entra ID the app has permissions, whatever the list says. */
function isScoped({ settings, provider }: Authentication): boolean {
  if (provider?.startsWith("aad") === true) return true;
  const list = member(settings, "scopes");
  return [list, ...items(list)].some((scope) => (stringOf(scope) ?? "").trim() !== "");
}

function missingSteps({ document }: Readme): readonly Step[] {
  const text = `${plainText(document)}\n${document.codeBlocks.map((block) => block.text).join("\n")}`;
  return steps.filter(({ pattern }) => !pattern.test(text));
}

function isNumbered({ source }: Readme): boolean {
  return /^[ \t>*-]{0,8}(?:step )?\d{1,2}[.):]/im.test(source.text);
}
