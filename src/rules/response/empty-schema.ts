import { webhooks } from "../../connector/extensions/webhooks.ts";
import {
  items,
  keyLocationOf,
  member,
  members,
  type Node,
  objectOf,
  stringOf,
} from "../../connector/node.ts";
import { isEmptySchema } from "../../connector/schemas/empty-schema.ts";
import { selectableOperations } from "../../connector/swagger/selectable.ts";
import type { Operation, Response, Swagger } from "../../connector/swagger/swagger.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { removeAt } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "response/empty-schema",
  policy: ["5000.2.4.4"],
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "Schemas of responses that describe something",
  why: "Designers take the outputs of an action from this schema; an empty one gives makers nothing to choose from.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of selectableOperations(swagger)) {
      // Makers see no response of an MCP operation.
      if (isHidden(operation)) continue;
      for (const response of operation.responses) {
        if (!isEmpty(swagger, response)) continue;
        yield {
          location: keyLocationOf(response.schema ?? response.usedAt),
          subject: [operation.name, response.status],
          message: `The schema of the response ${quoted(response.status)} of ${quoted(operation.name)} describes nothing.`,
          ...fixIn(swagger, operation, response),
          // Makers see outputs of success alone.
          ...(response.isSuccess ? {} : { severity: "info" as const }),
        };
      }
    }
  },
});

function isHidden({ isInternal, kind }: Operation): boolean {
  return isInternal || kind === "mcp";
}

function isEmpty(swagger: Swagger, { schema, status, isSuccess }: Response): boolean {
  // Any schema of the default response is one too many: response/default-response-schema.
  if (schema === undefined || status === "default") return false;
  const resolution = swagger.resolve(schema);
  return resolution.state === "resolved" && describesNothing(resolution.node, isSuccess);
}

function fixIn(
  swagger: Swagger,
  operation: Operation,
  response: Response,
): Pick<Diagnostic, "fix" | "cause" | "edits"> {
  if (response.isSuccess && isSubscription(swagger, operation)) return subscriptionFix(response);
  return isFile(swagger, operation, response) ? fileFix : fixFor(operation, response);
}

/** Makers see what the service sends later, and no answer to the subscription. */
function isSubscription(swagger: Swagger, operation: Operation): boolean {
  return operation.kind === "webhook" || webhooks(swagger).has(operation);
}

function subscriptionFix({ schema, node, usedAt }: Response): Pick<Diagnostic, "fix" | "cause" | "edits"> {
  return {
    fix: "Delete the schema; users see only what `x-ms-notification-content` describes.",
    cause: "subscription",
    // A shared response may be used by operations that return something.
    ...(schema === undefined || node.pointer !== usedAt.pointer ? {} : { edits: [removeAt(schema.pointer)] }),
  };
}

const fileFix = {
  fix: 'For a file write `{ "type": "string", "format": "binary" }`.',
  cause: "file",
};

/** The operation, else the document, produces nothing else, or the response names a file. */
function isFile(
  swagger: Swagger,
  { node }: Operation,
  { isSuccess, status, node: response }: Response,
): boolean {
  if (!isSuccess || status === "204") return false;
  const types = items(member(node, "produces") ?? member(swagger.root, "produces")).map(stringOf);
  return (
    (types.length > 0 && types.every((type) => type !== undefined && fileTypes.test(type))) ||
    members(member(response, "headers")).some(({ name }) => name.toLowerCase() === "content-disposition")
  );
}

const fileTypes = /^(?:(?:image|audio|video|font)\/|application\/(?:octet-stream|pdf|zip)\b)/i;

/** What a GET operation returns is its purpose, and response/output-schema-missing asks for the schema. */
function fixFor(
  { method }: Operation,
  { status, isSuccess }: Response,
): { readonly fix: string; readonly cause: string } {
  if (status === "204") return { fix: "Delete the schema; a `204` has no content.", cause: "no content" };
  const orNothing = ", or delete the schema if it returns nothing";
  if (!isSuccess || ["delete", "head"].includes(method))
    return { fix: `Describe the properties the service returns${orNothing}.`, cause: "content or none" };
  return {
    fix: `Describe the properties the service returns${method === "get" ? "" : orNothing}. For a file write \`{ "type": "string", "format": "binary" }\`.`,
    cause: method === "get" ? "content" : "file, content or none",
  };
}

/** Of an error an object may stay open: what it holds is for people. */
function describesNothing(schema: Node, isSuccess: boolean): boolean {
  return isSuccess ? isEmptySchema(schema) : objectOf(schema) !== undefined && members(schema).length === 0;
}
