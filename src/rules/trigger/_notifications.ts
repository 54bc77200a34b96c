/** `x-ms-notification`: a trigger that fetches, paired with the operation that subscribes. */
import { member, type Node, stringOf } from "../../connector/node.ts";
import { oncePer } from "../../connector/once.ts";
import type { Operation, Swagger } from "../../connector/swagger/swagger.ts";

export interface Notification {
  readonly fetch: Operation;
  readonly node: Node;
  readonly operationId: Node | undefined;
  /** Undefined when none or several operations have the id. */
  readonly subscribe: Operation | undefined;
}

export const notificationsOf = oncePer((swagger: Swagger): readonly Notification[] =>
  swagger.operations().flatMap((fetch) => {
    const node = member(fetch.node, "x-ms-notification");
    if (node === undefined) return [];
    const operationId = member(node, "operationId");
    return [{ fetch, node, operationId, subscribe: swagger.operation(stringOf(operationId) ?? "") }];
  }),
);
