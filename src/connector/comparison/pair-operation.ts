/** One operation on both sides. */
import type { Node } from "../node.ts";
import { once } from "../once.ts";
import type { Operation } from "../swagger/swagger.ts";
import type { FieldChanges, OperationPair, Side } from "./comparison.ts";
import { effectivePath } from "./effective-path.ts";
import { notificationSchema, responseSchema } from "./outputs.ts";
import { type Lenses, pairFields } from "./pair-fields.ts";
import type { Couple } from "./pair-operations.ts";
import { pairParameters } from "./pair-parameters.ts";

const nothing: FieldChanges = { kept: [], removed: [], added: [] };

export function makeOperationPair(
  couple: Couple,
  sides: Record<"before" | "after", Side>,
  lenses: Lenses,
): OperationPair {
  const { before, after } = couple;
  // Makers see neither the body nor the response of an MCP operation.
  const isMcp = before.kind === "mcp" && after.kind === "mcp";
  // Of a webhook makers see what it sends, and no answer to the subscription.
  const isWebhook = before.kind === "webhook" && after.kind === "webhook";
  const outputOf = isWebhook ? notificationSchema : responseSchema;
  const schemas = once(() =>
    isMcp ? { before: undefined, after: undefined } : { before: outputOf(before), after: outputOf(after) },
  );
  return {
    before,
    after,
    name: before.name,
    path: {
      before: effectivePath(sides.before.swagger, before),
      after: effectivePath(sides.after.swagger, after),
    },
    parameters: once(() => pairParameters(before, after, lenses)),
    body: once(() => (isMcp ? nothing : pairSchemas("body", bodySchema(before), bodySchema(after), lenses))),
    outputs: once(() => {
      if (isWebhook) return pairSchemas("notification", schemas().before, schemas().after, lenses);
      const response = pairSchemas("response", schemas().before, schemas().after, lenses);
      const [sent, sentNow] = [notificationSchema(before), notificationSchema(after)];
      return both(response, pairSchemas("notification", sent, sentNow, lenses));
    }),
    outputSchemas: schemas,
  };
}

function pairSchemas(
  part: "body" | "response" | "notification",
  before: Node | undefined,
  after: Node | undefined,
  lenses: Lenses,
): FieldChanges {
  return before === undefined || after === undefined ? nothing : pairFields(part, before, after, lenses);
}

function bodySchema(operation: Operation): Node | undefined {
  return operation.parameters.find((parameter) => parameter.in === "body")?.schema;
}

function both(one: FieldChanges, other: FieldChanges): FieldChanges {
  return {
    kept: [...one.kept, ...other.kept],
    removed: [...one.removed, ...other.removed],
    added: [...one.added, ...other.added],
  };
}
