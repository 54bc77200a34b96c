import { items, keyLocationOf, member, members, type Node, stringOf } from "../../connector/node.ts";
import {
  type PropertyShape,
  parameterShape,
  policyShape,
  propertiesShape,
} from "../../connector/platform/properties-schema.ts";
import { connectionParameterSubject } from "../../connector/properties/connection-parameters.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { isArray, isObject } from "../../text/json/json.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";
import { isLikeParameter, moveIntoParameters } from "./_misplaced.ts";
import { policyName } from "./_policies.ts";

export default defineRule({
  id: "connection/schema",
  severity: "info",
  needs: ["properties"],
  title: "Follow the schema of apiProperties.json",
  why: "Microsoft's tools check the file against this schema. They reject or ignore what doesn't match.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, schemas/paconn-apiProperties.schema.json",
  since: "0.1.0",
  *check({ properties }) {
    const root = properties.properties;
    // What is no object has connection/structure.
    if (root === undefined || !isObject(root.value)) return;
    // Unknown names have connection/unknown-member.
    const shape = { ...propertiesShape, closed: false };
    yield* compare({ node: root, shape, name: "properties", subject: [] });
    for (const parameter of properties.connectionParameters()) {
      const { node, name, set } = parameter;
      yield* compare({
        node,
        shape: parameterShape,
        name,
        subject: connectionParameterSubject(parameter),
        set,
      });
    }
    for (const policy of properties.policyTemplates()) {
      const name = policyName(policy);
      yield* compare({ node: policy.node, shape: policyShape, name, subject: ["policy", name] });
    }
  },
});

/** Values whose form has a rule of its own, by holder and name. */
const elsewhere: ReadonlySet<string> = new Set([
  "properties.capabilities",
  "properties.publisher",
  "properties.stackOwner",
  "constraints.required",
  "constraints.hidden",
  "constraints.clearText",
  "constraints.tabIndex",
  "oAuthSettings.identityProvider",
  "oAuthSettings.customParameters",
  "parameters.x-ms-apimTemplate-operationName",
]);

/** Names that public connectors use although the schema doesn't have them. */
const used = /^(?:gatewaySettings?|oauth[-_]?settings?|default|metadata)$/i;

/** A value, what people call it, and the parameter set that holds it, if any. */
interface Held {
  readonly node: Node;
  readonly name: string;
  readonly shape: PropertyShape;
  readonly subject: readonly string[];
  readonly set?: string | undefined;
}

function* compare(held: Held): Generator<Diagnostic> {
  const { node, shape, name, subject, set } = held;
  if (shape.types?.some((type) => hasType(node, type)) === false) {
    // A string instead of a list of scopes is the business of connection/scopes.
    if (name !== "scopes") yield wrongType(node, shape.types, name, subject);
    return;
  }
  for (const item of shape.items === undefined ? [] : items(node)) {
    const label = nameOf(item);
    const of = { name, subject: [...subject, label], set: name === "values" ? label : set };
    yield* compare({ ...of, node: item, shape: shape.items ?? {} });
  }
  for (const { name: key, node: inside } of members(node)) yield* compareMember(held, key, inside);
}

function* compareMember(
  { shape, name, subject, set, node: holder }: Held,
  key: string,
  node: Node,
): Generator<Diagnostic> {
  const known = knownShape(shape, key);
  const of = [...subject, key];
  if (known !== undefined) {
    if (!elsewhere.has(`${name}.${key}`)) yield* compare({ node, name: key, shape: known, subject: of, set });
  } else if (shape.closed === true && !used.test(key))
    yield {
      location: keyLocationOf(node),
      subject: of,
      message: `${quoted(key)} isn't a property of ${quoted(name)} in the schema.`,
      fix: isLikeParameter(key, node) ? moveIntoParameters(key, set) : fixFor(holder, key, shape),
    };
}

/** Of a parameter set or an allowed value; else the item itself. */
function nameOf(item: Node): string {
  const name = stringOf(member(item, "name")) ?? stringOf(member(item, "value"));
  return name ?? (isObject(item.value) ? "item" : String(item.value));
}

function knownShape(
  { members: known = {}, pattern }: PropertyShape,
  name: string,
): PropertyShape | undefined {
  if (Object.hasOwn(known, name)) return known[name];
  return pattern !== undefined && new RegExp(pattern).test(name) ? {} : undefined;
}

function fixFor(holder: Node, key: string, { members: known = {} }: PropertyShape): string {
  const inner = Object.entries(known).find(([, one]) => Object.hasOwn(one.members ?? {}, key))?.[0];
  if (inner !== undefined && member(member(holder, inner), key) === undefined)
    return `Move ${quoted(key)} into ${quoted(inner)}.`;
  const meant = inner === undefined ? didYouMean(key, Object.keys(known), 1) : undefined;
  return meant === undefined
    ? "Check its spelling, and test a connection before you submit the connector."
    : `Rename ${quoted(key)} to ${quoted(meant)}.`;
}

function wrongType(
  node: Node,
  types: readonly string[],
  name: string,
  subject: readonly string[],
): Diagnostic {
  const [type = ""] = types;
  // Asking for a secret as a string would bring one into the repository.
  const isSecret = type === "string" && /secret|password|key|token/i.test(name);
  return {
    location: keyLocationOf(node),
    subject: [...subject, "type"],
    message: `The value of ${quoted(name)} is ${kindOf(node)}, but it must be ${articled(type)}.`,
    fix: isSecret
      ? `Remove ${quoted(name)}, and keep its value out of the repository.`
      : typeFix(node, type, name),
  };
}

function typeFix({ value }: Node, type: string, name: string): string {
  return value === null ? `Remove ${quoted(name)}.` : (fixes[type] ?? `Write ${articled(type)}.`);
}

function hasType({ value }: Node, type: string): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return isArray(value);
    case "object":
      return isObject(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function kindOf({ value }: Node): string {
  if (value === null) return "`null`";
  if (isArray(value)) return "an array";
  if (isObject(value)) return "an object";
  return typeof value === "string" ? "a string" : `the ${typeof value} \`${String(value)}\``;
}

function articled(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

const fixes: Readonly<Record<string, string>> = {
  object: "Write an object in braces, like `{ … }`.",
  array: "Write an array in brackets, like `[ … ]`.",
  string: 'Write a string in quotes, like `"…"`.',
  integer: "Write a whole number without quotes.",
};
