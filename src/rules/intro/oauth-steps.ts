import type { ApiProperties } from "../../connector/api-properties.ts";
import type { Readme } from "../../connector/readme.ts";
import { defineRule } from "../../review/rule.ts";
import { plainText } from "../../text/markdown.ts";
import { atFile } from "../../text/place.ts";
import { signIns } from "../connection/_parameters.ts";
import { minTextLength, textLength } from "./_sections.ts";

interface Step {
  /** For people, after "does not say". */
  readonly what: string;
  readonly told: RegExp;
}

const steps: readonly Step[] = [
  {
    what: "where the app is registered",
    told: /\b(?:regist(?:er|ration)|(?:create|add|new|set ?up|your|an?) (?:\w+ ){0,3}(?:app|application|client|integration|project)\b|developer (?:portal|console|cent(?:er|re)|account)|client[ _-]?id)/i,
  },
  {
    what: "which redirect URL it gets",
    told: /\b(?:redirect|call ?back|reply)[ _-]*ur[il]|consent\.azure-apim\.net/i,
  },
  { what: "which scopes it needs", told: /\bscopes?\b|\bpermissions?\b|\bconsents?\b/i },
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
    const untold = untoldSteps(readme);
    const missing = isNumbered(readme) ? untold : [...untold, "in numbered steps how to set up the sign-in"];
    if (missing.length === 0) return;
    yield {
      at: atFile(readme.file),
      subject: ["OAuth"],
      message: `The readme does not say ${missing.join(", nor ")}.`,
      fix: "Write numbered steps under `Obtaining Credentials`: register the app, enter the redirect URL, choose the scopes, copy client id and secret.",
      // All is told, only not in steps.
      ...(untold.length === 0 ? { severity: "info" as const } : {}),
    };
  },
});

function isSignedInByOAuth(properties: ApiProperties): boolean {
  return signIns(properties).length > 0;
}

function untoldSteps({ document }: Readme): readonly string[] {
  const text = `${plainText(document)}\n${document.codeBlocks.map((block) => block.text).join("\n")}`;
  return steps.filter(({ told }) => !told.test(text)).map(({ what }) => what);
}

function isNumbered({ source }: Readme): boolean {
  return /^[ \t>*-]{0,8}(?:step )?\d{1,2}[.):]/im.test(source.text);
}
