/** What rules see of an apiDefinition: operations, parameters, responses and schemas in the words of the field. */
import type { Node } from "../node.ts";

export type Method = "get" | "put" | "post" | "delete" | "options" | "head" | "patch";

/** A member of one of the document's maps: a definition, a security definition, a shared parameter … */
export interface Named {
  readonly name: string;
  readonly node: Node;
}

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
  /** Path templates with their path items as written, in the order of the text; `x-…` members are left out. */
  paths(): readonly { readonly template: string; readonly node: Node }[];
  definitions(): readonly Named[];
  securityDefinitions(): readonly Named[];
  /** The shared parameters of the document's `parameters`. */
  sharedParameters(): readonly Named[];
  /** The shared responses of the document's `responses`. */
  sharedResponses(): readonly Named[];
  /** Every schema object as written in the text, each exactly once, references not followed. */
  schemas(): readonly SchemaLocation[];
  /** Those of `schemas()` that have the member, in the same order. Most members are in few schemas. */
  schemasWith(name: string): readonly SchemaLocation[];
  /** Follows `$ref` (local ones only, loop-safe) to the node that is really meant; a node without one is itself. */
  resolve(node: Node): Resolution;
  /** The properties a value of this schema has: its own and those of `allOf`, references followed, first one wins. */
  propertiesOf(schema: Node): readonly Named[];
  /** Every `$ref` of the document with what became of it; `example`, `default` and `enum` values are data and left out. */
  references(): readonly Reference[];
  /** How many values the document has with all references written out; "too-large" above a million. */
  expandedSize(): number | "too-large";
}

export type Resolution =
  | { readonly state: "resolved"; readonly node: Node }
  /** The pointer leads nowhere. */
  | { readonly state: "missing"; readonly target: string }
  /** Leaves the document: never followed. */
  | { readonly state: "external"; readonly target: string }
  /** Leads back to itself. */
  | { readonly state: "circular"; readonly target: string };

export interface Reference {
  /** The text after `"$ref":`. */
  readonly node: Node;
  /** The object that holds it. */
  readonly holder: Node;
  readonly target: string;
  readonly resolution: Resolution;
}

/**
 * What the platform makes of an operation. `webhook`: it subscribes to what the service sends, as a trigger or as an action.
 * `trigger`: it starts flows by polling. `mcp`: agents call the server behind it by Model Context Protocol, so makers see neither
 * its body nor its responses.
 */
export type OperationKind = "action" | "trigger" | "webhook" | "mcp";

export interface Operation {
  /** `operationId`; undefined when absent, blank or no text. */
  readonly id: string | undefined;
  /** The id, else `GET /users`: what people call it, and its name in subjects. */
  readonly name: string;
  readonly method: Method;
  readonly path: string;
  readonly node: Node;
  /** The path item that holds it. */
  readonly pathItem: Node;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly visibility: string | undefined;
  readonly isInternal: boolean;
  readonly isDeprecated: boolean;
  readonly kind: OperationKind;
  /** `x-ms-trigger`: single, batch, or whatever text is written. */
  readonly trigger: string | undefined;
  /** Its own and the path item's parameters, references resolved, the operation's winning over the path item's. */
  readonly parameters: readonly Parameter[];
  /** Entries of the parameter lists that lead nowhere or are no objects, and lists that are none: what they mean is unknown. */
  readonly unresolvedParameters: readonly Node[];
  readonly responses: readonly Response[];
}

export interface Parameter {
  /** Empty when absent. */
  readonly name: string;
  /** `path`, `query`, `header`, `body`, `formData` or whatever text is written; empty when absent. */
  readonly in: string;
  /** The parameter itself, references followed. */
  readonly node: Node;
  /** Where the operation or path item names it (the reference, when it is one). */
  readonly usedAt: Node;
  /** Written at the path item, for all its operations. */
  readonly isFromPathItem: boolean;
  /** `x-ms-summary`. */
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly type: string | undefined;
  readonly isRequired: boolean;
  readonly isInternal: boolean;
  /** As written: a reference is not followed. */
  readonly schema: Node | undefined;
}

export interface Response {
  /** `200`, `default` … */
  readonly status: string;
  /** 200 to 299; `default` is none. */
  readonly isSuccess: boolean;
  /** False when it is a reference that leads nowhere, or no object: nothing is known about it, `node` is the reference. */
  readonly isResolved: boolean;
  /** References followed. */
  readonly node: Node;
  readonly usedAt: Node;
  readonly description: string | undefined;
  /** As written: a reference is not followed. */
  readonly schema: Node | undefined;
}

/** A schema as written: what holds it, and what it is called in subjects. */
export interface SchemaLocation {
  readonly node: Node;
  readonly type: string | undefined;
  /** Names from the outside in: `["definitions", "Invoice", "total"]`, `["GetUser", "200", "items", "id"]`. */
  readonly names: readonly string[];
  /** `notification`: the schema of `x-ms-notification-content`, what a webhook sends. */
  readonly role:
    | "definition"
    | "body"
    | "response"
    | "notification"
    | "property"
    | "items"
    | "allOf"
    | "additionalProperties";
}

/** What is at the end of its references; undefined where they lead nowhere, or in a circle. */
export function followed(swagger: Swagger, node: Node | undefined): Node | undefined {
  const resolution = node && swagger.resolve(node);
  return resolution?.state === "resolved" ? resolution.node : undefined;
}
