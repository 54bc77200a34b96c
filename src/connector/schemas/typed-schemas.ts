/** Everything in a swagger that has a type: schemas and the parameters that are no bodies. */

import { member, type Node } from "../node.ts";
import { writtenParameters } from "../parameters/written-parameters.ts";
import type { PartLabel } from "../part-label.ts";
import type { SchemaLocation, Swagger } from "../swagger/swagger.ts";

export interface TypedLocation {
  readonly node: Node;
  readonly type: string | undefined;
  /** Names, outermost first. */
  readonly subject: readonly string[];
  readonly label: PartLabel;
  readonly role: SchemaLocation["role"] | "parameter";
}

/** Those with the member. Schemas that are nothing but a reference are left out: what they refer to is elsewhere. */
export function typedLocationsWith(swagger: Swagger, name: string): readonly TypedLocation[] {
  const schemas = swagger
    .schemasWith(name)
    .filter(({ node }) => member(node, "$ref") === undefined)
    .map((location) => new TypedSchema(location));
  const parameters = writtenParameters(swagger)
    .filter(({ parameter }) => parameter.in !== "body" && member(parameter.node, name) !== undefined)
    .map(({ parameter, subject, label }): TypedLocation => {
      const { node, type } = parameter;
      return { node, type, role: "parameter", subject, label };
    });
  return [...schemas, ...parameters];
}

/** Its label is made only when a rule reports it. */
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

  get label(): PartLabel {
    return schemaLabel(this.subject, this.role);
  }
}

/** From the names that lead to a schema. */
export function schemaLabel(names: readonly string[], role: SchemaLocation["role"]): PartLabel {
  const [outermost = "", ...inner] = names;
  const path =
    names[0] === "definitions" || names[0] === "parameters" || names[0] === "responses" ? inner : names;
  const [of = outermost, ...rest] = path;
  if (rest.length === 0) return { what: "the definition", name: of };
  if (role === "body") return { what: "the body", of };
  if (role === "notification") return { what: "the notification", of };
  const name = rest.join(".");
  if (role === "response") return { what: "the response", name, of };
  return { what: role === "property" ? "the property" : "the schema", name, of };
}
