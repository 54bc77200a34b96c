/** Everything in a swagger that has a type: schemas and the parameters that are no bodies. */

import type { Node } from "../../connector/node.ts";
import { oncePer } from "../../connector/once.ts";
import type { SchemaSite, Swagger } from "../../connector/swagger.ts";
import { quoted } from "../../text/quoted.ts";
import { writtenParameters } from "../parameter/_written.ts";

export interface TypedPlace {
  readonly node: Node;
  readonly type: string | undefined;
  /** Names, outermost first. */
  readonly subject: readonly string[];
  /** Within a sentence: "the property `total` of `Invoice`". */
  readonly label: string;
  readonly role: SchemaSite["role"] | "parameter";
}

/** Schemas that are nothing but a reference are left out: what they refer to stands elsewhere. */
export const typedPlaces = oncePer((swagger: Swagger): readonly TypedPlace[] => {
  const schemas = swagger
    .schemas()
    .filter(({ node }) => !isReference(node))
    .map(({ node, type, names, role }) => ({
      node,
      type,
      role,
      subject: names,
      label: labelOf(names, role),
    }));
  const parameters = writtenParameters(swagger)
    .filter(({ parameter }) => parameter.in !== "body")
    .map(({ parameter, subject, label }) => ({
      node: parameter.node,
      type: parameter.type,
      role: "parameter" as const,
      subject,
      label,
    }));
  return [...schemas, ...parameters];
});

function isReference({ value }: Node): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, "$ref");
}

/** What to call a schema within a sentence, from the names that lead to it. */
export function labelOf(names: readonly string[], role: SchemaSite["role"]): string {
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
