import { defineRule } from "../../review/rule/rule.ts";
import { atRange } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";

/** Addresses that name something and are never called: XML namespaces, schemas, samples. */
const names =
  /^(?:www\.w3\.org|schemas?\..+|tempuri\.org|json-schema\.org|example\.(?:com|org|net)|localhost|127\.0\.0\.1)$/;

export default defineRule({
  id: "script/foreign-host",
  severity: "info",
  needs: ["script", "swagger", "hosts"],
  title: "Scripts that call only the connector's own service",
  why: "Who signs in to one service does not expect that data goes to another. Reviewers ask what the other host is for.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/write-code",
  since: "0.1.0",
  *check({ connector, script, swagger, hosts }) {
    const readme = connector.text("readme")?.source.text.toLowerCase() ?? "";
    const reported = new Set([withoutPort(swagger.host ?? "")]);
    for (const { text, span } of script.literals()) {
      const host = withoutPort(/^https?:\/\/([\w.-]{1,253}\.[a-z]{2,24})(?=[:/?#]|$)/i.exec(text)?.[1] ?? "");
      if (host === "" || reported.has(host) || names.test(host) || hosts.accept(host)) continue;
      reported.add(host);
      if (readme.includes(host)) continue;
      yield {
        location: atRange(script.file, span),
        subject: [host],
        message: `The script names the host ${quoted(host)}, which is not that of the definition.`,
        fix: `Say in the readme what is sent to ${quoted(host)} and why, or call the definition's host only.`,
      };
    }
  },
});

function withoutPort(host: string): string {
  return host.toLowerCase().replace(/:\d{1,5}$/, "");
}
