import { locationOf, member, type Node, stringOf } from "../../connector/node.ts";
import { metadataEntry } from "../../connector/swagger/metadata.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { setValue } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "swagger/url-not-valid",
  official: ["UrlNotValid"],
  policy: ["5000.3.1.3", "5000.3.1.5"],
  severity: "error",
  needs: ["swagger"],
  title: "Complete addresses",
  why: "Galleries and reference pages turn these into links; an address without scheme or host leads nowhere and is refused.",
  source: "Microsoft Swagger Validator, rule UrlNotValid",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { node, names } of addresses(swagger)) {
      const text = stringOf(node);
      if (text === undefined || text.trim() === "" || isAddress(text)) continue;
      const where = quoted(names.join("."));
      yield {
        location: locationOf(node),
        subject: names,
        // Each has a value of its own.
        cause: names.join("."),
        ...(isAddress(text.trim()) ? withoutBlanks(node, text, where) : complete(text, where)),
      };
    }
  },
});

type Telling = Pick<Diagnostic, "message" | "fix" | "edits">;

function withoutBlanks(node: Node, text: string, where: string): Telling {
  const position = text.trimEnd() === text ? "begins with" : "ends in";
  return {
    message: `The address in ${where} ${position} a blank.`,
    fix: "Remove the blank.",
    edits: [setValue(node.pointer, text.trim())],
  };
}

function complete(text: string, where: string): Telling {
  const [, host, rest = ""] = /^((?:[\w-]+\.)+[a-z]{2,})([/?#]\S*)?$/i.exec(text.trim()) ?? [];
  return {
    message: `The address ${quoted(text)} in ${where} is not a complete web address.`,
    fix:
      host === undefined
        ? "Write a complete address that begins with `https://`."
        : `Write ${quoted(`https://${host.toLowerCase()}${rest}`)}.`,
  };
}

interface Address {
  readonly node: Node;
  readonly names: readonly string[];
}

/** `termsOfService` is free text in OpenAPI 2.0. */
function addresses(swagger: Swagger): readonly Address[] {
  const { info, root } = swagger;
  const urlNodes: { readonly node: Node | undefined; readonly names: readonly string[] }[] = [
    { node: member(member(info, "contact"), "url"), names: ["contact", "url"] },
    { node: member(member(info, "license"), "url"), names: ["license", "url"] },
    { node: member(member(root, "externalDocs"), "url"), names: ["externalDocs", "url"] },
    { node: metadataEntry(swagger, "Website")?.value, names: ["Website"] },
    { node: metadataEntry(swagger, "Privacy policy")?.value, names: ["Privacy policy"] },
    ...swagger
      .securityDefinitions()
      .flatMap(({ name, node }) =>
        ["authorizationUrl", "tokenUrl"].map((key) => ({ node: member(node, key), names: [name, key] })),
      ),
  ];
  return urlNodes.flatMap(({ node, names }) => (node === undefined ? [] : [{ node, names }]));
}

function isAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s/?#]+/i.test(text) || /\s/.test(text)) return false;
  // Addresses of sign-in pages may hold a part that the connection fills in.
  return URL.canParse(text.replace(/\{[^{}]*\}/g, "x"));
}
