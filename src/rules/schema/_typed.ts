/** Everything in a swagger that has a type: schemas and the parameters that are no bodies. */

import { member, type Node } from "../../connector/node.ts";
import type { SchemaLocation, Swagger } from "../../connector/swagger/swagger.ts";
import { quoted } from "../../wording/quoted.ts";
import { writtenParameters } from "../parameter/_written.ts";

export interface TypedLocation {
  readonly node: Node;
  readonly type: string | undefined;
  /** Names, outermost first. */
  readonly subject: readonly string[];
  /** Within a sentence: "the property `total` of `Invoice`". */
  readonly label: string;
  readonly role: SchemaLocation["role"] | "parameter";
}

/** Those with the member. Schemas that are nothing but a reference are left out: what they refer to stands elsewhere. */
export function typedLocationsWith(swagger: Swagger, name: string): readonly TypedLocation[] {
  const schemas = swagger
    .schemasWith(name)
    .filter(({ node }) => member(node, "$ref") === undefined)
    .map((site) => new TypedSchema(site));
  const parameters = writtenParameters(swagger)
    .filter(({ parameter }) => parameter.in !== "body" && member(parameter.node, name) !== undefined)
    .map(({ parameter, subject, label }): TypedLocation => {
      const { node, type } = parameter;
      return { node, type, role: "parameter", subject, label };
    });
  return [...schemas, ...parameters];
}

/** Its label is put into words when somebody reports it. */
class TypedSchema implements TypedLocation {
  readonly node: Node;
  readonly type: string | undefined;
  readonly subject: readonly string[];
  readonly role: SchemaLocation["role"];

  constructor({ node, type, names, role }: SchemaLocation) {
    this.node = node;
    this.type = type;
    this.subject = names;
    this.role = role;
  }

  get label(): string {
    return labelOf(this.subject, this.role);
  }
}

/** What to call a schema within a sentence, from the names that lead to it. */
export function labelOf(names: readonly string[], role: SchemaLocation["role"]): string {
  const [outermost = "", ...inner] = names;
  const path =
    names[0] === "definitions" || names[0] === "parameters" || names[0] === "responses" ? inner : names;
  const [holder = outermost, ...rest] = path;
  if (rest.length === 0) return `the definition ${quoted(holder)}`;
  if (role === "response") return `the response ${quoted(rest.join("."))} of ${quoted(holder)}`;
  if (role === "body") return `the body of ${quoted(holder)}`;
  if (role === "notification") return `the notification of ${quoted(holder)}`;
  const kind = role === "property" ? "the property" : "the schema";
  return `${kind} ${quoted(rest.join("."))} of ${quoted(holder)}`;
}
