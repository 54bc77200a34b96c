/** Triggers that ask the service again and again. */

import { webhooks } from "../../connector/extensions/webhooks.ts";
import { member, type Node, stringOf } from "../../connector/node.ts";
import { selectableOperations } from "../../connector/swagger/selectable.ts";
import { followed, type Operation, type Swagger } from "../../connector/swagger/swagger.ts";

/** Triggers that makers can choose. */
export function visibleTriggers(swagger: Swagger): readonly Operation[] {
  return selectableOperations(swagger).filter(
    ({ trigger, isInternal }) => trigger !== undefined && trigger.trim() !== "" && !isInternal,
  );
}

/** Triggers without an address to call: nobody calls them, so they ask. */
export function pollingTriggers(swagger: Swagger): readonly Operation[] {
  const called = webhooks(swagger);
  return swagger.operations().filter((operation) => isPolling(operation) && !called.has(operation));
}

function isPolling({ trigger, method, node, pathItem }: Operation): boolean {
  if (trigger === undefined || member(pathItem, "x-ms-notification-content") !== undefined) return false;
  // A webhook wakes those that have a notification.
  if (member(node, "x-ms-notification") !== undefined) return false;
  const mode = stringOf(member(member(node, "x-ms-trigger-metadata"), "mode"));
  return mode === "polling" || method === "get";
}

/** The schema of the answer that starts flows, references followed; undefined when it has none. */
export function answerOf(swagger: Swagger, operation: Operation): Node | undefined {
  return followed(swagger, writtenAnswerOf(operation));
}

/** As it is in the response: a reference is not followed. */
export function writtenAnswerOf({ responses }: Operation): Node | undefined {
  return responses.find(({ isSuccess, schema }) => isSuccess && schema !== undefined)?.schema;
}
