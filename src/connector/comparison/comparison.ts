/** Two states of one connector side by side, in the words of the field: what belongs together, what is gone, what came. */

import type { Connector } from "../connector.ts";
import type { Node } from "../node.ts";
import type { ApiProperties } from "../properties/api-properties.ts";
import type { Operation, Swagger } from "../swagger/swagger.ts";
import type { ConnectionsComparison } from "./connections.ts";
import type { Shape } from "./shape.ts";

/** One state of the connector, with its documents read. */
export interface Side {
  readonly connector: Connector;
  readonly swagger: Swagger;
  /** Undefined without an apiProperties.json. */
  readonly properties: ApiProperties | undefined;
}

export interface Comparison {
  readonly before: Side;
  readonly after: Side;
  /** Operations of both sides with the same id. Computed once, like everything here. */
  operations(): readonly OperationPair[];
  /** The id is gone, and the same verb and path has another one now. */
  renamedOperations(): readonly { readonly before: Operation; readonly after: Operation }[];
  removedOperations(): readonly Operation[];
  addedOperations(): readonly Operation[];
  connections(): ConnectionsComparison;
}

export interface OperationPair {
  readonly before: Operation;
  readonly after: Operation;
  /** The operation's id, else `GET /users`, as before. */
  readonly name: string;
  /** Base path and template, names of variables left out. */
  readonly path: { readonly before: string; readonly after: string };
  /** By name and location; the body is one of them, whatever its name. */
  parameters(): FieldChanges;
  /** What the body holds, by property path; empty unless there is a body on both sides. */
  body(): FieldChanges;
  /** What the success response and a webhook's notification hold; empty where one side describes nothing. */
  outputs(): FieldChanges;
  /** The schemas that the designer makes outputs from. */
  outputSchemas(): { readonly before: Node | undefined; readonly after: Node | undefined };
}

/** A parameter, or a part of a body, of a response, of a notification. */
export interface Field {
  readonly part: "parameter" | "body" | "response" | "notification";
  /** `customer`, `items[].total`; empty for the whole body or output. */
  readonly path: string;
  /** The last part of the path, as the author wrote it: a name may hold dots. `[]` for items; empty for the whole. */
  readonly name: string;
  /** A parameter's location; undefined for parts of schemas. */
  readonly in: string | undefined;
  /** Where it is named, references not followed. */
  readonly declaration: Node;
  readonly shape: Shape;
  readonly isRequired: boolean;
  /** It, or something it is part of, has `x-ms-visibility: internal`. */
  readonly isInternal: boolean;
}

export interface FieldPair {
  readonly before: Field;
  readonly after: Field;
}

export interface RemovedField {
  readonly before: Field;
  /** Where it would be on the head's side. */
  readonly holder: Node;
  /** The same thing under another name: other letter case, or the variable at the same position in the path. */
  readonly renamedTo: Field | undefined;
}

export interface AddedField {
  readonly after: Field;
  /** It is what another field was renamed to. */
  readonly isRename: boolean;
}

/** Nothing below a field that is gone, new or of another type is listed: the field itself says it. */
export interface FieldChanges {
  /** Those that may differ in something; equal ones are left out. A parameter that moved has another `in`. */
  readonly kept: readonly FieldPair[];
  readonly removed: readonly RemovedField[];
  readonly added: readonly AddedField[];
}
