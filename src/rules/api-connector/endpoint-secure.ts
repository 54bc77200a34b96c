import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { type Contract, contractOf } from "./_contract.ts";

export default defineRule({
  id: "api-connector/endpoint-secure",
  severity: "error",
  kinds: ["custom"],
  needs: [],
  title: "An endpoint over HTTPS that knows its caller",
  why: "The endpoint receives personal data and decides who may sign up: Entra calls it over HTTPS, with basic or certificate authentication.",
  source: "https://learn.microsoft.com/entra/external-id/self-service-sign-up-secure-api-connector",
  since: "0.1.0",
  *check({ connector }) {
    const contract = contractOf(connector);
    if (contract === undefined) return;
    for (const sample of contract.requests) {
      const { start } = sample.message;
      if (start.kind !== "request" || !/^http:\/\/(?!localhost\b|127\.0\.0\.1\b)/i.test(start.url)) continue;
      yield {
        location: sample.location,
        subject: [sample.name, "https"],
        message: `The request ${quoted(sample.name)} goes to an address without HTTPS.`,
        fix: "Write `https://`.",
      };
    }
    const first = contract.requests.find(({ message }) => message.start.kind === "request");
    if (first === undefined || isAuthenticated(contract)) return;
    yield {
      location: first.location,
      subject: ["authentication"],
      message: "Neither the readme nor the sample requests say how the endpoint knows that Entra is calling.",
      fix: "Describe basic or certificate authentication, and show the `Authorization` header in the samples.",
    };
  },
});

/** How readmes of several languages write it: Basic-Authentifizierung, authentification basique, autenticación básica. */
const basic =
  /\bbas(?:ic|is)[\s-]*(?:http[\s-]*)?auth|\bauth?\p{L}+\s+(?:http\s+)?(?:de\s+)?b[aá]s(?:e|i[cq]\p{L}*)(?!\p{L})/iu;
const certificate =
  /\bclient[\s-]*(?:certificat|zertifikat)|(?:certificat|zertifikat)\p{L}*[\s-]*(?:based[\s-]*)?auth|\baut\p{L}+\s+(?:\p{L}+\s+){0,5}(?:certifica|zertifika)/iu;

/** A key in the address is for development: basic or certificate authentication is asked for next to it. */
function isAuthenticated({ requests, readme }: Contract): boolean {
  const text = readme?.source.text ?? "";
  const isNamed = basic.test(text) || certificate.test(text);
  return (
    isNamed || requests.some(({ message }) => /^Basic\b/i.test(message.headers.get("authorization") ?? ""))
  );
}
