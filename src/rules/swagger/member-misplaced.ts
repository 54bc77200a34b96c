import { keyLocationOf, member, members, type Node } from "../../connector/node.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { type Consequences, defineRule } from "../../review/rule/rule.ts";
import { removeAt, setMember } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";
import { membersOf } from "./_conformance.ts";
import { rootMemberBefore } from "./_root-order.ts";

export default defineRule({
  id: "swagger/member-misplaced",
  severity: "error",
  needs: ["swagger"],
  title: "Members of the document at its root",
  why: "Tools look for these members at the root of the document only. Elsewhere they have no effect, and everything that refers to them fails.",
  source: "OpenAPI 2.0, Swagger Object",
  since: "0.1.0",
  *check({ swagger }) {
    const names = members(swagger.root).map((one) => one.name);
    for (const { holder, name, node } of misplacedMembers(swagger)) {
      const isTaken = member(swagger.root, name) !== undefined;
      yield {
        location: keyLocationOf(node),
        subject: [holder, name],
        message: `The member ${quoted(name)} is inside ${quoted(holder)}; it belongs to the root of the document.`,
        fix: isTaken
          ? `Move what ${quoted(name)} holds into the ${quoted(name)} of the root.`
          : `Move ${quoted(name)} to the root, beside ${quoted(holder)}.`,
        ...(isTaken
          ? {}
          : {
              edits: [removeAt(node.pointer), setMember("", name, node.value, rootMemberBefore(name, names))],
              cause: "absent at the root",
            }),
        consequences: [{ rules: ["*"], under: node.pointer }, ...followsFrom(name)],
      };
    }
  },
});

interface MisplacedMember {
  readonly holder: string;
  readonly name: string;
  readonly node: Node;
}

function misplacedMembers(swagger: Swagger): readonly MisplacedMember[] {
  const ofRoot = new Set([...membersOf("document"), "x-ms-connector-metadata", "x-ms-capabilities"]);
  const inPaths = members(member(swagger.root, "paths"))
    .filter(({ name, node }) => ofRoot.has(name) && !isPathItem(node))
    .map((one) => ({ holder: "paths", ...one }));
  // Other members of the root are no extensions, so they are strays in `info`: swagger/additional-property.
  const inInfo = members(swagger.info)
    .filter(({ name }) => name.startsWith("x-") && ofRoot.has(name))
    .map((one) => ({ holder: "info", ...one }));
  return [...inPaths, ...inInfo];
}

const verbs: ReadonlySet<string> = new Set(["get", "put", "post", "delete", "options", "head", "patch"]);

/** A path may be called `tags`; then only its slash is missing. */
function isPathItem(node: Node): boolean {
  return members(node).some(({ name }) => verbs.has(name));
}

/** What other rules report because the member is not at the root. */
function followsFrom(name: string): readonly Consequences[] {
  const rules = missingWithout.get(name);
  return rules === undefined ? [] : [{ rules, under: null }];
}

const missingWithout: ReadonlyMap<string, readonly string[]> = new Map([
  [
    "definitions",
    [
      "schema/ref-missing",
      "trigger/webhook-url-missing",
      "swagger/unused-component",
      "response/empty-schema",
      "response/output-schema-missing",
    ],
  ],
  [
    "parameters",
    ["parameter/ref-missing", "parameter/path-param-missing", "parameter/path-param-not-in-template"],
  ],
  ["responses", ["response/ref-missing", "response/op-no-success-response"]],
  ["securityDefinitions", ["security/undefined", "security/definition-mismatch", "security/auth-kind"]],
  ["security", ["security/none", "security/unused"]],
  ["info", ["swagger/required-missing"]],
  ["x-ms-connector-metadata", ["swagger/metadata-properties"]],
  ["x-ms-capabilities", ["extension/testconnection"]],
]);
