/** Where an operation's outputs are described: its success response, and what a webhook sends. */
import { booleanOf, member, type Node } from "../node.ts";
import type { Operation, Response, Swagger } from "../swagger/swagger.ts";

/** The order in which the designer looks for a schema. */
const preferred = ["200", "201", "202", "204"];

/** The schema of the first success response that has one; `default` counts only where no other success is described. */
export function responseSchema(operation: Operation): Node | undefined {
  const successes = operation.responses.filter(isSuccess).sort((one, other) => rank(one) - rank(other));
  const named = successes.filter(({ status }) => status !== "default");
  return (named.length === 0 ? successes : named).find(({ schema }) => schema !== undefined)?.schema;
}

function isSuccess({ status }: Response): boolean {
  return /^2(?:\d\d|xx)$/i.test(status) || status === "default";
}

function rank({ status }: Response): number {
  const index = preferred.indexOf(status);
  return index === -1 ? preferred.length + Number(status === "default") : index;
}

const notification = "x-ms-notification-content";

/** `x-ms-notification-content` of the operation or of the path; a path's other operations don't receive it. */
function notificationOf({ node, pathItem, kind }: Operation): Node | undefined {
  return member(node, notification) ?? (kind === "webhook" ? member(pathItem, notification) : undefined);
}

export function notificationSchema(operation: Operation): Node | undefined {
  return member(notificationOf(operation), "schema");
}

/** It says what it sends, described or not, or asks for the address to send it to. */
export function isWebhook(operation: Operation, swagger: Swagger): boolean {
  if (notificationOf(operation) !== undefined) return true;
  const bodies = operation.parameters.flatMap(({ schema }) => schema ?? []);
  return bodies.some((schema) =>
    swagger
      .propertiesOf(schema)
      .some(({ node }) => booleanOf(member(node, "x-ms-notification-url")) === true),
  );
}
