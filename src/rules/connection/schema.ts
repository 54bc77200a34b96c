import { items, keyLocationOf, member, members, type Node } from "../../connector/node.ts";
import { connectionParameterSubject } from "../../connector/properties/connection-parameters.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { isArray, isObject } from "../../text/json/json.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";
import { policyName } from "./_policies.ts";
import {
  connectionParameterShape,
  policyShape,
  propertiesShape,
  type Shape,
  type ValueType,
} from "./_shapes.ts";

export default defineRule({
  id: "connection/schema",
  severity: "info",
  needs: ["properties"],
  title: "Properties in the form of the schema",
  why: "The tools of the repository check the file against a schema; what has another form is refused or not read.",
  source: "https://github.com/microsoft/PowerPlatformConnectors, schemas/paconn-apiProperties.schema.json",
  since: "0.1.0",
  *check({ properties }) {
    const root = properties.properties;
    // What is no object has connection/structure.
    if (root === undefined || !isObject(root.value)) return;
    yield* compare(root, propertiesShape, "properties", []);
    for (const parameter of properties.connectionParameters())
      yield* compare(
        parameter.node,
        connectionParameterShape,
        parameter.name,
        connectionParameterSubject(parameter),
      );
    for (const policy of properties.policyTemplates())
      yield* compare(policy.node, policyShape, policyName(policy), ["policy", policyName(policy)]);
  },
});

/** @param name what people call the value */
function* compare(node: Node, shape: Shape, name: string, subject: readonly string[]): Generator<Diagnostic> {
  if (!hasType(node, shape.type)) {
    yield {
      location: keyLocationOf(node),
      subject: [...subject, "type"],
      message: `The value of ${quoted(name)} is ${kindOf(node)}, not ${articled(shape.type)}.`,
      fix: `Write ${articled(shape.type)}${examples[shape.type]}.`,
    };
    return;
  }
  if (shape.items !== undefined) {
    for (const item of items(node)) yield* compare(item, shape.items, name, [...subject, String(item.value)]);
  }
  for (const { name: key, node: inside } of shape.members === undefined ? [] : members(node)) {
    const known = shape.members?.get(key);
    if (known !== undefined) yield* compare(inside, known, key, [...subject, key]);
    else if (shape.otherNames?.test(key) !== true)
      yield unknown({ holder: node, name, shape, subject }, inside, key);
  }
}

interface Held {
  readonly holder: Node;
  readonly name: string;
  readonly shape: Shape;
  readonly subject: readonly string[];
}

function unknown({ holder, name, shape, subject }: Held, node: Node, key: string): Diagnostic {
  return {
    location: keyLocationOf(node),
    subject: [...subject, key],
    message: `The member ${quoted(key)} of ${quoted(name)} is not in the schema.`,
    fix: fixFor(holder, key, shape),
  };
}

function fixFor(holder: Node, key: string, shape: Shape): string {
  const inner = [...(shape.members ?? [])].find(([, { members: known }]) => known?.has(key) === true)?.[0];
  if (inner !== undefined && member(member(holder, inner), key) === undefined)
    return `Move ${quoted(key)} into ${quoted(inner)}.`;
  const meant = inner === undefined ? didYouMean(key, [...(shape.members?.keys() ?? [])]) : undefined;
  return meant === undefined ? `Remove ${quoted(key)}.` : `Rename ${quoted(key)} to ${quoted(meant)}.`;
}

function hasType({ value }: Node, type: ValueType): boolean {
  switch (type) {
    case "anything":
      return true;
    case "object":
      return isObject(value);
    case "list":
      return isArray(value);
    case "text":
      return typeof value === "string";
  }
}

function kindOf({ value }: Node): string {
  if (value === null) return "`null`";
  if (isArray(value)) return "a list";
  if (isObject(value)) return "an object";
  return typeof value === "string" ? "a text" : `the ${typeof value} \`${String(value)}\``;
}

function articled(type: ValueType): string {
  return type === "object" ? "an object" : `a ${type}`;
}

const examples: Record<ValueType, string> = {
  object: " in braces, like `{ … }`",
  list: " in brackets, like `[ … ]`",
  text: ' in quotes, like `"…"`',
  anything: "",
};
