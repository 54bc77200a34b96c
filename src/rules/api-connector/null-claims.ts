import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { builtIn } from "./_claims.ts";
import { handlersOf } from "./_handlers.ts";

/** `body.givenName.trim()`, `data["givenName"].ToString()`. */
const used = /\b\w{1,40}(?:\.|\[["'])(?<claim>[a-z][A-Za-z_]{2,30})(?:["']\])?\.[A-Za-z]{2,30}\(/g;

export default defineRule({
  id: "api-connector/null-claims",
  severity: "warning",
  kinds: ["custom"],
  needs: [],
  title: "Claims tested before use",
  why: "Claims without a value are not sent. A handler that calls something on an absent claim fails, and the user cannot sign up.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-api-connector",
  since: "0.1.0",
  *check({ connector }) {
    for (const handler of handlersOf(connector)) {
      for (const match of handler.code.matchAll(used)) {
        const { claim = "" } = match.groups ?? {};
        if (!builtIn.has(claim) || claim === "email" || claim === "ui_locales" || claim === "identities")
          continue;
        if (isTested(handler.code, claim)) continue;
        yield {
          location: handler.at(match[0]),
          subject: [handler.heading, claim],
          message: `The handler uses the claim ${quoted(claim)} without testing that it was sent.`,
          fix: `Test ${quoted(claim)} first: claims without a value are left out of the request.`,
        };
        break;
      }
    }
  },
});

function isTested(code: string, claim: string): boolean {
  const tests = [
    " ? ",
    " && ",
    "if (",
    "if(",
    "if ",
    "?? ",
    "|| ",
    "IsNullOrEmpty(",
    "IsNullOrWhiteSpace(",
    "ContainsKey(",
  ];
  return code.split("\n").some((line) => line.includes(claim) && tests.some((test) => line.includes(test)));
}
