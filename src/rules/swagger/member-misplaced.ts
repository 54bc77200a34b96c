import { keyLocationOf, member, members, type Node } from "../../connector/node.ts";
import { namesTo } from "../../connector/swagger/names.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { type Consequences, type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { canonical, isObject } from "../../text/json/json.ts";
import { removeAt, setMember } from "../../text/json/json-change.ts";
import { parsePointer, toPointer, valueAt } from "../../text/json/pointer.ts";
import { quoted } from "../../wording/quoted.ts";
import { membersOf } from "./_conformance.ts";
import { straysOf } from "./_members.ts";
import type { RightObject } from "./_right-object.ts";
import { rootMemberBefore } from "./_root-order.ts";

export default defineRule({
  id: "swagger/member-misplaced",
  severity: "error",
  needs: ["swagger"],
  title: "Members in the object they belong to",
  why: "Tools look for a member in one object only. Elsewhere it has no effect, and what refers to it fails.",
  source: "OpenAPI 2.0, Swagger Object, Path Item Object and Operation Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const one of [...misplacedMembers(swagger), ...strays(swagger)]) {
      const { node, name, holder, rightObject } = one;
      yield {
        location: keyLocationOf(node),
        subject: [holder, name],
        message: `The member ${quoted(name)} is ${holder === "" ? "at the root of the document" : `inside ${quoted(holder)}`}; it belongs to ${ownerOf(swagger, rightObject)}.`,
        ...fixFor(swagger, one),
        consequences: [
          { rules: ["*"], under: node.pointer },
          ...(rightObject.pointer === "" ? followsFrom(name) : []),
        ],
      };
    }
  },
});

interface MisplacedMember {
  readonly holder: string;
  readonly name: string;
  readonly node: Node;
  readonly rightObject: RightObject;
}

function ownerOf(swagger: Swagger, { pointer }: RightObject): string {
  if (pointer === "") return "the root of the document";
  const [first, path] = parsePointer(pointer) ?? [];
  const names = namesTo(swagger, pointer);
  return pointer === toPointer([first ?? "", path ?? ""]) && first === "paths"
    ? `the path ${quoted(path ?? "")}`
    : quoted(names.join("."));
}

function fixFor(
  swagger: Swagger,
  { name, node, holder, rightObject }: MisplacedMember,
): Pick<Diagnostic, "fix" | "edits" | "cause"> {
  const target = rightObject.pointer === "" ? "the root" : ownerOf(swagger, rightObject);
  if (rightObject.taken === undefined) {
    const names = rightObject.pointer === "" ? members(swagger.root).map((one) => one.name) : [];
    const behind = rightObject.pointer === "" ? rootMemberBefore(name, names) : undefined;
    return {
      fix: `Move ${quoted(name)} to ${target}${rightObject.pointer === "" ? `, beside ${quoted(holder)}` : ""}.`,
      edits: [removeAt(node.pointer), setMember(rightObject.pointer, name, node.value, behind)],
      cause: "absent at its location",
    };
  }
  if (canonical(rightObject.taken) === canonical(node.value))
    return {
      fix: `Delete it here: ${target} has the same.`,
      edits: [removeAt(node.pointer)],
      cause: "the same",
    };
  return {
    fix: isObject(node.value)
      ? `Move what ${quoted(name)} holds into the ${quoted(name)} of ${target}.`
      : `Keep one ${quoted(name)}, in ${target}.`,
  };
}

function misplacedMembers(swagger: Swagger): readonly MisplacedMember[] {
  const ofRoot = new Set([...membersOf("document"), "x-ms-connector-metadata", "x-ms-capabilities"]);
  const inPaths = members(member(swagger.root, "paths"))
    .filter(({ name, node }) => ofRoot.has(name) && !isPathItem(node))
    .map((one) => ({ holder: "paths", ...one }));
  // Extensions are allowed anywhere, so they are no strays.
  const inInfo = members(swagger.info)
    .filter(({ name }) => name.startsWith("x-") && ofRoot.has(name))
    .map((one) => ({ holder: "info", ...one }));
  return [...inPaths, ...inInfo].map((one) => ({
    ...one,
    rightObject: { pointer: "", taken: member(swagger.root, one.name)?.value },
  }));
}

/** Members that their holder may not have, and an object around it may. */
function strays(swagger: Swagger): readonly MisplacedMember[] {
  return straysOf(swagger).flatMap(({ name, pointer, subject, rightObject }) => {
    if (rightObject === undefined) return [];
    const holder = subject.slice(0, -1).join(".");
    const value = valueAt(swagger.root.value, pointer) ?? null;
    return [{ name, holder, node: { value, file: swagger.file, pointer }, rightObject }];
  });
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
  ["paths", ["swagger/required-missing"]],
  ["host", ["host/missing"]],
  ["schemes", ["host/schemes-missing"]],
  ["consumes", ["operation/consumes-missing"]],
  ["x-ms-connector-metadata", ["swagger/metadata-properties"]],
  ["x-ms-capabilities", ["extension/testconnection"]],
]);
