import { items, locationOf, member, type Node, stringOf } from "../../connector/node.ts";
import { isBehindGateway } from "../../connector/properties/gateway.ts";
import { metadataEntry } from "../../connector/swagger/metadata.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { removeAt, setValue } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "security/https",
  policy: ["5000.3.1.6"],
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "Addresses that begin with https",
  why: "Certification asks for HTTPS with TLS 1.2 or later, of links as of calls: over http anybody on the way can read and change what is sent.",
  source: "Certification policy 5000.3.1.6",
  since: "0.1.0",
  *check({ swagger, connector }) {
    // The gateway calls a server of its own network.
    if (!isBehindGateway(connector)) yield* schemeDiagnostics(swagger);
    for (const { node, names, isLink } of addresses(swagger)) {
      const text = stringOf(node);
      if (text === undefined || !/^http:\/\//i.test(text.trim())) continue;
      yield {
        location: locationOf(node),
        subject: names,
        message: `The address ${quoted(text)} in ${quoted(names.join("."))} does not use https.`,
        fix: `Write ${quoted(text.trim().replace(/^http:/i, "https:"))}${isLink ? ", if the site answers there" : ""}.`,
        cause: isLink ? "link" : "address",
        edits: [setValue(node.pointer, text.trim().replace(/^http:/i, "https:"))],
      };
    }
  },
});

function* schemeDiagnostics(swagger: Swagger): Generator<Diagnostic> {
  const plain = items(member(swagger.root, "schemes")).find((node) => stringOf(node) === "http");
  if (plain === undefined) return;
  const listsHttps = swagger.schemes.includes("https");
  yield {
    location: locationOf(plain),
    subject: ["schemes", "http"],
    message: listsHttps
      ? "The schemes allow `http` beside `https`."
      : "The service is called over `http` only.",
    fix: 'Write `"schemes": ["https"]`.',
    cause: "schemes",
    edits: [listsHttps ? removeAt(plain.pointer) : setValue(plain.pointer, "https")],
  };
}

interface Address {
  readonly node: Node;
  readonly names: readonly string[];
  /** For people to follow; nothing is sent there. */
  readonly isLink: boolean;
}

function addresses(swagger: Swagger): readonly Address[] {
  const links = ["Website", "Privacy policy"].map((name) => ({
    node: metadataEntry(swagger, name)?.value,
    names: [name],
    isLink: true,
  }));
  const called = swagger.securityDefinitions().flatMap(({ name, node }) =>
    ["authorizationUrl", "tokenUrl"].map((key) => ({
      node: member(node, key),
      names: [name, key],
      isLink: false,
    })),
  );
  return [...links, ...called].flatMap(({ node, ...rest }) =>
    node === undefined ? [] : [{ node, ...rest }],
  );
}
