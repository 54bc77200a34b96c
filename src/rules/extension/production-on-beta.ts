import { locationOf, member, stringOf } from "../../connector/node.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { type AcceptedHosts, defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "extension/production-on-beta",
  official: ["ProductionStatusOnBetaService"],
  severity: "warning",
  needs: ["swagger", "hosts"],
  title: "No production on a beta service",
  why: "A beta service may change or end without notice, so a connector on it cannot promise to stay. Whether the service is in beta is guessed from its names.",
  source: "Microsoft Swagger Validator, rule ProductionStatusOnBetaService",
  since: "0.1.0",
  *check({ swagger, hosts }) {
    const status = member(member(swagger.info, "x-ms-api-annotation"), "status");
    if (status === undefined || stringOf(status) !== "Production") return;
    const sign = signOfBeta(swagger, hosts);
    if (sign === undefined) return;
    yield {
      location: locationOf(status),
      subject: ["info.x-ms-api-annotation.status"],
      message: `The connector is in production while its ${sign.where} ${quoted(sign.text)} says that the service is not.`,
      fix: "Write `Preview` until the service has left beta.",
    };
  },
});

/** Whole words only: `Preview` in a title may be what the service does, at its end it is a stage. */
function signOfBeta(
  swagger: Swagger,
  hosts: AcceptedHosts,
): { readonly where: string; readonly text: string } | undefined {
  const version = stringOf(member(swagger.info, "version"));
  const named = [
    {
      where: "host",
      text: hosts.accept(swagger.host ?? "") ? undefined : swagger.host,
      sign: /(?:^|[^a-z0-9])(?:v\d+)?(?:alpha|beta|preview)\d*(?![a-z0-9])/i,
    },
    {
      where: "base path",
      text: swagger.basePath,
      sign: /(?:^|[^a-z0-9])(?:v\d+)?(?:alpha|beta|preview)\d*(?![a-z0-9])/i,
    },
    { where: "version", text: version, sign: /(?:alpha|beta|preview)/i },
    { where: "title", text: swagger.title, sign: /(?:^|[\s([{])(?:alpha|beta|preview)[)\]}.!]?$/i },
  ];
  for (const { where, text, sign } of named) {
    if (text !== undefined && sign.test(text.trim())) return { where, text };
  }
  return undefined;
}
