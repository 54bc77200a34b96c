import { extensionsOf, ownerNamesOf } from "../../connector/extensions/extensions.ts";
import { notificationContent } from "../../connector/extensions/webhooks.ts";
import { keyLocationOf, member, members, type Node } from "../../connector/node.ts";
import { oncePer } from "../../connector/once.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
import { parsePointer } from "../../text/json/pointer.ts";
import { quoted } from "../../wording/quoted.ts";
import { whose } from "../../wording/whose.ts";
import { registeringPaths } from "./_registering.ts";

export default defineRule({
  id: "trigger/notification-schema",
  severity: "error",
  needs: ["swagger"],
  title: "A described payload beside the operation that registers",
  why: "The platform looks for what a webhook sends in the path, beside the operation; makers can use only the fields that its schema describes.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/create-webhook-trigger",
  since: "0.1.0",
  *check({ swagger }) {
    for (const extension of extensionsOf(swagger)) {
      if (extension.name !== notificationContent) continue;
      const problem = problemOf(swagger, extension.node, whose(ownerNamesOf(swagger, extension)));
      if (problem === undefined) continue;
      yield {
        location: keyLocationOf(extension.node),
        subject: ownerNamesOf(swagger, extension),
        ...problem,
      };
    }
  },
});

function problemOf(
  swagger: Swagger,
  node: Node,
  owner: string,
): (Omit<Diagnostic, "location" | "subject"> & Partial<Pick<Diagnostic, "location">>) | undefined {
  const segments = parsePointer(node.pointer) ?? [];
  const what = `The ${quoted(notificationContent)} ${owner}`;
  if (segments[0] !== "paths" || segments.length !== 3)
    return {
      message: `${what} does not stand in the path.`,
      fix: "Move it into the path, beside the operation that registers the webhook.",
      cause: "place",
    };
  const schema = member(node, "schema");
  const isEmpty = schema === undefined || members(schema).length === 0;
  const path = segments[1] ?? "";
  if (isEmpty && !pathsOf(swagger).has(path))
    return {
      message: `The ${quoted(notificationContent)} of ${quoted(path)} belongs to no operation.`,
      fix: "Delete the path, or add the operation that registers the webhook.",
      cause: "alone",
      severity: "warning",
    };
  if (pathsOf(swagger).has(path) && !registeringPaths(swagger).has(path))
    return {
      message: `The ${quoted(notificationContent)} of ${quoted(path)} belongs to no operation that registers a webhook.`,
      fix: "Delete it; nothing subscribes at this path.",
      cause: "no subscription",
      severity: "warning",
    };
  const fix = "Describe the fields of the payload in `schema`.";
  if (schema === undefined) return { message: `${what} has no schema.`, fix, cause: "absent" };
  if (isEmpty)
    return {
      location: keyLocationOf(schema),
      message: `The schema of the ${quoted(notificationContent)} ${owner} is empty.`,
      fix,
      cause: "empty",
    };
  if (!isBare(swagger, schema)) return undefined;
  // An object that may hold anything is allowed, of little use, and published.
  return { message: `${what} describes no fields.`, fix, cause: "bare", severity: "warning" };
}

/** Those with an operation. */
const pathsOf = oncePer(
  (swagger: Swagger): ReadonlySet<string> => new Set(swagger.operations().map(({ path }) => path)),
);

const bare = new Set(["type", "description", "title", "x-ms-summary", "x-ms-visibility"]);

function isBare(swagger: Swagger, schema: Node): boolean {
  const resolution = swagger.resolve(schema);
  if (resolution.state !== "resolved") return false;
  const isObject = member(resolution.node, "type")?.value === "object";
  return isObject && members(resolution.node).every(({ name }) => bare.has(name));
}
