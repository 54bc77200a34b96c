import { defineRule } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";
import { type Contract, contractOf } from "./_contract.ts";

export default defineRule({
  id: "api-connector/endpoint-secure",
  severity: "error",
  kinds: ["custom"],
  needs: [],
  title: "An endpoint over HTTPS that knows its caller",
  why: "The endpoint receives personal data and decides who may sign up: Entra calls it over HTTPS, with basic or certificate authentication.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-add-api-connector",
  since: "0.1.0",
  *check({ connector }) {
    const contract = contractOf(connector);
    if (contract === undefined) return;
    for (const sample of contract.requests) {
      const { start } = sample.message;
      if (start.kind !== "request" || !/^http:\/\/(?!localhost\b|127\.0\.0\.1\b)/i.test(start.url)) continue;
      yield {
        at: sample.at,
        subject: [sample.name, "https"],
        message: `The request ${quoted(sample.name)} goes to an address without HTTPS.`,
        fix: "Write `https://`.",
      };
    }
    const [first] = contract.requests;
    if (first === undefined || isAuthenticated(contract)) return;
    yield {
      at: first.at,
      subject: ["authentication"],
      message: "Neither the readme nor the sample requests say how the endpoint knows that Entra is calling.",
      fix: "Describe basic or certificate authentication, and show the `Authorization` header in the samples.",
    };
  },
});

function isAuthenticated({ requests, readme }: Contract): boolean {
  const isNamed = /\b(?:basic|certificate) authentication\b|\bclient certificates?\b|\bAPI key\b/i.test(
    readme?.source.text ?? "",
  );
  return isNamed || requests.some(({ message: { headers } }) => headers.has("authorization"));
}
