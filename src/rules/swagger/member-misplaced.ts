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
import { pathMembers, withoutOperation } from "./_path-members.ts";
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
    const inPaths = pathMembers(swagger);
    yield* withoutOperation(inPaths);
    const all = [...misplacedMembers(swagger), ...strays(swagger), ...amongResponses(swagger), ...inPaths];
    for (const one of all) {
      const { node, name, holder, rightObject } = one;
      if (rightObject === undefined) continue;
      yield {
        location: keyLocationOf(node),
        subject: [holder, name],
        message: `The member ${quoted(name)} is ${whereOf(swagger, holder, rightObject)}; it belongs to ${ownerOf(swagger, rightObject)}.`,
        ...fixFor(swagger, { ...one, rightObject }),
        consequences: [{ rules: ["*"], under: node.pointer }, ...followsFrom(name, rightObject.pointer)],
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

/** A parameter or response is called like its schema. */
function whereOf(swagger: Swagger, holder: string, { pointer }: RightObject): string {
  if (holder === "") return "at the root of the document";
  return pointer !== "" && namesTo(swagger, pointer).join(".") === holder
    ? `inside the \`schema\` of ${quoted(holder)}`
    : `inside ${quoted(holder)}`;
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
  if (verbs.has(name))
    return { fix: `Move ${quoted(name)} to a path of its own: ${target} has another ${quoted(name)}.` };
  return {
    fix: isObject(node.value)
      ? `Move what ${quoted(name)} holds into the ${quoted(name)} of ${target}.`
      : `Keep one ${quoted(name)}, in ${target}.`,
  };
}

function misplacedMembers(swagger: Swagger): readonly MisplacedMember[] {
  const ofRoot = new Set([...membersOf("document"), "x-ms-connector-metadata", "x-ms-capabilities"]);
  const inPaths = membersIn(swagger, "paths").filter(
    ({ name, node }) => ofRoot.has(name) && !isPathItem(node),
  );
  // Extensions are allowed anywhere, so they are no strays.
  const inInfo = membersIn(swagger, "info").filter(({ name }) => name.startsWith("x-") && ofRoot.has(name));
  // Objects may be called so there.
  const inMaps = ["definitions", "parameters", "responses", "securityDefinitions"]
    .flatMap((map) => membersIn(swagger, map))
    .filter(({ name, node }) => ofRoot.has(name) && node.value !== null && !isObject(node.value));
  return [...inPaths, ...inInfo, ...inMaps].map((one) => ({
    ...one,
    rightObject: { pointer: "", taken: member(swagger.root, one.name)?.value },
  }));
}

function membersIn(swagger: Swagger, holder: string): readonly Omit<MisplacedMember, "rightObject">[] {
  return members(member(swagger.root, holder)).map((one) => ({ holder, ...one }));
}

/** Members of an operation among its responses. */
function amongResponses(swagger: Swagger): readonly MisplacedMember[] {
  const ofOperation = new Set(membersOf("operation"));
  return swagger.operations().flatMap(({ name: operation, node }) =>
    members(member(node, "responses"))
      .filter(({ name }) => ofOperation.has(name) && !name.startsWith("x-"))
      .map((one) => ({
        holder: `${operation}.responses`,
        ...one,
        rightObject: { pointer: node.pointer, taken: member(node, one.name)?.value },
      })),
  );
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

/** What other rules report because the member is not where it belongs. */
function followsFrom(name: string, pointer: string): readonly Consequences[] {
  const isInOperation = pointer !== "" && pointer !== "/info";
  const rules = (isInOperation ? missingInOperation : missingWithout).get(name);
  return rules === undefined ? [] : [{ rules, under: isInOperation ? pointer : null }];
}

const missingInOperation: ReadonlyMap<string, readonly string[]> = new Map([
  ["summary", ["operation/summary-missing"]],
  ["description", ["operation/description-missing"]],
  ["operationId", ["operation/id-required"]],
  ["responses", ["response/op-no-response"]],
  ["parameters", ["parameter/path-param-missing"]],
  ["consumes", ["operation/consumes-missing"]],
]);

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
  ["swagger", ["swagger/swagger-version"]],
  ["info", ["swagger/required-missing"]],
  ["title", ["title/missing"]],
  ["description", ["description/missing"]],
  ["version", ["swagger/required-missing"]],
  ["contact", ["swagger/contact-missing"]],
  ["paths", ["swagger/required-missing"]],
  ["host", ["host/missing"]],
  ["schemes", ["host/schemes-missing"]],
  ["consumes", ["operation/consumes-missing"]],
  ["x-ms-connector-metadata", ["swagger/metadata-properties"]],
  ["x-ms-capabilities", ["extension/testconnection"]],
]);
