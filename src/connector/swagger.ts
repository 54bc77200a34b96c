/** What rules see of an apiDefinition: operations, parameters, responses and schemas in the words of the field. */
import type { Node } from "./node.ts";

export type Method = "get" | "put" | "post" | "delete" | "options" | "head" | "patch";

export interface Swagger {
  readonly file: string;
  readonly root: Node;
  readonly info: Node | undefined;
  readonly title: string | undefined;
  readonly host: string | undefined;
  readonly basePath: string | undefined;
  readonly schemes: readonly string[];
  /** In the order of the text. Computed once. */
  operations(): readonly Operation[];
  /** The operation with this id, exactly spelled; undefined when none or several have it. */
  operation(id: string): Operation | undefined;
  /** Path templates with their path items, in the order of the text. */
  paths(): readonly { readonly template: string; readonly node: Node }[];
  definitions(): readonly { readonly name: string; readonly node: Node }[];
  securityDefinitions(): readonly { readonly name: string; readonly node: Node }[];
  /** Every schema object as written in the text, each exactly once, references not followed. */
  schemas(): readonly SchemaSite[];
  /** Follows `$ref` (local ones only, loop-safe) to the node that is really meant. */
  resolve(node: Node): Resolution;
  /** Every `$ref` of the document with what became of it. */
  references(): readonly { readonly node: Node; readonly target: string; readonly resolution: Resolution }[];
}

export type Resolution =
  | { readonly state: "resolved"; readonly node: Node }
  /** The pointer leads nowhere. */
  | { readonly state: "missing"; readonly target: string }
  /** Leaves the document: never followed. */
  | { readonly state: "external"; readonly target: string }
  /** Leads back to itself. */
  | { readonly state: "circular"; readonly target: string };

export interface Operation {
  /** `operationId`; undefined when absent or no text. */
  readonly id: string | undefined;
  /** The id, else `GET /users`: what people call it, and its name in subjects. */
  readonly name: string;
  readonly method: Method;
  readonly path: string;
  readonly node: Node;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly visibility: string | undefined;
  readonly isInternal: boolean;
  readonly isDeprecated: boolean;
  /** `x-ms-trigger`: single, batch, or whatever is written. */
  readonly trigger: string | undefined;
  /** Its own and the path item's parameters, references resolved, the operation's winning over the path item's. */
  readonly parameters: readonly Parameter[];
  readonly responses: readonly Response[];
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  /** The parameter itself, references followed. */
  readonly node: Node;
  /** Where the operation or path item names it (the reference, when it is one). */
  readonly usedAt: Node;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly type: string | undefined;
  readonly isRequired: boolean;
  readonly isInternal: boolean;
  readonly schema: Node | undefined;
}

export interface Response {
  /** `200`, `default` … */
  readonly status: string;
  readonly isSuccess: boolean;
  /** References followed. */
  readonly node: Node;
  readonly usedAt: Node;
  readonly description: string | undefined;
  readonly schema: Node | undefined;
}

/** A schema as written: what holds it, and what it is called in subjects. */
export interface SchemaSite {
  readonly node: Node;
  readonly type: string | undefined;
  /** Names from the outside in: `["definitions", "Invoice", "total"]`, `["GetUser", "200", "items", "id"]`. */
  readonly names: readonly string[];
  readonly role: "definition" | "body" | "response" | "property" | "items" | "allOf" | "additionalProperties";
}
