import { locationOf, member, type Node } from "../../connector/node.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule, type Edits } from "../../review/rule/rule.ts";
import { setMember, setValue } from "../../text/json/json-change.ts";
import { isBlankToFill } from "../../wording/blank-to-fill.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "host/invalid",
  official: ["HostNameNotValid"],
  policy: ["5000.2.6.4"],
  severity: "error",
  needs: ["swagger"],
  title: "A host name and nothing else in host",
  why: "Scheme, host and base path are joined as they stand; with a scheme or a path in the host no request arrives.",
  source: "Microsoft Swagger Validator, rule HostNameNotValid; OpenAPI 2.0, Swagger Object",
  since: "0.1.0",
  *check({ swagger }) {
    const node = member(swagger.root, "host");
    const { host } = swagger;
    if (node === undefined || host === undefined) return;
    const problem = problemOf(host);
    if (problem === undefined) return;
    const name = host
      .trim()
      .replace(/^[a-z]+:\/\//i, "")
      .replace(/[/\\?#].*$/, "");
    yield {
      location: locationOf(node),
      subject: ["host"],
      message: `The host ${quoted(host)} ${problem}.`,
      fix: /^[\w.-]+(?::\d+)?$/.test(name)
        ? `Write ${quoted(name)}; a path belongs in \`basePath\`.`
        : "Write the name of the production host; a policy can replace it for each connection.",
      ...editsFor(swagger, node, name),
    };
  },
});

function problemOf(host: string): string | undefined {
  if (host.trim() === "") return "is empty";
  if (host.includes("://")) return "contains a scheme";
  if (/[/\\]/.test(host)) return "contains a path";
  if (isBlankToFill(host)) return "is a placeholder";
  if (/[{}]/.test(host)) return "contains braces";
  return /\s/.test(host) ? "contains a blank" : undefined;
}

/** The path moves into a base path that says nothing yet. */
function editsFor(swagger: Swagger, host: Node, name: string): { readonly edits?: Edits } {
  if (!/^[\w.-]+(?::\d+)?$/.test(name)) return {};
  const path = (/^[^/]*(\/[^?#\s]*?)\/*$/.exec((swagger.host ?? "").trim().replace(/^[a-z]+:\/\//i, "")) ??
    [])[1];
  if (path === undefined || path === "/") return { edits: [setValue(host.pointer, name)] };
  if (!["", "/", path].includes(swagger.basePath ?? "")) return {};
  return { edits: [setValue(host.pointer, name), setMember("", "basePath", path, "host")] };
}
